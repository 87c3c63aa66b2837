import * as v from 'valibot';
import { isRegionCode, regionName, withPlacesAbove } from '../../policy/region-names';

/** What the operator arranged with a medical-insurance bureau about its files (`BUREAU_FILE_KEYS`). */
export interface BureauKeys {
  /** Place whose bureau it is, with everything inside it. */
  readonly place: string;
  /** 32 bytes each, the newest first, any of which its files may be checked with; none: its files bear no check. */
  readonly keys: readonly Uint8Array[];
}

const hexKey = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'is no key of 64 hexadecimal digits'));
const place = v.pipe(
  v.string(),
  v.check((code) => isRegionCode(code) && regionName(code) !== null, 'is no code of a place'),
);

const declaration = v.pipe(
  v.array(
    v.union([
      v.strictObject({ place, keys: v.pipe(v.array(hexKey), v.minLength(1), v.maxLength(3)) }),
      v.strictObject({ place, unkeyed: v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(200)) }),
    ]),
  ),
  v.check((all) => new Set(all.map((one) => one.place)).size === all.length, 'names a place twice'),
);

/** Reads the declaration, a list as JSON. Answers with what is wrong with it, in English and without any of its values. */
export function readBureauKeys(text: string): readonly BureauKeys[] | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'is not JSON' };
  }
  const read = v.safeParse(declaration, value);
  if (!read.success) {
    const [issue] = read.issues;
    const path = v.getDotPath(issue);
    const what = issue.type === 'union' ? 'needs a place, and keys or why unkeyed' : issue.message;
    return { problem: path === null ? what : `at ${path}: ${what}` };
  }
  return read.output.map((one) => ({
    place: one.place,
    keys: 'keys' in one ? one.keys.map((hex) => Uint8Array.from(Buffer.from(hex, 'hex'))) : [],
  }));
}

/** What was arranged with the nearest bureau that answers for a place; null where with none. */
export function bureauKeysFor(all: readonly BureauKeys[], region: string): BureauKeys | null {
  for (const code of withPlacesAbove(region)) {
    const found = all.find((one) => one.place === code);
    if (found !== undefined) return found;
  }
  return null;
}
