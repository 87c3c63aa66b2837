import { learnRegions } from '../region-names';
import counties from './counties.json';
import formerCounties from './former-counties.json';

/** A place to county level: its code, its name and the first letters of the name's pinyin. */
export type CountyRow = readonly [code: string, name: string, letters: string];

/** A name that a place had until a year, and the code of the place that it is in now: the same one where it was renamed. */
export type FormerCountyRow = readonly [
  code: string,
  name: string,
  letters: string,
  until: number,
  now: string,
];

/** The whole country to county level, for the server: an app's main package has no room for it. */
export const countyRows = counties as unknown as readonly CountyRow[];
export const formerCountyRows = formerCounties as unknown as readonly FormerCountyRow[];

let known = false;

/** Lays the whole country behind `region-names.ts`, once and for all. */
export function knowWholeCountry(): void {
  if (known) return;
  known = true;
  const present = new Set(countyRows.map(([code]) => code));
  const givenUp = formerCountyRows.filter(([code]) => !present.has(code));
  learnRegions({
    whole: countyRows.map(([code, name]) => [code, name]),
    successors: givenUp.map(([code, , , , now]) => [code, now]),
  });
}
