/**
 * A telephone number as somebody types it, tidied: a mobile number, or one of a house with its area code; blanks and hyphens are welcome.
 * Null where it is neither.
 */
export function tidyTelephone(typed: string): string | null {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '');
  return /^1[3-9]\d{9}$/.test(digits) || /^0\d{9,11}$/.test(digits) ? digits : null;
}

/** What to write where a number is none. */
export const telephoneWords = '联系电话写11位手机号码，或者带区号的座机号码';
