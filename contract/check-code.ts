/**
 * The code on a receipt by which whoever has the paper asks whether it holds: sixteen signs, the last of them made from the others.
 * Without 0, 1, I, L and O, which are taken for each other, thirty-one signs remain: a prime, so that one sign put wrong or two
 * that changed places never make another code.
 */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** How many signs there are. */
export const checkCodeSigns = signs.length;
export const checkCodeLength = 16;
const groupLength = 4;

/** What a typed text is: a code, one that is too short or too long, or one that was copied wrong. */
export type TypedCheckCode =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'length' }
  | { readonly kind: 'mistyped' };

/** The signs' places, each times its own: 0 in a whole code. */
function weighed(code: string): number {
  return [...code].reduce((sum, sign, at) => (sum + signs.indexOf(sign) * (at + 1)) % signs.length, 0);
}

/** The code of fifteen signs, each a number below {@link checkCodeSigns}. */
export function checkCodeOf(chosen: readonly number[]): string {
  const begun = chosen.map((at) => signs[at] ?? '').join('');
  return begun + ([...signs].find((sign) => weighed(begun + sign) === 0) ?? '');
}

/** As somebody typed or read it out: in either case, with whatever stands between the groups. */
export function readCheckCode(typed: string): TypedCheckCode {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-_.·—–−]/g, '');
  if ([...code].length !== checkCodeLength) return { kind: 'length' };
  const known = [...code].every((sign) => signs.includes(sign));
  return known && weighed(code) === 0 ? { kind: 'code', code } : { kind: 'mistyped' };
}

/** `7KQ4 2MBX 9HTW 3RVA`: four by four, as it is printed. */
export function inGroups(code: string): string {
  return code.match(new RegExp(`.{1,${groupLength}}`, 'g'))?.join(' ') ?? '';
}
