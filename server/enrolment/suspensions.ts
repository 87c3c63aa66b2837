import type { IsoDay } from '../../policy/calendar';
import { type Documents, refuse } from '../platform';
import { notSo } from '../identity';
import type { EnrolmentRecord, Suspension } from '../schema';
import { moveRecord } from './states';

/** So many of a person and year: a seasonal worker comes and goes. */
const mostSuspensions = 20;

/** Since when an insured person's benefits rest; null where they don't. */
export function suspendedFrom({ state, suspensions }: EnrolmentRecord): IsoDay | null {
  const last = suspensions?.[suspensions.length - 1];
  return state === 'insured' && last?.resumedOn === null ? last.from : null;
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
