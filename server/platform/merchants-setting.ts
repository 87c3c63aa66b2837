import * as v from 'valibot';
import { isRegionCode, parentRegion, regionName, withPlacesAbove } from '../../policy/region-names';
import type { Merchant } from './merchants';

const merchantNumber = v.pipe(
  v.string(),
  v.regex(/^\d{8,10}$/, 'is not a merchant number of 8 to 10 digits'),
);
const bodyCode = v.pipe(
  v.string(),
  v.check(
    (code) => code.length === 6 && isRegionCode(code),
    'is not the six digits of a district, city or province',
  ),
  v.check(isKnown, 'is no place of its province'),
);
function words(least: number, most: number) {
  return v.pipe(v.string(), v.trim(), v.minLength(least), v.maxLength(most));
}

const declaration = v.pipe(
  v.array(
    v.strictObject({
      merchantId: merchantNumber,
      payee: words(2, 40),
      collectsFor: v.array(bodyCode),
      commissionedBy: v.exactOptional(words(4, 200)),
      legacy: v.exactOptional(v.boolean()),
    }),
  ),
  v.check((all) => distinct(all.map(({ merchantId }) => merchantId)), 'declares a merchant twice'),
  v.check((all) => distinct(all.flatMap(({ collectsFor }) => collectsFor)), 'gives a place two merchants'),
  v.check(
    (all) => all.every(isCommissioned),
    'lets one merchant collect for several bodies without commissionedBy',
  ),
  v.check(
    (all) => all.filter(({ legacy }) => legacy === true).length <= 1,
    'declares two merchants as legacy',
  ),
);

export type MerchantsProblem = { readonly problem: string };

/**
 * Reads the operator's declaration of merchants, a list as JSON. Answers with what is wrong with it, in English and
 * without any of its values but the place in it.
 */
export function readMerchants(text: string): readonly Merchant[] | MerchantsProblem {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'is not JSON' };
  }
  const read = v.safeParse(declaration, value);
  if (read.success) return read.output;
  const [issue] = read.issues;
  const path = v.getDotPath(issue);
  return { problem: path === null ? issue.message : `at ${path}: ${issue.message}` };
}

/** A code that the table of places doesn't have, in a province that it has, is a slip of the pen. */
function isKnown(code: string): boolean {
  const province = withPlacesAbove(code).at(-1) ?? code;
  return regionName(code) !== null || regionName(province) === null;
}

/** A merchant of one district is that body's own; any other collects for bodies that must have commissioned it. */
function isCommissioned({ collectsFor, commissionedBy }: Merchant): boolean {
  const [only] = collectsFor;
  if (commissionedBy !== undefined || only === undefined) return true;
  return collectsFor.length === 1 && isDistrict(only);
}

function isDistrict(code: string): boolean {
  const above = parentRegion(code);
  return above !== null && !code.endsWith('00');
}

function distinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
