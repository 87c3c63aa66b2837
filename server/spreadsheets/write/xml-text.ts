/** A spreadsheet holds so many characters in a cell. */
const mostCharacters = 32_767;
/** Characters that XML can't hold, and halves of ones. */
const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text for XML: control characters gone, and what a reader would take for one written as such. */
export function xmlText(text: string): string {
  return text
    .slice(0, mostCharacters)
    .replace(unwritable, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
