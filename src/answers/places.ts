import { regionPath } from '../../policy/region-names';

/** `江西省宜春市高安市瑞州街道`: the names from the province down; empty where the table knows none of them. */
export function placeName(code: string): string {
  return regionPath(code).join('');
}

/** The same in two parts, so that the part that tells places apart can stand out: 江西省宜春市 and 高安市瑞州街道. */
export function placeParts(code: string): { readonly above: string; readonly own: string } {
  const names = regionPath(code);
  const own = Math.min(2, Math.max(1, names.length - 1));
  return { above: names.slice(0, -own).join(''), own: names.slice(-own).join('') };
}
