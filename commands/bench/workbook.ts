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

/** Nobody's number: the area code is no place's. */
function numberOf(at: number): string {
  const body = `399999${1930 + (at % 80)}${String(1 + (Math.floor(at / 80) % 12)).padStart(2, '0')}01${String(
    100 + Math.floor(at / 960),
  ).padStart(3, '0')}`;
  return body + checkCharacter(body);
}

const rosterHeader = '姓名,身份证号码,身份类别,认定日期,村,组,联系电话,序号,性别,民族,家庭人口,备注'.split(
  ',',
);

/** A workbook of a roster with so many people on twelve columns, the first of them `from`. */
export function rosterWorkbook(people: number, from = 0): Uint8Array {
  return workbook(rosterHeader, people, (at) => [
    '王小明',
    numberOf(from + at),
    '低保对象',
    '2022-06-01',
    '东村',
    '第一村民小组',
    '0356-1234567',
    String(at + 1),
    '男',
    '汉族',
    '4',
    `第${at}行`,
  ]);
}

const elsewhereHeader = '姓名,证件号码,参保地代码,参保年度,缴费日期,缴费金额(元),缴费渠道,缴费编号'.split(
  ',',
);

/** The tax office's list of as many payments at a bank. */
export function elsewhereWorkbook(people: number, from = 0): Uint8Array {
  return workbook(elsewhereHeader, people, (at) => [
    '王小明',
    numberOf(from + at),
    '360983001',
    '2024',
    '2023-11-15',
    '380.00',
    '农业银行',
    `T-${String(from + at).padStart(8, '0')}`,
  ]);
}

/** A list of as many residents of one village, with household and agent. */
export function residentsWorkbook(people: number, from = 0): Uint8Array {
  return workbook('姓名,证件号码,村（社区）,户号,代办员'.split(','), people, (at) => [
    '王小明',
    numberOf(from + at),
    '濠溪村',
    String(Math.floor(at / 4)).padStart(6, '0'),
    '周有田',
  ]);
}

function workbook(
  header: readonly string[],
  count: number,
  cellsOf: (at: number) => readonly string[],
): Uint8Array {
  const rows = [rowOf(1, header)];
  for (let at = 0; at < count; at += 1) rows.push(rowOf(at + 2, cellsOf(at)));
  return zipSync({
    '_rels/.rels': strToU8(
      `<Relationships>${link('officeDocument', 'xl/workbook.xml', 'a')}</Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="${relations}"><sheets><sheet name="表" r:id="s"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${link('worksheet', 'worksheets/sheet1.xml', 's')}</Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`),
  });
}
