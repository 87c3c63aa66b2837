import { sayDay } from '../../../contract/calendar-day';
import { noFen } from '../../../policy/money';
import {
  type AnsweredOnDay,
  answerOnDay,
  areFactsNear,
  newRecord,
  notePayment,
  recordId,
} from '../../enrolment';
import {
  type PersonOf,
  type PersonToHold,
  findPerson,
  personToHold,
  retryIfPersonGone,
} from '../../identity';
import { RowError } from '../../imports';
import { requirePlace } from '../../places';
import { type Cloud, chinaDay } from '../../platform';
import { policyInForce } from '../../policy-registry';
import type { ElsewherePayment, Roster } from '../../schema';
import { openCases } from './office-cases';
import type { OtherLists } from './other-lists';
import type { PoliciesOfDays } from './policies-of-days';
import { type ElsewhereLine, paymentId } from './read-line';

/** What a line adds to the counts of its file. */
type Counted = Partial<Readonly<Record<'enrolled' | 'twice' | 'listed' | 'amountDiffers' | 'known', number>>>;

export interface OfFile {
  /** The file. */
  readonly source: string;
  readonly policies: PoliciesOfDays;
  readonly personOf: PersonOf;
  readonly rosterOf: (personId: string) => Roster | null;
  readonly listedOf: OtherLists;
}

/** Keeps a person's data while a payment that was made elsewhere stands for him. */
export function elsewhereHolder(id: string): string {
  return `elsewhere:${id}`;
}

/** Takes one line. Harmless to repeat. Throws a {@link RowError} or refusal where it can't be taken. */
export function takePayment(cloud: Cloud, line: ElsewhereLine, file: OfFile): Promise<Counted> {
  const id = paymentId(line);
  return retryIfPersonGone(async (attempt) => {
    await requirePlace(cloud, line.region);
    const known = attempt === 1 ? file.personOf(line.person) : await findPerson(cloud, line.person);
    const person = await personToHold(cloud, known, line.person, { officeHolder: elsewhereHolder(id) });
    const answer = await takenBy(cloud, line, person, file);
    const roster = person.isNew ? null : file.rosterOf(person._id);
    const isDueTold = areFactsNear(answer.facts, { roster, region: line.region });
    const listed = file.listedOf(person._id, line.year);
    const policy = await policyInForce(cloud);
    return cloud.db.transaction(async (tx) => {
      const held = await tx.get('elsewhere-payments', id);
      if (held !== null) return countedBefore(held, line, { personId: person._id, source: file.source });
      const now = cloud.now();
      const { _id: personId } = await person.hold(tx);
      const record =
        (await tx.get('records', recordId(personId, line.year))) ?? newRecord(personId, line.year, now);
      const payment = paymentOf(line, answer, {
        personId,
        source: file.source,
        twice: record.state === 'insured',
        ...(listed.length === 0 ? {} : { listed: true as const }),
        at: now,
      });
      await tx.insert('elsewhere-payments', payment);
      await notePayment(tx, record, payment, now);
      const situation = { record, isDueTold, listed, policy, today: chinaDay(now), now };
      await openCases(tx, payment, situation);
      return counted(payment);
    });
  });
}

function counted({ twice, listed, amountFen, dueFen }: ElsewherePayment): Counted {
  return {
    ...(twice ? { twice: 1 } : { enrolled: 1 }),
    ...(listed === true ? { listed: 1 } : {}),
    ...(amountFen === dueFen ? {} : { amountDiffers: 1 }),
  };
}

/** A payment that is here already: of this very file, which was cut off, or of another one. */
function countedBefore(
  held: ElsewherePayment,
  line: ElsewhereLine,
  { personId, source }: Pick<ElsewherePayment, 'personId' | 'source'>,
): Counted {
  requireSamePayment(held, line, personId);
  return held.source === source ? counted(held) : { known: 1 };
}

/** Throws a {@link RowError} where a number stands for another payment already. */
export function requireSamePayment(
  held: ElsewherePayment,
  line: ElsewhereLine,
  personId: string | undefined,
): void {
  const isSame =
    held.personId === personId &&
    held.year === line.year &&
    held.region === line.region &&
    held.on === line.on &&
    held.amountFen === line.amountFen &&
    held.channel === line.channel;
  if (isSame) return;
  throw new RowError(
    '缴费编号',
    '这个缴费编号已经导入过，写的是另一个人或另一笔（姓名、年度、地方、日期、金额或渠道不一样）。请向税务部门核对；原来那行错了的，先撤回原来的文件。',
  );
}

/** What the notice answers for the day of a payment. Throws a {@link RowError} where it takes nothing then. */
async function takenBy(
  cloud: Cloud,
  line: ElsewhereLine,
  person: Pick<PersonToHold, '_id' | 'isNew'>,
  of: Pick<OfFile, 'policies' | 'rosterOf'>,
): Promise<AnsweredOnDay> {
  const answer = await answerOf(cloud, line, person, of);
  if (isTaken(answer)) return answer;
  throw notTaken(line);
}

/** The same where it takes nothing, too. Throws a {@link RowError} where no notice is there. */
export async function answerOf(
  cloud: Cloud,
  { person: { birthDate }, ...line }: ElsewhereLine,
  { _id: personId, isNew }: Pick<PersonToHold, '_id' | 'isNew'>,
  { policies, rosterOf }: Pick<OfFile, 'policies' | 'rosterOf'>,
): Promise<AnsweredOnDay> {
  const roster = isNew ? null : rosterOf(personId);
  const policy = await policies.of(line);
  const answer = await answerOnDay(cloud, policy, { ...line, personId, birthDate, roster });
  if (answer.determination.status !== 'unsupported') return answer;
  throw new RowError(
    '参保年度',
    `参保地${line.year}年度的缴费通知还没有收录。请先发布通知，再把这一行另用一个编号导入。`,
  );
}

export function isTaken({ determination: { status } }: Pick<AnsweredOnDay, 'determination'>): boolean {
  return status === 'payable' || status === 'exempt';
}

export function notTaken({ year, on }: Pick<ElsewhereLine, 'year' | 'on'>): RowError {
  return new RowError(
    '缴费日期',
    `按参保地的通知，${sayDay(on)}不收${year}年度的保费，没有按它参保。请向税务部门核对日期和年度：写错的，改好后另用一个编号导入；没有写错的，请缴费人向税务部门申请退。`,
  );
}

function paymentOf(
  { person: _, ...line }: ElsewhereLine,
  { determination, ...answer }: AnsweredOnDay,
  of: Pick<ElsewherePayment, 'personId' | 'source' | 'twice' | 'listed' | 'at'>,
): ElsewherePayment {
  return {
    ...line,
    ...answer,
    ...of,
    _id: paymentId(line),
    recordId: recordId(of.personId, line.year),
    dueFen: determination.payFen ?? noFen,
    determination,
  };
}
