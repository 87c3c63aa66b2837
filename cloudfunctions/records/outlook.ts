import type { ClaimOutlook } from '../../contract/record-view';
import type { Determination } from '../../policy/determination';
import { lastDayOfSameAnswer } from '../law/same-answer';
import type { OfficeLaw } from '../law/office-law';
import { factsIfConfirmed } from './facts';
import type { Application } from './record';

/**
 * What an application that waits for confirmation costs: pay in full today and what the notice gives back afterwards,
 * or wait and until when. Made of the payer's own claim and of what he may know is due, so it gives nothing away.
 */
export const outlookOf = (law: OfficeLaw, application: Application): ClaimOutlook => {
  const { facts, determination, claims } = application;
  const payNowFen = determination.payFen;
  const hoped = factsIfConfirmed(facts, claims);
  const confirmed = law.determine(hoped);
  const afterwards =
    payNowFen === null || payNowFen === 0
      ? null
      : law.determine({ ...hoped, paidBefore: { on: facts.payOn, amountFen: payNowFen } });
  const refundAfterPayingNowFen = afterwards?.refundFen ?? 0;
  const reimbursedAfterPayingNowFen = afterwards?.reimbursedFen ?? 0;
  const waitUntil = lastDayOfSameAnswer(law, hoped);
  return {
    payNowFen,
    ifConfirmedFen: confirmed.payFen,
    ifConfirmedStatus: confirmed.status,
    refundAfterPayingNowFen,
    reimbursedAfterPayingNowFen,
    ...(waitUntil === null ? {} : { waitUntil }),
    advice: adviceOf(payNowFen, confirmed, refundAfterPayingNowFen, reimbursedAfterPayingNowFen, waitUntil),
  };
};

const adviceOf = (
  payNowFen: number | null,
  confirmed: Determination,
  refundFen: number,
  reimbursedFen: number,
  waitUntil: string | null,
): string => {
  const until = waitUntil === null ? '' : `，请在${waitUntil}前等到确认并办完`;
  const wait =
    confirmed.status === 'exempt'
      ? `确认后不用缴费${until}。`
      : confirmed.payFen === null
        ? '确认后今天也还不能缴费。'
        : `确认后缴${yuan(confirmed.payFen)}元${until}。`;
  if (payNowFen === null) return wait;
  const back = refundFen + reimbursedFen;
  const now =
    back > 0
      ? `现在先缴${yuan(payNowFen)}元，确认后按通知可退回或报销${yuan(back)}元。`
      : `现在先缴${yuan(payNowFen)}元也可以，但通知没有规定确认后退还差额。`;
  return wait + now;
};

/** `38000` fen as `380`, `38050` as `380.50`. */
const yuan = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2));
