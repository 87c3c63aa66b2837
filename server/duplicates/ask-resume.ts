import type { DuplicatesActions } from '../../contract/duplicates';
import type { IsoDay } from '../../policy/calendar';
import { askToResume, declineResuming, recordId } from '../enrolment';
import { requireResponsible, requireUnconcerned } from '../officer-access';
import { type Cloud, chinaDay, refuse } from '../platform';
import type { EnrolmentRecord, Officer } from '../schema';
import { requireDuplicate } from './end-duplicate';

type Decline = DuplicatesActions['duplicates.decline-resume'];

/**
 * The family asks to have somebody's benefits again, whom the caller has let ask: the case opens anew for the office that let them rest. The
 * same again changes nothing. Throws `NOT_SO`.
 */
export async function askForResuming(
  cloud: Cloud,
  id: string,
  { openId, workEndedOn }: { readonly openId: string; readonly workEndedOn: IsoDay },
): Promise<EnrolmentRecord> {
  const at = cloud.now();
  if (workEndedOn > chinaDay(at))
    throw refuse('NOT_SO', '那一天还没有到，结束以后再申请。', { field: 'workEndedOn' });
  return cloud.db.transaction(async (tx) => {
    const record = await tx.get('records', id);
    if (record === null) throw refuse('NO_RECORD', '没有找到这条记录，请刷新。', { field: 'recordId' });
    const { duplicateId } = await askToResume(tx, record, { openId, workEndedOn, at });
    const held = await tx.get('duplicates', duplicateId);
    if (held === null) throw atCounter();
    if (held.state !== 'open') await tx.put('duplicates', { ...held, state: 'open', askedAt: at });
    return (await tx.get('records', id)) ?? record;
  });
}

/** The office answers that it doesn't agree, and why; the family reads it and may ask again. Throws `NO_DUPLICATE` and `NOT_SO`. */
export async function declineResume(
  cloud: Cloud,
  officer: Officer,
  { duplicateId, region, words }: Decline['request'],
): Promise<Decline['data']> {
  const { personId, year } = await requireDuplicate(cloud, officer, { duplicateId, region });
  await requireUnconcerned(cloud, officer, [personId]);
  await cloud.db.transaction(async (tx) => {
    const record = await tx.get('records', recordId(personId, year));
    if (record?.insurance) requireResponsible(officer, record.insurance.region);
    await declineResuming(tx, record, { officerId: officer._id, words, at: cloud.now() });
    const held = await tx.get('duplicates', duplicateId);
    if (held === null || held.state !== 'open') return;
    const { askedAt: _answered, ...answered } = held;
    await tx.put('duplicates', { ...answered, state: 'ended' });
  });
  return { end: 'suspended' };
}

/** The office's case goes with its year; the suspension stays with the record. */
function atCounter(): Error {
  return refuse('NOT_SO', '这件事在网上办不了了，请到参保地医保经办窗口申请恢复。', { field: 'recordId' });
}
