import type { IsoDay } from '../../policy/calendar';
import { type Documents, refuse } from '../platform';
import { notSo } from '../identity';
import type { EnrolmentRecord, RecordEvent, Suspension } from '../schema';
import { moveRecord } from './states';

/** So many of a person and year: a seasonal worker comes and goes. */
const mostSuspensions = 20;

/** Since when an insured person's benefits rest; null where they don't. */
export function suspendedFrom(record: EnrolmentRecord): IsoDay | null {
  return suspensionOf(record)?.from ?? null;
}

/** The suspension that lasts; null where none does, and of the dead. */
export function suspensionOf({ state, suspensions, died }: EnrolmentRecord): Suspension | null {
  if (died) return null;
  const last = suspensions?.[suspensions.length - 1];
  return state === 'insured' && last?.resumedOn === null ? last : null;
}

interface SuspensionAct {
  readonly day: IsoDay;
  readonly duplicateId: string;
  readonly officerId: string;
  /** ms. */
  readonly at: number;
}

/**
 * Lets an insured person's benefits rest from a day on, in the caller's transaction; what was suspended for the same case already stays as it
 * is. Throws `NOT_SO` where he isn't insured or is suspended already, and `SUSPENDED_OFTEN`.
 */
export async function suspend(
  tx: Documents,
  record: EnrolmentRecord | null,
  { day, duplicateId, officerId, at }: SuspensionAct,
): Promise<void> {
  if (record?.state !== 'insured') throw notSo('这一年度没有参保，没有待遇可以暂停。');
  const held = record.suspensions ?? [];
  const open = held.find(({ resumedOn }) => resumedOn === null);
  if (open?.duplicateId === duplicateId && open.from === day) return;
  if (open !== undefined) throw notSo('他的待遇已经暂停，不用再办。');
  if (held.length >= mostSuspensions) {
    throw refuse('SUSPENDED_OFTEN', '这一年度暂停的次数太多了，请先核对他的参保情况。', {
      field: 'duplicateId',
    });
  }
  const suspensions = [...held, { from: day, resumedOn: null, duplicateId }];
  await moveRecord(tx, record, { at, event: 'suspended', by: officerId, changes: { suspensions } });
}

/** Gives them back from a day on. Throws `NOT_SO` where they don't rest, or began to rest later. */
export async function resume(
  tx: Documents,
  record: EnrolmentRecord | null,
  { day, officerId, at }: Omit<SuspensionAct, 'duplicateId'>,
): Promise<void> {
  const held = record?.suspensions ?? [];
  const last = held[held.length - 1];
  if (record?.state !== 'insured' || last?.resumedOn !== null) throw notSo('他的待遇没有暂停，不用恢复。');
  if (day < last.from) throw notSo('恢复的日期早于暂停的日期，请检查。');
  const ended: Suspension = { ...last, resumedOn: day };
  const suspensions = [...held.slice(0, -1), ended];
  await moveRecord(tx, record, { at, event: 'resumed', by: officerId, changes: { suspensions } });
}

/**
 * Notes that the family asks for them, in the caller's transaction; the same again changes nothing. Throws `NOT_SO` where they don't rest,
 * or the other work ended before they began to.
 */
export async function askToResume(
  tx: Documents,
  record: EnrolmentRecord,
  { openId, workEndedOn, at }: { readonly openId: string; readonly workEndedOn: IsoDay; readonly at: number },
): Promise<Suspension> {
  const last = suspensionOf(record);
  if (last === null) throw notSo('他的待遇没有暂停，不用申请恢复。');
  if (workEndedOn < last.from) throw notSo('那边结束的日期早于暂停的日期，请检查。');
  if (last.asked?.workEndedOn === workEndedOn) return last;
  const { declined: _, ...rest } = last;
  await change(
    tx,
    record,
    { ...rest, asked: { at, workEndedOn } },
    { at, event: 'resume-asked', by: openId },
  );
  return last;
}

/** Answers that it isn't agreed to, and why, in the caller's transaction. Throws `NOT_SO` where nobody asks. */
export async function declineResuming(
  tx: Documents,
  record: EnrolmentRecord | null,
  { officerId, words, at }: { readonly officerId: string; readonly words: string; readonly at: number },
): Promise<void> {
  const last = record === null ? null : suspensionOf(record);
  if (record === null || last === null) throw notSo('他的待遇没有暂停。');
  if (last.asked === undefined) {
    if (last.declined?.words === words) return;
    throw notSo('没有人申请恢复，或已经答复过，请刷新。');
  }
  const { asked: _, ...rest } = last;
  const event = { at, event: 'resume-declined', by: officerId } as const;
  await change(tx, record, { ...rest, declined: { at, words } }, event);
}

async function change(
  tx: Documents,
  record: EnrolmentRecord,
  last: Suspension,
  event: Pick<RecordEvent, 'at' | 'event' | 'by'>,
): Promise<void> {
  const suspensions = [...(record.suspensions ?? []).slice(0, -1), last];
  await moveRecord(tx, record, { ...event, changes: { suspensions } });
}
