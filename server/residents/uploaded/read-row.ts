import { tidyNumber } from '../../../contract/identity-document';
import type { ResidentRow } from '../../../contract/residents';
import { RowError } from '../../imports';
import type { Cloud } from '../../platform';
import { CellProblem, type Cells, type Reading, personIn, textIn } from '../../uploads';
import { tidyPhone } from '../phones';
import { type Villages, villagesOfPlace } from '../villages';
import type { ResidentColumn } from './columns';

/** What a list of residents is read beside. */
export interface ResidentsContext extends Reading {
  readonly villages: Villages;
}

export async function residentsContext(cloud: Cloud, reading: Reading): Promise<ResidentsContext> {
  return { ...reading, villages: await villagesOfPlace(cloud, reading.region) };
}

type ResidentCells = Cells<ResidentColumn>;

/** A village by its code: what a list calls it may be what another place is called. */
function villageIn(cells: ResidentCells, { villages }: ResidentsContext): string {
  const written = textIn(cells, 'village');
  if (written === '') throw new CellProblem('village', '没有写住在哪个村、社区。');
  return orProblem('village', () => villages.codeOf(written));
}

function orProblem<Value>(column: ResidentColumn, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof RowError) throw new CellProblem(column, error.words);
    throw error;
  }
}

const yes: readonly string[] = ['是', '户主', '√', '1', '本人'];

/** By the column 户主, which has a mark or the head's name, or by how he stands to the head. */
function isHeadIn(cells: ResidentCells, name: string): boolean {
  const head = textIn(cells, 'head');
  return yes.includes(head) || (head !== '' && head === name) || yes.includes(textIn(cells, 'relation'));
}

/** A line of a list of residents. Without the office's words on where numbers are from, none is read. */
export function readResidentRow(cells: ResidentCells, context: ResidentsContext): ResidentRow {
  const person = personIn(cells, context.today);
  const village = villageIn(cells, context);
  const household = textIn(cells, 'household', 30);
  const agent = textIn(cells, 'agent', 30);
  const phone = context.told.phonesFrom === undefined ? '' : textIn(cells, 'phone');
  return {
    ...person,
    village,
    ...(household === '' ? {} : { household }),
    ...(isHeadIn(cells, person.name) ? { isHead: true } : {}),
    ...(agent === '' ? {} : { agent }),
    ...(phone === '' ? {} : { phone: orProblem('phone', () => tidyPhone(phone)) }),
  };
}

export function keyOfResident({ document: { kind, number } }: ResidentRow): string {
  return `${kind} ${tidyNumber(number)}`;
}
