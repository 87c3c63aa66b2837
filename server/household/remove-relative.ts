import type { WithdrawalOutcome } from '../../contract/family';
import { type Erasure, recordsOf } from './erase-person';
import { getPayer, requireRelative } from './payers';
import { carryOutWithdrawal, isUnderWay } from './withdrawal';
import { releaseHold, newPayer, payerHolder } from '../identity';
import { mustBeRetained } from '../enrolment';
import { leavingCircle, rememberNear } from '../officer-access';
import { type Cloud, refuse } from '../platform';
import type { EnrolmentRecord, FormerNear, Relative, Withdrawal } from '../schema';

/** When the timer takes up what a call that died left undone. */
const timerAfterMs = 2 * 60_000;

/**
 * Takes a relative off the caller's list, with everything the caller entered about him. Where no other family, roster or
 * record under retention needs the person, his name and number are erased. Records of insurance and payment stay: the
 * law requires them to be kept.
 */
export async function removeRelative(
  cloud: Cloud,
  openId: string,
  relativeId: string,
  reason: Withdrawal['reason'],
): Promise<WithdrawalOutcome> {
  const relative = requireRelative(await getPayer(cloud, openId), relativeId);
  const own = (await recordsOf(cloud, relative.personId)).filter(({ payers }) => payers.includes(openId));
  requireNothingUnderWay(own, openId, cloud.now());
  const kept = own.filter(mustBeRetained).length;
  const outcome = await leaveList(cloud, openId, relative, reason);
  cloud.log('relative-removed', { reason, recordsKept: kept, outcome });
  return { recordsKept: kept, message: messageOf(kept, outcome) };
}

/** Takes somebody off a payer's list with all that it brought; what can't be done now is stored and done by the timer. */
export async function leaveList(
  cloud: Cloud,
  openId: string,
  relative: Relative,
  reason: Withdrawal['reason'],
): Promise<Erasure> {
  const withdrawal: Withdrawal = {
    _id: cloud.randomHex(12),
    openId,
    personId: relative.personId,
    reason,
    nextAt: cloud.now() + timerAfterMs,
  };
  // Who was near an officer stays so for a while: taking him off the list doesn't make it his to decide.
  const left = await leavingCircle(cloud, withdrawal);
  await takeOff(cloud, relative, { withdrawal, left });
  return carryOutWithdrawal(cloud, withdrawal);
}

function requireNothingUnderWay(records: readonly EnrolmentRecord[], openId: string, now: number): void {
  if (records.some((record) => isUnderWay(record, openId, now))) {
    throw refuse('ORDER_UNDER_WAY', '这位家人有一笔没付完的订单，请先完成支付或取消订单，再删除。');
  }
}

interface Leaving {
  readonly withdrawal: Withdrawal;
  readonly left: readonly FormerNear[];
}

/** After this the payer can neither apply nor order for the person, because both check his list. */
function takeOff(cloud: Cloud, relative: Relative, { withdrawal, left }: Leaving): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const { openId, personId } = withdrawal;
    const payer = (await tx.get('payers', openId)) ?? newPayer(openId);
    const relatives = payer.relatives.filter(({ relativeId }) => relativeId !== relative.relativeId);
    if (relatives.length === payer.relatives.length) return;
    await tx.put('payers', { ...payer, relatives, revision: payer.revision + 1 });
    // Who proved to be the person himself still needs his own name.
    if (payer.self?.personId !== personId) await releaseHold(tx, personId, payerHolder(openId), cloud.now());
    await rememberNear(tx, left);
    await tx.insert('withdrawals', withdrawal);
  });
}

function messageOf(kept: number, outcome: Erasure): string {
  const went =
    outcome === 'erased'
      ? '已删除这位家人的姓名、证件号码和您填写的内容。'
      : '已从您的名单中删除这位家人和您填写的内容。';
  if (kept === 0) return went;
  return `${went}另有${kept}条参保和缴费记录，依照社会保险和财务会计的法律规定必须保存，不会因撤回同意而删除，也不再用于其他用途。`;
}
