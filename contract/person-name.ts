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

/**
 * Chinese characters, 〇 and Latin letters; between them the middle dot of names that are written by sound, and of Latin ones
 * space, hyphen and apostrophe (two together in JR. SMITH). No other script: a Korean filler is a letter that nobody sees. 々 isn't one either: it stands
 * on no Chinese document, where the character is written twice.
 */
const nameForm =
  /^[\p{Unified_Ideograph}〇\p{Script=Latin}]+(?:[· '’-]{1,2}[\p{Unified_Ideograph}〇\p{Script=Latin}]+)*·?$/u;

/** Null where the name can be one; otherwise Chinese words on what is wrong. */
export function problemOfName(typed: string): string | null {
  const name = tidyName(typed);
  const length = [...name].length;
  if (length === 0) return '请填写姓名。';
  if (length < 2) return '姓名至少两个字，请按证件填写全名。';
  if (length > 50) return '姓名太长，请按证件填写。';
  if (!nameForm.test(name)) {
    return '姓名里只能有汉字和字母，中间的点用“·”。请检查有没有数字、符号或看不见的字符，按证件填写。';
  }
  return null;
}

/** First character only: `王*`, `欧***`. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...tidyName(name)];
  return first + '*'.repeat(Math.min(rest.length, 3));
}
