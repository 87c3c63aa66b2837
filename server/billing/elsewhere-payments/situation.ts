import { sayDay } from '../../../contract/calendar-day';
import type { AskableReason } from '../../../contract/refunds';
import type { IsoDay } from '../../../policy/calendar';
import { inYuan } from '../../../policy/money';
import type { PolicyInForce } from '../../policy-registry';
import type { Duplicate, ElsewherePayment, EnrolmentRecord, Insurance, OrderLine } from '../../schema';
import { whyNotByNotice } from '../refund-requests';

/** What stands beside a payment made elsewhere when it becomes known. */
export interface Situation {
  /** As it was before. */
  readonly record: EnrolmentRecord;
  /** Whether what was due follows from what offices of the payment's place, in it or around it certified. */
  readonly isDueTold: boolean;
  /** What other lists say of him. */
  readonly listed: readonly Duplicate[];
  /** In force now: by it is said whether money goes back. */
  readonly policy: PolicyInForce;
  readonly today: IsoDay;
  readonly now: number;
}

/** By what he was insured before; `line` null where by no order. */
export interface Insured {
  readonly insurance: Insurance;
  readonly line: OrderLine | null;
}

export function paymentWords({ on, channel, amountFen, number }: ElsewherePayment): string {
  return `${sayDay(on)}在${channel}缴的${inYuan(amountFen)}（缴费编号${number}）`;
}

export const askTaxOffice = '请他带缴费凭证向税务部门申请退。';

/** As the payer's page calls them. */
const reasonNames = {
  'paid-twice': '重复缴费',
  'insured-elsewhere': '在别的地方或单位参保了',
  died: '参保人已去世',
} as const satisfies Partial<Record<AskableReason, string>>;

/** How what was paid here goes back: by the notice's rule, or by two officers where it gives nothing back. */
export function backWords(
  line: OrderLine | null,
  reason: keyof typeof reasonNames,
  { policy, today }: Pick<Situation, 'policy' | 'today'>,
): string {
  const why = line === null ? null : whyNotByNotice(policy, line, { reason, today });
  return why === null
    ? `请付款人在订单里申请退费，理由选“${reasonNames[reason]}”，您在这张清单里同意。`
    : `按通知不能由付款人申请退（${why}），确实要退的，在“更正资料”里查到他，由两位经办人在“错缴、多缴”里全部退回。`;
}
