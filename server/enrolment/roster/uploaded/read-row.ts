import { tidyNumber } from '../../../../contract/identity-document';
import type { RosterRow } from '../../../../contract/officer';
import { answerCalled, circumstanceCalled, gradeCalled } from '../../../../contract/roster-words';
import type { IsoDay } from '../../../../policy/calendar';
import type { CertifiedIdentity, Circumstance, IdentityCode } from '../../../../policy/fact-sheet';
import { commonIdentityCalled, plainName } from '../../../../policy/identity-called';
import { type OwnIdentity, ownIdentitiesOf } from '../../../../policy/own-identities';
import { currentRegion, isRegionCode, liesIn } from '../../../../policy/region-names';
import type { Cloud } from '../../../platform';
import { policyInForce } from '../../../policy-registry';
import { readDay } from '../../../spreadsheets';
import { CellProblem, type Cells, type Reading, personIn, textIn, valueOf } from '../../../uploads';
import type { RosterColumn } from './columns';

/** What a roster is read beside. */
export interface RosterContext extends Reading {
  /** The identities that the notices of the place declare, of whichever year: a roster names none. */
  readonly own: readonly OwnIdentity[];
}

export async function rosterContext(cloud: Cloud, reading: Reading): Promise<RosterContext> {
  const { policy } = await policyInForce(cloud);
  const { region } = reading;
  const notices = policy.yearsAt(region).flatMap((year) => policy.noticesAt(region, year));
  return { ...reading, own: ownIdentitiesOf(notices) };
}

type RosterCells = Cells<RosterColumn>;

function dayIn(cells: RosterCells, column: RosterColumn, today: IsoDay): IsoDay | undefined {
  return valueOf(column, readDay(cells[column], today)) ?? undefined;
}

/** What offices write where a certification has no last day. */
const noEnd = /^(?:长期|长期有效|永久|无固定期限|至今|无|[-—/]+)$/;

function untilIn(cells: RosterCells, today: IsoDay): IsoDay | undefined {
  return noEnd.test(cells.until?.text.trim() ?? '') ? undefined : dayIn(cells, 'until', today);
}

function answerIn(cells: RosterCells, column: RosterColumn): boolean | undefined {
  const words = textIn(cells, column);
  if (words === '') return undefined;
  const answer = answerCalled(words);
  if (answer === null) throw new CellProblem(column, '写“是”或“否”，不知道就空着。');
  return answer;
}

/** Leaves out what the file does not say. */
function said<Shape extends object>(fields: Shape): Shape {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Shape;
}

function identityCalled(name: string, own: readonly OwnIdentity[]): IdentityCode | undefined {
  const ownCode = own.find((identity) => plainName(identity.name) === plainName(name))?.code;
  return commonIdentityCalled(name) ?? ownCode;
}

function identityIn(cells: RosterCells, { own, today }: RosterContext): CertifiedIdentity | null {
  const name = textIn(cells, 'identity');
  if (name === '') return null;
  const code = identityCalled(name, own);
  if (code === undefined) {
    throw new CellProblem('identity', '这里的通知没有这种身份。请用“表格怎么填”里列出的名称。');
  }
  const since = dayIn(cells, 'since', today);
  if (since === undefined) throw new CellProblem('since', '写了身份，就要写从哪天认定。');
  if (since > today)
    throw new CellProblem('since', `${since}还没有到，请核对认定的日期；到了那天再传这一行。`);
  const until = untilIn(cells, today);
  if (until !== undefined && until < since) throw new CellProblem('until', '截止日期早于认定日期，请核对。');
  const grade = textIn(cells, 'grade');
  const disabilityGrade = grade === '' ? undefined : gradeCalled(grade);
  if (disabilityGrade === null) throw new CellProblem('grade', '写一级到四级。');
  return said({
    code,
    since,
    until,
    dueToIllness: answerIn(cells, 'dueToIllness'),
    monitored: answerIn(cells, 'monitored'),
    disabilityGrade,
    lostWorkCapacity: answerIn(cells, 'lostWorkCapacity'),
    student: answerIn(cells, 'student'),
  }) as CertifiedIdentity;
}

function circumstanceIn(cells: RosterCells, { today }: RosterContext): Circumstance | null {
  const name = textIn(cells, 'circumstance');
  if (name === '') return null;
  const code = circumstanceCalled(name);
  if (code === undefined) {
    throw new CellProblem('circumstance', '不认识这种情形。请用“表格怎么填”里列出的名称。');
  }
  const on = dayIn(cells, 'circumstanceOn', today);
  if (on !== undefined && on > today) throw new CellProblem('circumstanceOn', `${on}还没有到，请核对。`);
  return said({ code, on }) as Circumstance;
}

/** A file of several offices says where each row belongs. */
function requireHere(cells: RosterCells, region: string): void {
  const text = textIn(cells, 'region');
  if (text === '') return;
  if (!isRegionCode(text)) throw new CellProblem('region', '写行政区划代码，6、9或12位数字。');
  if (liesIn(currentRegion(text), region)) return;
  throw new CellProblem('region', '这个人不在您选的地方，请转给那里的经办机构，由他们上传。');
}

/** A line of a roster: a person and one identity, or one event. */
export function readRosterRow(cells: RosterCells, context: RosterContext): RosterRow {
  const person = personIn(cells, context.today);
  requireHere(cells, context.region);
  const identity = identityIn(cells, context);
  const circumstance = circumstanceIn(cells, context);
  const school = textIn(cells, 'school');
  return {
    ...person,
    ...(school === '' ? {} : { school }),
    identities: identity === null ? [] : [identity],
    ...(circumstance === null ? {} : { circumstances: [circumstance] }),
  };
}

/** Of whom a row is. */
export function keyOfRoster({ document: { kind, number } }: RosterRow): string {
  return `${kind} ${tidyNumber(number)}`;
}
