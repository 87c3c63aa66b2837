import type { PersonEntry } from '../../../contract/claims';
import { documentKindOf, documentKinds, documentNames } from '../../../contract/identity-document';
import { checkPerson } from '../../../contract/person-check';
import type { IsoDay } from '../../../policy/calendar';
import type { LineProblem } from './use-upload';

/** Spreadsheets keep 15 digits of a number: the last three of an identity number are lost for good. */
const spoilt = /^\d(\.\d+)?E\+\d+$/i;

const columnOf: Readonly<Record<string, string>> = {
  name: '姓名',
  'document.number': '证件号码',
  birthDate: '出生日期',
};

/**
 * Who a line is about, by the columns 姓名, 证件号码, 证件类型 (a resident's card where it says nothing) and 出生日期, or what is wrong with it.
 */
export function readEntry(
  cell: (column: string) => string,
  today: IsoDay,
): PersonEntry | Omit<LineProblem, 'line'> {
  const kind = cell('证件类型') === '' ? 'resident-id' : documentKindOf(cell('证件类型'));
  if (kind === null) {
    const names = documentKinds.map((one) => documentNames[one]).join('、');
    return { field: '证件类型', message: `证件类型应为：${names}；居民身份证可以空着。` };
  }
  const number = cell('证件号码').replace(/^'/, '');
  if (spoilt.test(number)) {
    const message = '号码被表格改成了科学记数，后几位已经丢失。请把这一列设为“文本”后重新填写。';
    return { field: '证件号码', message };
  }
  const birthDate = cell('出生日期');
  const entry = {
    name: cell('姓名'),
    document: { kind, number },
    ...(birthDate === '' ? {} : { birthDate }),
  };
  const check = checkPerson(entry, today);
  return check.ok ? entry : { field: columnOf[check.field] ?? check.field, message: check.message };
}
