import { sayDay } from '../../contract/calendar-day';
import type { DuplicatesActsOfTwo } from '../../contract/duplicates';
import { isoDay } from '../../policy/calendar';
import { recordId, suspend } from '../enrolment';
import { maskedPerson, notSo, numbersOf } from '../identity';
import { type Cloud, refuse } from '../platform';
import type { Look } from '../proposals';
import { settlePeople } from '../residents';
import type { Duplicate, Officer } from '../schema';
import { end, isReadIn, requireDuplicate, requireInsuredIn } from './end-duplicate';

type Act = DuplicatesActsOfTwo['duplicates.suspend'];

/** A suspension as it stands, before it holds. Throws `NO_DUPLICATE` and `NOT_SO`. */
export async function lookAtSuspension(
  cloud: Cloud,
  { duplicateId, region, from, reason }: Act['request'],
): Promise<Look> {
  const duplicate = await cloud.db.get('duplicates', duplicateId);
  const person = duplicate && (await cloud.db.get('people', duplicate.personId));
  if (duplicate === null || person === null || !duplicate.places.includes(region)) throw noDuplicate();
  if (!(await isReadIn(cloud, region, duplicate))) throw noDuplicate();
  requireSuspendable(duplicate);
  const words = `${duplicate.year}年度居民医保待遇从${sayDay(from)}起暂停。理由：${reason}`;
  return {
    region,
    sums: { rows: 1, sumFen: null },
    documents: numbersOf(cloud, person),
    subjects: [person._id],
    rows: [{ ...maskedPerson(cloud, person), words }],
  };
}

/** Lets the benefits rest from the day on, and ends the case by it. */
export async function suspendBenefits(
  cloud: Cloud,
  officer: Officer,
  { duplicateId, region, from, reason }: Act['request'],
): Promise<Act['data']> {
  const duplicate = await requireDuplicate(cloud, officer, { duplicateId, region });
  requireSuspendable(duplicate);
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('duplicates', duplicateId);
    if (held === null) throw noDuplicate();
    if (held.end?.end === 'suspended') return;
    const record = await tx.get('records', recordId(held.personId, held.year));
    requireInsuredIn(region, record);
    const at = cloud.now();
    await suspend(tx, record, { day: isoDay(from), duplicateId, officerId: officer._id, at });
    await end(tx, held, { end: 'suspended', note: reason, officerId: officer._id, at });
  });
  await settlePeople(cloud, [duplicate.personId]);
  return { end: 'suspended' };
}

/** The notices suspend whoever is insured otherwise; of the dead, and of who is listed twice, they say nothing. */
function requireSuspendable({ kind }: Duplicate): void {
  if (kind === 'employee' || kind === 'elsewhere') return;
  throw notSo('只有在别的医保里参保的，才暂停待遇。');
}

function noDuplicate(): Error {
  return refuse('NO_DUPLICATE', '没有找到这一件，请刷新清单。', { field: 'duplicateId' });
}
