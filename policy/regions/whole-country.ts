import { learnRegions, liesIn, regionPrefix } from '../region-names';
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

const presentNames = new Map(countyRows.map(([code, name]) => [code, name]));
const givenUp = formerCountyRows.filter(([code]) => !presentNames.has(code));

/** 公主岭市 is the same place as 公主岭市 of another code, and 宜春地区 as 宜春市; 崇文区 is not 东城区, 莱芜市 not 济南市. */
function goesOn([code, name, , , now]: FormerCountyRow): boolean {
  return (
    regionPrefix(code).length === regionPrefix(now).length &&
    ownName(name) === ownName(presentNames.get(now) ?? '')
  );
}

function ownName(name: string): string {
  return name.replace(/(地区|自治县|自治州|盟|市|县|区)$/u, '');
}

/** The codes under which something of a place may be stored: its own, then those given up that it followed. */
export function codesOf(region: string): readonly string[] {
  return [region, ...formerCodes((now) => now === region)];
}

/** Codes given up that lie in a place now, wherever they lay before. */
export function formerCodesWithin(region: string): readonly string[] {
  return formerCodes((now) => liesIn(now, region));
}

function formerCodes(isWanted: (now: string) => boolean): readonly string[] {
  return [...new Set(givenUp.filter(([, , , , now]) => isWanted(now)).map(([code]) => code))];
}

let known = false;

/** Lays the whole country behind `region-names.ts`, once and for all. */
export function knowWholeCountry(): void {
  if (known) return;
  known = true;
  learnRegions({
    whole: countyRows.map(([code, name]) => [code, name]),
    successors: givenUp.map(([code, , , , now]) => [code, now]),
    goingOn: givenUp.filter(goesOn).map(([code]) => code),
  });
}
