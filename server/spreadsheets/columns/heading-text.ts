const notWords = /[\s:：、,，.。*＊※#_\-—/\\"'“”‘’]/g;
const bracketed = /[([{【〔〈《]([^)\]}】〕〉》]*)[)\]}】〕〉》]/g;

/** A heading for comparing: one width, no spaces, marks and brackets, small letters. */
export function plainHeading(heading: string): string {
  return withoutMarks(heading.normalize('NFKC'));
}

/** The same without what stands in brackets: units and explanations. */
export function headingWithoutBrackets(heading: string): string {
  return withoutMarks(heading.normalize('NFKC').replace(bracketed, ''));
}

function withoutMarks(text: string): string {
  return text
    .replace(notWords, '')
    .replace(/[()[\]{}【】〔〕〈〉《》]/g, '')
    .toLowerCase();
}

/** Units under which the same figure means another amount. */
const otherUnits = ['分', '角', '百元', '千元', '万元'];

/** The unit in a heading's brackets where it is none that figures are read in: `缴费金额（万元）` has `万元`. */
export function otherUnit(heading: string): string | null {
  for (const [, words = ''] of heading.normalize('NFKC').matchAll(bracketed)) {
    const unit = words.replace(/\s|单位|:/g, '');
    if (otherUnits.includes(unit)) return unit;
  }
  return null;
}
