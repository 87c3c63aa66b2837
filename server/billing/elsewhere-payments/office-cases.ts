import { sayDay } from '../../../contract/calendar-day';
import type { IsoDay } from '../../../policy/calendar';
import { inYuan } from '../../../policy/money';
import { touch } from '../../officer-access';
import type { Documents } from '../../platform';
import type { PolicyInForce } from '../../policy-registry';
import type { ElsewherePayment, EnrolmentRecord, Insurance, OrderLine } from '../../schema';
import { openCase } from '../cases';
import { whyNotByNotice } from '../refund-requests';

/** What a payment can be a case for. */
const tags = ['twice', 'amount'] as const;

function caseId({ _id }: Pick<ElsewherePayment, '_id'>, tag: (typeof tags)[number]): string {
  return `elsewhere-${_id}-${tag}`;
}

/** What an office has to do about a payment, in the caller's transaction; what is on its list already stays as it is. */
export async function openCases(
  tx: Documents,
  payment: ElsewherePayment,
  { record, isDueTold, policy, today, now }: Situation,
): Promise<void> {
  const { region, personId, amountFen, dueFen } = payment;
  const about = { region, personId, amountFen, refundId: null, now };
  if (payment.twice && record.insurance !== null) {
    await openCase(tx, {
      ...about,
      id: caseId(payment, 'twice'),
      kind: 'paid-twice',
      orderId: record.insurance.orderId,
      summary: await twiceWords(tx, payment, record.insurance, { record, policy, today }),
    });
  }
  if (amountFen !== dueFen) {
    await openCase(tx, {
      ...about,
      id: caseId(payment, 'amount'),
      kind: 'elsewhere-amount',
      orderId: null,
      summary: isDueTold ? amountWords(payment) : differsWords(payment),
    });
  }
}

export interface Situation {
  /** As it was before the payment became known. */
  readonly record: EnrolmentRecord;
  /** Whether what was due follows from what offices of the payment's place, in it or around it certified. */
  readonly isDueTold: boolean;
  /** In force now: by it is said whether money goes back. */
  readonly policy: PolicyInForce;
  readonly today: IsoDay;
  readonly now: number;
}

/** What a payment was a case for is one no more: it was taken back. */
export async function closeCases(tx: Documents, payment: ElsewherePayment, now: number): Promise<void> {
  for (const tag of tags) {
    const held = await tx.get('cases', caseId(payment, tag));
    if (held === null || held.state === 'resolved') continue;
    const resolution = { action: 'close' as const, note: '这笔别处的缴费登记错了，已经撤回', at: now };
    await tx.put('cases', { ...held, state: 'resolved', resolution });
  }
}

function paymentWords({ on, channel, amountFen, number }: ElsewherePayment): string {
  return `${sayDay(on)}在${channel}缴的${inYuan(amountFen)}（缴费编号${number}）`;
}

const askTaxOffice = '请他带缴费凭证向税务部门申请退。';

async function twiceWords(
  tx: Documents,
  payment: ElsewherePayment,
  insurance: Insurance,
  situation: Pick<Situation, 'record' | 'policy' | 'today'>,
): Promise<string> {
  const paid = paymentWords(payment);
  const { on, paidFen, orderId, elsewhere } = insurance;
  const { year } = payment;
  if (!touch(insurance.region, payment.region)) {
    return `他${year}年度在别的地方已经参保，税务部门的文件又有他${paid}。参保只算一次，按那里的一笔。请他先问参保地退哪一笔；退这一笔的，${askTaxOffice}`;
  }
  if (insurance.basis === 'exempt') {
    return `他${year}年度不用缴费，${sayDay(on)}已经参保；税务部门的文件又有他${paid}。参保不变，那一笔${askTaxOffice}`;
  }
  if (elsewhere !== undefined) {
    const first = await tx.get('elsewhere-payments', elsewhere.paymentId);
    const before = first === null ? '别处的一笔' : paymentWords(first);
    return `他${year}年度在别处缴了两次：${before}，又有${paid}。参保按前一笔，只算一次；多缴的一笔${askTaxOffice}`;
  }
  const here = `他${year}年度${sayDay(on)}已在这里缴${inYuan(paidFen)}，税务部门的文件又有他${paid}。参保只算一次，现在按这里的一笔。`;
  const line = await lineOf(tx, orderId, situation.record._id);
  return `${here}请问清楚退哪一笔。退那一笔：${askTaxOffice}退这里的：${backWords(line, situation)}`;
}

async function lineOf(tx: Documents, orderId: string | null, recordId: string): Promise<OrderLine | null> {
  const order = orderId === null ? null : await tx.get('orders', orderId);
  return order?.lines.find((one) => one.recordId === recordId) ?? null;
}

const then = '退了以后，他按那一笔参保。';

/** By the notice's rule, or by two officers where it gives nothing back. */
function backWords(line: OrderLine | null, { policy, today }: Pick<Situation, 'policy' | 'today'>): string {
  const why = line === null ? null : whyNotByNotice(policy, line, { reason: 'paid-twice', today });
  return why === null
    ? `请付款人在订单里申请退费，理由选“重复缴费”，您在这张清单里同意。${then}`
    : `按通知不能由付款人申请退（${why}），确实要退的，在“更正资料”里查到他，由两位经办人在“错缴、多缴”里全部退回。${then}`;
}

/** The amount that is due would tell by which group, and only offices elsewhere certified it. */
function differsWords(payment: ElsewherePayment): string {
  return `他${paymentWords(payment)}，和他应缴的不一样；身份由别处认定，这里不列。已经按这一笔参保。请他带认定的证明来核对：多缴的，${askTaxOffice}少缴的，由税务部门通知他补缴。`;
}

function amountWords(payment: ElsewherePayment): string {
  const { year, dueFen, amountFen } = payment;
  const paid = `他${paymentWords(payment)}，按通知那一天${year}年度应缴${inYuan(dueFen)}。已经按这一笔参保。`;
  return amountFen > dueFen
    ? `${paid}请核对名册上的身份：身份对的，多缴的${askTaxOffice}身份不对的，在“更正资料”里改。`
    : `${paid}请向税务部门核对：他有名册上没有的身份，就补进名册；确实少缴的，由税务部门通知他补缴。`;
}
