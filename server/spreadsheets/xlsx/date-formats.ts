/**
 * The built-in number formats that are dates: everywhere 14 to 22; in Chinese, Japanese and Korean spreadsheets also 27 to 31, 36,
 * 50 to 54 and 57, 58. What is only a time of day, or a length of time, is none.
 */
const builtIn = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Whether a number under a format is shown as a day. `code` is the format's own text where it isn't built in. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn.has(id);
  if (/^general$/i.test(code.trim())) return false;
  const [positive = ''] = withoutLiterals(code).split(';');
  // E+ is an exponent, e alone a year; a day has a year or a day in it: h:mm alone is a time.
  return /[yd年日]|e(?![+-])/i.test(positive);
}

/** Without quoted words, single characters behind a backslash, colours, languages and conditions in brackets. */
function withoutLiterals(code: string): string {
  return code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
}
