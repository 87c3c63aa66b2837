/** A name as it is stored and compared: no spaces around, one kind of middle dot, Latin letters in upper case. */
export function tidyName(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[•‧・･．∙⋅.]/g, '·')
    .replace(/\s+/g, ' ')
    .replace(/(\p{Script=Han}) /gu, '$1')
    .replace(/ (?=\p{Script=Han})/gu, '')
    .trim()
    .toUpperCase();
}

/** Null where the name can be one; otherwise Chinese words on what is wrong. */
export function problemOfName(typed: string): string | null {
  const name = tidyName(typed);
  const length = [...name].length;
  if (length === 0) return '请填写姓名。';
  if (length < 2) return '姓名至少两个字，请按证件填写全名。';
  if (length > 50) return '姓名太长，请按证件填写。';
  if (!/^[\p{Script=Han}〇\p{L}· '’-]+$/u.test(name)) {
    return '姓名里有数字或符号，请按证件填写（姓名中的点用“·”）。';
  }
  return null;
}

/** First character only: `王*`, `欧***`. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...tidyName(name)];
  return first + '*'.repeat(Math.min(rest.length, 3));
}
