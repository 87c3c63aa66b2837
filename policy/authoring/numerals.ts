const digits = '零一二三四五六七八九';

/** A number up to 99 as papers count: `12`, `十二`, `二十`; null for anything else. */
export function numberOf(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const parts = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text);
  if (text === '' || parts === null) return null;
  const [, first = '', ten = '', last = ''] = parts;
  if (ten === '') return last === '' ? digits.indexOf(first) : null;
  return (first === '' ? 1 : digits.indexOf(first)) * 10 + (last === '' ? 0 : digits.indexOf(last));
}
