import { sayDay } from '../../contract/calendar-day';
import type { DuplicatesActsOfTwo } from '../../contract/duplicates';
import { isoDay } from '../../policy/calendar';
import { diedOn, noteDied, recordId, redeterminePerson, tellOfCorrection, undoDied } from '../enrolment';
import { maskedPerson, notSo, numbersOf } from '../identity';
import { type Cloud, chinaDay, refuse } from '../platform';
import type { Look } from '../proposals';
import { settlePeople } from '../residents';
import type { Duplicate, EnrolmentRecord, Officer } from '../schema';
import { end, isReadIn, requireDuplicate, requireInsuredIn } from './end-duplicate';

type Act = DuplicatesActsOfTwo['duplicates.note-death'];

/** What is put down, or taken back, before it holds. Throws `NO_DUPLICATE` and `NOT_SO`. */
export async function lookAtDeath(
  cloud: Cloud,
  { duplicateId, region, diedOn: day, reason }: Act['request'],
): Promise<Look> {
  const duplicate = await cloud.db.get('duplicates', duplicateId);
  const person = duplicate && (await cloud.db.get('people', duplicate.personId));
  if (duplicate === null || person === null || !duplicate.places.includes(region)) throw noDuplicate();
  if (!(await isReadIn(cloud, region, duplicate))) throw noDuplicate();
  const record = await cloud.db.get('records', recordId(duplicate.personId, duplicate.year));
  requireFitting(cloud, duplicate, record, day);
  const what =
    day === null
      ? '撤销去世的登记，他仍然参保'
      : `登记${sayDay(isoDay(day))}去世，医保系统里已经停保。缴的钱不因此退`;
  return {
    region,
    sums: { rows: 1, sumFen: null },
    documents: numbersOf(cloud, person),
    subjects: [person._id],
    rows: [{ ...maskedPerson(cloud, person), words: `${duplicate.year}年度：${what}。理由：${reason}` }],
  };
}

/** Puts it down on the record and ends the case by it, or takes both back; relatives who agreed to messages are told that something changed. */
export async function noteDeath(
  cloud: Cloud,
  officer: Officer,
  { duplicateId, region, diedOn: day, reason }: Act['request'],
): Promise<Act['data']> {
  const duplicate = await requireDuplicate(cloud, officer, { duplicateId, region });
  const ending = day === null ? 'not-so' : 'died';
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('duplicates', duplicateId);
    if (held === null) throw noDuplicate();
    const record = await tx.get('records', recordId(held.personId, held.year));
    if (isDone(held, record, day)) return;
    requireFitting(cloud, held, record, day);
    requireInsuredIn(region, record);
    const at = cloud.now();
    if (day === null) await undoDied(tx, record, { officerId: officer._id, at });
    else await noteDied(tx, record, { on: isoDay(day), duplicateId, officerId: officer._id, at });
    await end(tx, held, { end: ending, note: reason, officerId: officer._id, at });
  });
  await settlePeople(cloud, [duplicate.personId]);
  // What would have enrolled him meanwhile without paying was held back.
  if (day === null) await redeterminePerson(cloud, duplicate.personId);
  await tellOfCorrection(cloud, duplicate.personId);
  return { end: ending };
}

/** The second officer's word may come twice. */
function isDone(held: Duplicate, record: EnrolmentRecord | null, day: string | null): boolean {
  const noted = record === null ? null : diedOn(record);
  return held.end?.end === (day === null ? 'not-so' : 'died') && noted === day;
}

function requireFitting(
  cloud: Cloud,
  { kind }: Duplicate,
  record: EnrolmentRecord | null,
  day: string | null,
): void {
  if (kind !== 'dead') throw notSo('只有去世名单上的人，才登记去世。');
  if (day === null) {
    if (record === null || diedOn(record) === null) throw notSo('没有登记去世，不用撤销。');
    return;
  }
  if (day > chinaDay(cloud.now())) throw notSo('去世的日期还没有到，请检查。');
  if (record?.state !== 'insured') throw notSo('他这一年度没有参保。点“名单没错”，不再找他就行了。');
}

function noDuplicate(): Error {
  return refuse('NO_DUPLICATE', '没有找到这一件，请刷新清单。', { field: 'duplicateId' });
}
