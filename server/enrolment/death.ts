import { sayDay } from '../../contract/calendar-day';
import type { IsoDay } from '../../policy/calendar';
import type { Policy } from '../../policy';
import type { NoticeDocument } from '../../policy/notice/document';
import { notSo } from '../identity';
import { type Documents, refuse } from '../platform';
import type { EnrolmentRecord } from '../schema';
import { moveRecord } from './states';

interface DeathAct {
  readonly duplicateId: string;
  readonly officerId: string;
  /** ms. */
  readonly at: number;
}

/** The day on which an insured person died, as two officers put it down; null where they didn't. */
export function diedOn({ died }: Pick<EnrolmentRecord, 'died'>): IsoDay | null {
  return died?.on ?? null;
}

/**
 * Puts down that an insured person died and that the bureau's system has ended his insurance, in the caller's transaction. What was paid
 * stays as it is: whether it goes back is another question. The same again changes nothing. Throws `NOT_SO` where he isn't insured.
 */
export async function noteDied(
  tx: Documents,
  record: EnrolmentRecord | null,
  { on, duplicateId, officerId, at }: DeathAct & { readonly on: IsoDay },
): Promise<void> {
  if (record?.state !== 'insured') throw notSo('这一年度没有参保，不用登记。');
  if (record.died?.on === on) return;
  const changes = { died: { on, duplicateId, at } };
  await moveRecord(tx, record, { at, event: 'died', by: officerId, changes });
}

/** Takes it back, in the caller's transaction. Throws `NOT_SO` where nothing is put down. */
export async function undoDied(
  tx: Documents,
  record: EnrolmentRecord | null,
  { officerId, at }: Omit<DeathAct, 'duplicateId'>,
): Promise<void> {
  if (record === null || diedOn(record) === null) throw notSo('这条记录没有登记去世，不用撤销。');
  await moveRecord(tx, record, { at, event: 'death-undone', by: officerId, changes: { died: null } });
}

/** Nobody is enrolled anew for a year in which he is put down as dead. Throws `DIED`. */
export function requireNotDied(record: EnrolmentRecord | null): void {
  const on = record === null ? null : diedOn(record);
  if (on !== null) throw refuse('DIED', `${diedWords(on)}${whereWrong}`);
}

const whereWrong = '登记错了的，带证件到参保地医保经办窗口更正。';

function diedWords(on: IsoDay): string {
  return `参保地经办机构登记了：这位参保人${sayDay(on)}去世，医保系统里已经停保。`;
}

/** What relatives read of it; of the money no more than the place's notices say. */
export function deathWords(policy: Policy, { year, insurance, died }: EnrolmentRecord): string {
  if (!died) return '';
  const paid = insurance !== null && insurance.paidFen > 0;
  const notices = policy.noticesAt(insurance?.region ?? '', year);
  return `${diedWords(died.on)}${paid ? moneyWords(notices) : ''}${whereWrong}`;
}

function moneyWords(notices: readonly NoticeDocument[]): string {
  const givesBack = notices.some(({ rules }) =>
    rules.some((rule) => rule.kind === 'refund-reason' && (rule as { reason?: string }).reason === 'died'),
  );
  const says = givesBack ? '人去世的，通知写了可以申请退费' : '缴的钱退不退，通知没有写';
  return `${says}，请问参保地医保经办窗口。`;
}
