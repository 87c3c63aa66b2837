import regions from './regions/regions.json';

/** Codes of GB/T 2260 (6 digits) and its continuation (9 for a street or town, 12 for a village or community). */
const names: Readonly<Record<string, string>> = regions;
function has(code: string): boolean {
  return Object.prototype.hasOwnProperty.call(names, code);
}

/** Whether a text has the form of a region code; says nothing about whether such a place exists. */
export function isRegionCode(text: string): boolean {
  return /^[1-9]\d{5}(\d{3}(\d{3})?)?$/.test(text);
}

/**
 * The digits of a code that tell places apart: `220000` → `22`, `220200` → `2202`, all others as they are.
 * One place lies in another when its prefix begins with the other's.
 */
export function regionPrefix(code: string): string {
  if (code.length > 6) return code;
  if (code.endsWith('0000')) return code.slice(0, 2);
  return code.endsWith('00') ? code.slice(0, 4) : code;
}

/** Whether `inner` is `outer` or lies in it. */
export function liesIn(inner: string, outer: string): boolean {
  return regionPrefix(inner).startsWith(regionPrefix(outer));
}

/** The code one step up, or null for a province. */
export function parentRegion(code: string): string | null {
  if (code.length === 12) return code.slice(0, 9);
  if (code.length === 9) return code.slice(0, 6);
  if (code.endsWith('0000')) return null;
  return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
}

/** A place and all above it, from the place up. */
export function withPlacesAbove(region: string): readonly string[] {
  const above = parentRegion(region);
  return above === null ? [region] : [region, ...withPlacesAbove(above)];
}

/** The place's own name, or null where the table doesn't have it. */
export function regionName(code: string): string | null {
  return has(code) ? (names[code] ?? null) : null;
}

/**
 * The place of a code, as the table has it now: a code that it lacks among others of its step was merged or given up, and
 * the place above stands for it. A code below the table's last step stays as it is; null for one that lies nowhere.
 */
export function presentRegion(code: string): string | null {
  if (has(code)) return code;
  const above = isRegionCode(code) ? parentRegion(code) : null;
  if (above === null || above === code) return null;
  const present = presentRegion(above);
  if (present === null) return null;
  return present === above && childRegions(above).length === 0 ? code : present;
}

/** The names from the province down, as far as the table knows them: `['江西省', '宜春市', '高安市', '瑞州街道']`. */
export function regionPath(code: string): string[] {
  const above = parentRegion(code);
  const own = regionName(code);
  return [...(above === null ? [] : regionPath(above)), ...(own === null ? [] : [own])];
}

export interface Region {
  readonly code: string;
  readonly name: string;
}

/** The places one step below `code`, or all provinces for null; in the order of their codes. */
export function childRegions(code: string | null): Region[] {
  return Object.keys(names)
    .filter((candidate) => parentRegion(candidate) === code)
    .sort()
    .map((candidate) => ({ code: candidate, name: names[candidate] ?? candidate }));
}
