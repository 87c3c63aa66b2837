/** The styles of cells by their numbers in {@link stylesXml}. */
export const styles = { text: 1, count: 2, yuan: 3, day: 4, heading: 5, title: 6, line: 7 } as const;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const day = 164;
/** Built-in formats: 49 is text, which no cell leaves by being opened and closed; 3 and 4 are figures with separators. */
const formats = { text: 49, count: 3, yuan: 4 };

function font(size: number, isBold = false): string {
  return `<font>${isBold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/><charset val="134"/></font>`;
}

function side(name: string): string {
  return `<${name} style="thin"><color rgb="FF999999"/></${name}>`;
}

function cell(format: number, of: { font?: number; fill?: number; border?: number; align?: string }): string {
  const { font: letters = 0, fill = 0, border = 1, align = 'vertical="center"' } = of;
  return (
    `<xf numFmtId="${format}" fontId="${letters}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" ` +
    `applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${align}/></xf>`
  );
}

const centred = 'horizontal="center" vertical="center" wrapText="1"';

export const stylesXml =
  `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="${day}" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  `<fonts count="3">${font(11)}${font(11, true)}${font(16, true)}</fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEFEFEF"/></patternFill></fill></fills>' +
  `<borders count="2"><border/><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}</border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  cell(formats.text, {}) +
  cell(formats.count, {}) +
  cell(formats.yuan, {}) +
  cell(day, {}) +
  cell(formats.text, { font: 1, fill: 2, align: centred }) +
  cell(formats.text, { font: 2, border: 0, align: centred }) +
  cell(formats.text, { border: 0, align: 'horizontal="left" vertical="center" wrapText="1"' }) +
  '</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
