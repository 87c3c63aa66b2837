import { identityCodes } from '../../policy';
import { identityName } from '../../policy/names';
import {
  type Reading,
  type RowByColumn,
  type WantedColumn,
  columnLetters,
  openTable,
  readDay,
  readDocumentNumber,
  readText,
  readYuan,
  rowsByColumn,
  usualLimits,
  usualSpellings,
  whereIs,
} from '../../server/spreadsheets';
import type { PersonFields } from './person-fields';

const columns = [
  { key: 'region', spellings: ['区划代码', '参保地代码', '行政区划代码', '地区代码'] },
  { key: 'name', spellings: usualSpellings.name },
  { key: 'number', spellings: usualSpellings.documentNumber },
  { key: 'document', spellings: usualSpellings.documentKind, isOptional: true },
  { key: 'village', spellings: usualSpellings.village, isOptional: true },
  { key: 'school', spellings: ['学校', '学校名称', '就读学校'], isOptional: true },
  { key: 'identity', spellings: usualSpellings.identity, isOptional: true },
  { key: 'since', spellings: usualSpellings.since, isOptional: true },
  { key: 'until', spellings: usualSpellings.until, isOptional: true },
  { key: 'paidOn', spellings: usualSpellings.paidDay, isOptional: true },
  { key: 'paid', spellings: usualSpellings.amount, isOptional: true },
] as const satisfies readonly WantedColumn<string>[];
type Key = (typeof columns)[number]['key'];

const mb = 1024 * 1024;
/** A machine of one's own reads more than a function does; a whole city comes as JSON Lines. */
const limits = {
  ...usualLimits,
  fileBytes: 100 * mb,
  partBytes: 800 * mb,
  unpackedBytes: 2_000 * mb,
  rows: 1_000_000,
};

const codes = new Map<string, string>(identityCodes.map((code) => [identityName(code), code]));

/** People of a workbook or a file of lines, or what is wrong with a row by its cell. Throws a refusal where the file is none. */
export async function* tablePeople(
  bytes: Uint8Array,
): AsyncGenerator<{ readonly where: string; readonly fields: PersonFields | string }> {
  for await (const row of rowsByColumn<Key>(await openTable(bytes, limits), columns)) {
    yield { where: whereIs(row), fields: fieldsOf(row) };
  }
}

/** The first cell that can't be read ends it. */
class CellProblem extends Error {}

function fieldsOf(row: RowByColumn<Key>): PersonFields | string {
  const value = <Value>(key: Key, reading: Reading<Value>): Value => {
    if (reading.ok) return reading.value;
    throw new CellProblem(`${columnLetters(row.places[key] ?? 0)}列：${reading.message}`);
  };
  try {
    const { cells } = row;
    const [since, until] = [value('since', readDay(cells.since)), value('until', readDay(cells.until))];
    const [paidOn, paidFen] = [value('paidOn', readDay(cells.paidOn)), value('paid', readYuan(cells.paid))];
    const identities = value('identity', readText(cells.identity))
      .split(/[、,，;；/]/)
      .filter((word) => word.trim() !== '');
    return {
      name: value('name', readText(cells.name)),
      number: value('number', readDocumentNumber(cells.number)),
      document: value('document', readText(cells.document)),
      village: value('village', readText(cells.village)),
      school: value('school', readText(cells.school)),
      ...(paidOn === null ? {} : { paidOn }),
      ...(paidFen === null ? {} : { paidFen }),
      facts: {
        region: value('region', readDocumentNumber(cells.region)),
        ...(identities.length === 0
          ? {}
          : { identities: identities.map((word) => held(word.trim(), since, until)) }),
      },
    };
  } catch (error) {
    if (error instanceof CellProblem) return error.message;
    throw error;
  }
}

function held(word: string, since: string | null, until: string | null): object {
  const code = codes.get(word) ?? word;
  if (since === null) throw new CellProblem(`有身份“${word}”，但没有认定日期，请补上。`);
  return { code, since, ...(until === null ? {} : { until }) };
}
