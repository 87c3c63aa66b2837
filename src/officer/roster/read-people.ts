import {
  documentKindOf,
  documentNames,
  documentKinds,
  tidyNumber,
} from '../../../contract/identity-document';
import type { RosterRow } from '../../../contract/officer';
import { checkPerson } from '../../../contract/person-check';
import type { CertifiedIdentity, Circumstance, IdentityCode } from '../../../policy';
import type { DisabilityGrade } from '../../../policy/fact-sheet';
import { cellOf } from '../files/table';
import type { Table, TableRow } from '../files/table';
import type { LineProblem } from '../files/use-upload';
import { commonIdentityCalled, plainName } from '../../../policy/identity-called';
import type { OwnIdentity } from '../../../policy/own-identities';
import { answerCalled, circumstanceCalled, gradeCalled } from '../../../contract/roster-words';
import { dayCalled } from './columns';
import type { RosterColumn } from './columns';
import { contradictionsOf } from './contradictions';
import type { RosterPerson } from './roster-person';
import type { IsoDay } from '../../../policy/calendar';

export interface RosterRead {
  /** Those without a problem, each once, in the order of the file. */
  readonly people: readonly RosterPerson[];
  readonly problems: readonly LineProblem[];
}

/** A cell that can't be taken. */
class CellProblem extends Error {
  constructor(
    readonly column: string,
    readonly words: string,
  ) {
    super(words);
  }
}

type Cells = (column: RosterColumn) => string;

const dayWords = '日期写成 2023-11-20 这样，而且日历上要有这一天';

function dayIn(cells: Cells, column: RosterColumn): IsoDay | undefined {
  const words = cells(column);
  if (words === '') return undefined;
  const day = dayCalled(words);
  if (day === null) throw new CellProblem(column, `${dayWords}。`);
  return day;
}

function answerIn(cells: Cells, column: RosterColumn): boolean | undefined {
  const words = cells(column);
  if (words === '') return undefined;
  const answer = answerCalled(words);
  if (answer === null) throw new CellProblem(column, '写“是”或“否”，不知道就空着。');
  return answer;
}

function gradeIn(cells: Cells): DisabilityGrade | undefined {
  const words = cells('残疾等级');
  if (words === '') return undefined;
  const grade = gradeCalled(words);
  if (grade === null) throw new CellProblem('残疾等级', '写一级到四级。');
  return grade;
}

/** Leaves out what the file does not say. */
function said<Shape extends object>(fields: Shape): Shape {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Shape;
}

/** The identities that the notices of the office's place declare, beside the common ones. */
type Own = readonly OwnIdentity[];

function ownIdentityCalled(name: string, own: Own): IdentityCode | undefined {
  return own.find((identity) => plainName(identity.name) === plainName(name))?.code;
}

function identityIn(cells: Cells, own: Own): CertifiedIdentity | null {
  const name = cells('身份');
  if (name === '') return null;
  const code = commonIdentityCalled(name) ?? ownIdentityCalled(name, own);
  if (code === undefined)
    throw new CellProblem('身份', `不认识“${name.slice(0, 20)}”，请用页面上列出的名称。`);
  const since = dayIn(cells, '认定日期');
  if (since === undefined) throw new CellProblem('认定日期', '写了身份，就要写从哪天认定。');
  const until = dayIn(cells, '截止日期');
  if (until !== undefined && until < since) throw new CellProblem('截止日期', '截止日期早于认定日期。');
  return said({
    code,
    since,
    until,
    dueToIllness: answerIn(cells, '因病'),
    monitored: answerIn(cells, '纳入监测'),
    disabilityGrade: gradeIn(cells),
    lostWorkCapacity: answerIn(cells, '丧失劳动能力'),
    student: answerIn(cells, '在校学生'),
  }) as CertifiedIdentity;
}

function circumstanceIn(cells: Cells): Circumstance | null {
  const name = cells('情形');
  if (name === '') return null;
  const code = circumstanceCalled(name);
  if (code === undefined)
    throw new CellProblem('情形', `不认识“${name.slice(0, 20)}”，请用页面上列出的名称。`);
  return said({ code, on: dayIn(cells, '情形日期') }) as Circumstance;
}

/** Spreadsheets keep 15 digits of a number: the last three of an identity number are lost for good. */
const spoilt = /^\d\.\d+E\+\d+$/i;

const columnOf: Readonly<Record<string, string>> = {
  name: '姓名',
  'document.number': '证件号码',
  birthDate: '出生日期',
};

function personIn(cells: Cells, today: IsoDay): Pick<RosterRow, 'name' | 'document' | 'birthDate'> {
  const kind = documentKindOf(cells('证件类型'));
  if (kind === null) {
    const known = documentKinds.map((one) => documentNames[one]).join('、');
    throw new CellProblem('证件类型', `证件类型应为：${known}。`);
  }
  const number = cells('证件号码').replace(/^'/, '');
  if (spoilt.test(number)) {
    throw new CellProblem(
      '证件号码',
      '号码被表格改成了科学记数，后几位已经丢失。请把这一列设为“文本”后重新填写。',
    );
  }
  const birthDate = dayIn(cells, '出生日期');
  const entry = { name: cells('姓名'), document: { kind, number }, ...(birthDate ? { birthDate } : {}) };
  const check = checkPerson(entry, today);
  if (!check.ok) throw new CellProblem(columnOf[check.field] ?? '', check.message);
  return entry;
}

/** What a roster is read from. `today` is the day in China. */
export interface RosterFile {
  readonly table: Table;
  readonly today: IsoDay;
  readonly own: Own;
}

function rowOf({ table, today, own }: RosterFile, row: TableRow): RosterRow {
  const cells: Cells = (column) => cellOf(table, row, column);
  const person = personIn(cells, today);
  const identity = identityIn(cells, own);
  const circumstance = circumstanceIn(cells);
  return {
    ...person,
    identities: identity ? [identity] : [],
    ...(circumstance ? { circumstances: [circumstance] } : {}),
  };
}

function isIn(identities: readonly CertifiedIdentity[], one: CertifiedIdentity): boolean {
  return identities.some((held) => JSON.stringify(held) === JSON.stringify(one));
}

function joined(one: RosterRow, other: RosterRow): RosterRow {
  return {
    ...one,
    identities: [
      ...one.identities,
      ...other.identities.filter((identity) => !isIn(one.identities, identity)),
    ],
    circumstances: [...(one.circumstances ?? []), ...(other.circumstances ?? [])],
  };
}

/**
 * Reads a roster: a line is a person and one identity; several lines of one person are one. Nothing is sent: what is
 * wrong is known before anything takes effect. Where lines of one person contradict each other none of them is taken.
 */
export function readPeople(file: RosterFile): RosterRead {
  const linesOf = new Map<string, RosterPerson[]>();
  const problems: LineProblem[] = [];
  for (const row of file.table.rows) {
    const { line } = row;
    try {
      const read = rowOf(file, row);
      const key = `${read.document.kind} ${tidyNumber(read.document.number)}`;
      linesOf.set(key, [...(linesOf.get(key) ?? []), { line, row: read }]);
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error;
      problems.push({ line, field: error.column, message: error.words });
    }
  }
  const people: RosterPerson[] = [];
  for (const lines of linesOf.values()) {
    const found = contradictionsOf(lines);
    problems.push(...found);
    if (found.length === 0) people.push(joinedLines(lines));
  }
  return { people, problems: problems.sort((one, other) => one.line - other.line) };
}

function joinedLines([first, ...others]: readonly RosterPerson[]): RosterPerson {
  if (first === undefined) throw new RangeError('a person has a line');
  return { line: first.line, row: others.reduce((all, { row }) => joined(all, row), first.row) };
}
