import { documentKindOf, documentKinds, documentNames } from '../../contract/identity-document';
import { checkPerson } from '../../contract/person-check';
import type { PersonEntry } from '../../contract/claims';
import type { IsoDay } from '../../policy/calendar';
import { type Reading as Read, readDay, readDocumentNumber, readText } from '../spreadsheets';
import { CellProblem, type Cells } from './kind';

/** Columns by which a file of an office says who a row is about. */
export type PersonColumn = 'name' | 'documentKind' | 'documentNumber' | 'birthDate';

/** What a cell was read as. Throws a {@link CellProblem}. */
export function valueOf<Value>(column: string, read: Read<Value>): Value {
  if (read.ok) return read.value;
  throw new CellProblem(column, read.message);
}

/** The words of a cell, at most `most` signs; empty where it is blank. Throws a {@link CellProblem}. */
export function textIn<Column extends string>(cells: Cells<Column>, column: Column, most = 60): string {
  return valueOf(column, readText(cells[column], most));
}

const columnOf: Readonly<Record<string, PersonColumn>> = {
  name: 'name',
  'document.number': 'documentNumber',
  birthDate: 'birthDate',
};

/** Who a row is about; without a kind it is a resident's number. Throws a {@link CellProblem}. */
export function personIn(cells: Cells<PersonColumn>, today: IsoDay): PersonEntry {
  const kindName = textIn(cells, 'documentKind');
  const kind = kindName === '' ? 'resident-id' : documentKindOf(kindName);
  if (kind === null) {
    const known = documentKinds.map((one) => documentNames[one]).join('、');
    throw new CellProblem('documentKind', `证件类型应为：${known}。`);
  }
  const number = valueOf('documentNumber', readDocumentNumber(cells.documentNumber));
  const birthDate = valueOf('birthDate', readDay(cells.birthDate));
  const entry = {
    name: textIn(cells, 'name'),
    document: { kind, number },
    ...(birthDate === null ? {} : { birthDate }),
  };
  const check = checkPerson(entry, today);
  if (!check.ok) throw new CellProblem(columnOf[check.field] ?? null, check.message);
  return entry;
}
