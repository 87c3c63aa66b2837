import { sayDay } from '../../../contract/calendar-day';
import { inYuan } from '../../../policy/money';
import type { Documents } from '../../platform';
import type { ElsewherePayment, EnrolmentRecord, OrderLine } from '../../schema';
import { openCase } from '../cases';
import { insuredHereWords, isAnotherPlace, paidHereWords } from './another-place';
import { listedWords } from './listed-words';
import { type Insured, type Situation, askTaxOffice, backWords, paymentWords } from './situation';

/** What a payment can be a case for. */
const tags = ['twice', 'twice-there', 'listed', 'amount'] as const;
type Tag = (typeof tags)[number];

function caseId({ _id }: Pick<ElsewherePayment, '_id'>, tag: Tag): string {
  return `elsewhere-${_id}-${tag}`;
}

/** What an office has to do about a payment, in the caller's transaction; what is on its list already stays as it is. */
export async function openCases(
  tx: Documents,
  payment: ElsewherePayment,
  situation: Situation,
): Promise<void> {
  const { insurance } = situation.record;
  const line = await lineOf(tx, situation.record);
  if (payment.twice && insurance !== null) await openTwice(tx, payment, { insurance, line }, situation);
  if (situation.listed.length > 0) await openListed(tx, payment, line, situation);
  if (payment.amountFen !== payment.dueFen) {
    await openCase(tx, {
      ...about(payment, 'amount', situation),
      kind: 'elsewhere-amount',
      orderId: null,
      summary: situation.isDueTold ? amountWords(payment) : differsWords(payment),
    });
  }
}

function about(payment: ElsewherePayment, tag: Tag, { now }: Situation) {
  const { region, personId, amountFen } = payment;
  return { id: caseId(payment, tag), region, personId, amountFen, refundId: null, now };
}

/** Where he is insured in another district, both offices read of it, each what is its own. */
async function openTwice(
  tx: Documents,
  payment: ElsewherePayment,
  insured: Insured,
  situation: Situation,
): Promise<void> {
  const { orderId, region, paidFen } = insured.insurance;
  const kind = 'paid-twice';
  const here = about(payment, 'twice', situation);
  if (!isAnotherPlace(payment, insured.insurance)) {
    const summary = await twiceWords(tx, payment, insured, situation);
    return openCase(tx, { ...here, kind, orderId, summary });
  }
  await openCase(tx, { ...here, kind, orderId: null, summary: paidHereWords(payment, insured) });
  await openCase(tx, {
    ...about(payment, 'twice-there', situation),
    ...{ kind, region, orderId, amountFen: paidFen },
    summary: insuredHereWords(payment, insured, situation),
  });
}

/** What another district took for him is that one's to give back. */
function openListed(
  tx: Documents,
  payment: ElsewherePayment,
  line: OrderLine | null,
  situation: Situation,
): Promise<void> {
  const { insurance } = situation.record;
  const isHere = insurance !== null && !isAnotherPlace(payment, insurance);
  return openCase(tx, {
    ...about(payment, 'listed', situation),
    kind: 'elsewhere-listed',
    orderId: isHere ? insurance.orderId : null,
    summary: listedWords(payment, isHere ? line : null, situation),
  });
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

async function twiceWords(
  tx: Documents,
  payment: ElsewherePayment,
  { insurance, line }: Insured,
  situation: Situation,
): Promise<string> {
  const paid = paymentWords(payment);
  const { on, paidFen, elsewhere } = insurance;
  const { year } = payment;
  if (insurance.basis === 'exempt') {
    return `他${year}年度不用缴费，${sayDay(on)}已经参保；税务部门的文件又有他${paid}。参保不变，那一笔${askTaxOffice}`;
  }
  if (elsewhere !== undefined) {
    const first = await tx.get('elsewhere-payments', elsewhere.paymentId);
    const before = first === null ? '别处的一笔' : paymentWords(first);
    return `他${year}年度在别处缴了两次：${before}，又有${paid}。参保按前一笔，只算一次；多缴的一笔${askTaxOffice}`;
  }
  const here = `他${year}年度${sayDay(on)}已在这里缴${inYuan(paidFen)}，税务部门的文件又有他${paid}。参保只算一次，现在按这里的一笔。`;
  const then = '退了以后，他按那一笔参保。';
  return `${here}请问清楚退哪一笔。退那一笔：${askTaxOffice}退这里的：${backWords(line, 'paid-twice', situation)}${then}`;
}

/** By what order he is insured here; null where by none. */
async function lineOf(tx: Documents, { _id, insurance }: EnrolmentRecord): Promise<OrderLine | null> {
  const orderId = insurance?.orderId ?? null;
  const order = orderId === null ? null : await tx.get('orders', orderId);
  return order?.lines.find((one) => one.recordId === _id) ?? null;
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
