import { strToU8, zipSync } from 'fflate';
import { checkCharacter } from '../../contract/identity-document';

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function link(type: string, target: string, id: string): string {
  return `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
}

function rowOf(number: number, cells: readonly string[]): string {
  const written = cells.map((text, at) => {
    const column = String.fromCharCode(65 + at);
    return `<c r="${column}${number}" t="inlineStr"><is><t>${text}</t></is></c>`;
  });
  return `<row r="${number}">${written.join('')}</row>`;
}

/** A made-up person on a line: name, number, identity, since when, and what offices write besides. */
function line(at: number): readonly string[] {
  const body = `399999${1930 + (at % 80)}${String(1 + (Math.floor(at / 80) % 12)).padStart(2, '0')}01${String(
    100 + Math.floor(at / 960),
  ).padStart(3, '0')}`;
  return [
    '王小明',
    body + checkCharacter(body),
    '低保对象',
    '2022-06-01',
    '东村',
    '第一村民小组',
    '0356-1234567',
  ];
}

/** A workbook of a roster with so many people, the first of them `from`. */
export function rosterWorkbook(people: number, from = 0): Uint8Array {
  const header = ['姓名', '身份证号码', '身份类别', '认定日期', '村', '组', '联系电话'];
  const rows = [rowOf(1, header)];
  for (let at = 0; at < people; at += 1) rows.push(rowOf(at + 2, line(from + at)));
  return zipSync({
    '_rels/.rels': strToU8(
      `<Relationships>${link('officeDocument', 'xl/workbook.xml', 'a')}</Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="${relations}"><sheets><sheet name="名册" r:id="s"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${link('worksheet', 'worksheets/sheet1.xml', 's')}</Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`),
  });
}
