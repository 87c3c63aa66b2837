import regions from './regions/regions.json';

/** Codes of GB/T 2260 (6 digits) and its continuation (9 for a street or town, 12 for a village or community). */
const listed = new Map<string, string>(Object.entries(regions));
/** Names learned one by one: what lies beside such a place is not known to be listed. */
const learned = new Map<string, string>();
/** Codes that were given up, each with the one that stands for it now. */
const successors = new Map<string, string>();
/** Those of them whose place has kept its name, such as a county that became a district. */
const goingOn = new Set<string>();

/**
 * More of the country than the shipped table: `whole` steps, none of whose places is missing, single `names`, and codes given
 * up. The server knows all to county level, a phone what it has asked for. No amount depends on a name.
 */
export function learnRegions(more: {
  readonly whole?: Iterable<readonly [code: string, name: string]>;
  readonly names?: Iterable<readonly [code: string, name: string]>;
  readonly successors?: Iterable<readonly [code: string, successor: string]>;
  readonly goingOn?: Iterable<string>;
  /** Names learned before of places that were taken away. */
  readonly forgotten?: Iterable<string>;
}): void {
  for (const [code, name] of more.whole ?? []) listed.set(code, name);
  for (const [code, name] of more.names ?? []) learned.set(code, name);
  for (const [code, successor] of more.successors ?? []) successors.set(code, successor);
  for (const code of more.goingOn ?? []) goingOn.add(code);
  for (const code of more.forgotten ?? []) learned.delete(code);
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

/** The code that stands for a given up one: a street's county is what is known to live on. */
function successorOf(code: string): string | undefined {
  return successors.size === 0 ? undefined : successors.get(code.slice(0, 6));
}

/** The code of the place today: another one for a code that is known to have been given up. */
export function currentRegion(code: string): string {
  return successorOf(code) ?? code;
}

/**
 * What a code stands for after which an office or a notice is named: the place as it goes on under a code of now. One that was
 * merged into a place of another name, or divided, stays what it was, so that no right grows by it.
 */
export function officeOf(code: string): string {
  return goingOn.has(code) ? currentRegion(code) : code;
}

/**
 * Whether `inner` is `outer` or lies in it. A code that was given up lies where its successor does, and still in the place
 * of its time where that was given up with it.
 */
export function liesIn(inner: string, outer: string): boolean {
  if (regionPrefix(currentRegion(inner)).startsWith(regionPrefix(officeOf(outer)))) return true;
  return successorOf(outer) !== undefined && regionPrefix(inner).startsWith(regionPrefix(outer));
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
  const above = successorOf(region) ?? parentRegion(region);
  return above === null ? [region] : [region, ...withPlacesAbove(above)];
}

/** The place's own name, or null where the table doesn't have it. */
export function regionName(code: string): string | null {
  return listed.get(code) ?? learned.get(code) ?? null;
}

/** The nearest place above that the table has: counties stand directly under 北京市 and, some of them, under a province. */
function listedAbove(code: string): string | null {
  const above = parentRegion(code);
  return above === null || listed.has(above) ? above : listedAbove(above);
}

/**
 * The place of a code, as the table has it now: for a code that was given up the one that followed it, or, where that isn't
 * known, the place above. A code below the table's last step stays as it is; null for one that lies nowhere.
 */
export function presentRegion(code: string): string | null {
  const successor = successorOf(code);
  if (successor !== undefined) return presentRegion(successor);
  if (regionName(code) !== null) return code;
  const above = isRegionCode(code) ? parentRegion(code) : null;
  if (above === null || above === code) return null;
  const present = presentRegion(above);
  if (present === null) return null;
  return present === above && childRegions(above).length === 0 ? code : present;
}

export interface Region {
  readonly code: string;
  readonly name: string;
}

/** The places from the province down to a code, as far as the table knows them; none for the whole country. */
export function regionTrail(code: string | null): readonly Region[] {
  if (code === null) return [];
  const successor = successorOf(code);
  if (successor !== undefined) return regionTrail(successor);
  const name = regionName(code);
  return [...regionTrail(parentRegion(code)), ...(name === null ? [] : [{ code, name }])];
}

/** Their names: `['江西省', '宜春市', '高安市', '瑞州街道']`. */
export function regionPath(code: string): string[] {
  return regionTrail(code).map(({ name }) => name);
}

/** The places one step below `code`, or all provinces for null; in the order of their codes. */
export function childRegions(code: string | null): Region[] {
  return [...listed]
    .filter(([candidate]) => listedAbove(candidate) === code)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([candidate, name]) => ({ code: candidate, name }));
}
