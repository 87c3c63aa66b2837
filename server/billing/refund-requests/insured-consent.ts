import { dayMs, sayDay } from '../../../contract/calendar-day';
import type { RefundQuestion } from '../../../contract/me';
import { insuredAnswerDays } from '../../../contract/refunds';
import { getRequest, putRequest, requestsOfOrders } from './stored-requests';
import { refundReasonWords } from '../orders';
import { type Tie, getPayer, knownAs } from '../../household';
import { tiedWeChat } from '../../identity';
import { type Cloud, chinaDay, refuse } from '../../platform';
import type { InsuredAsked, OrderLine, RefundRequest } from '../../schema';

/** What an officer writes at least where the insured person has not agreed: which paper he saw, or whom he spoke to. */
const leastEvidence = 5;
/** More than anybody was paid for. */
const mostOrders = 200;

/**
 * Whether the insured person is to be asked before a refund ends his insurance: not where he pays for himself. A child is, too:
 * whoever ticks that he is the guardian may be nobody to him, so an officer has to see a paper. At most three round trips.
 */
export async function insuredToAsk(
  cloud: Cloud,
  openId: string,
  line: OrderLine,
): Promise<InsuredAsked | undefined> {
  const payer = await getPayer(cloud, openId);
  return payer.self?.personId === line.personId ? undefined : insuredToAskByOffice(cloud, line);
}

/** The same where an office wants it: who pays for himself did not ask for it either. Two round trips. */
export async function insuredToAskByOffice(cloud: Cloud, { personId }: OrderLine): Promise<InsuredAsked> {
  const person = await cloud.db.get('people', personId);
  const tied = person === null ? null : await tiedWeChat(cloud, person);
  return { personId, until: tied === null ? null : cloud.now() + insuredAnswerDays * dayMs };
}

/** When the WeChat that is the insured person's today was tied to him, ms; null where none is. At most three round trips. */
export async function tiedAt(cloud: Cloud, personId: string): Promise<number | null> {
  const person = await cloud.db.get('people', personId);
  const openId = person === null ? null : await tiedWeChat(cloud, person);
  return openId === null ? null : ((await getPayer(cloud, openId)).self?.at ?? null);
}

/** What he was asked, with his answer as far as it counts: one from before he was proven anew is another's, perhaps an impostor's. */
export function heardSince(insured: InsuredAsked, since: number | null): InsuredAsked {
  const { answer, ...asked } = insured;
  return answer !== undefined && since !== null && answer.at < since ? asked : insured;
}

function stillWaits({ until, answer }: InsuredAsked, now: number): boolean {
  return answer === undefined && until !== null && now < until;
}

/**
 * Throws where the insured person has still to answer, and where he has not agreed and the officer's note doesn't say on
 * what evidence the refund is approved all the same.
 */
export function requireInsuredHeard(insured: InsuredAsked | undefined, note: string, now: number): void {
  if (insured === undefined || insured.answer?.agreed === true) return;
  if (stillWaits(insured, now)) throw refuse('INSURED_NOT_HEARD', insuredWords(insured, now));
  if (note.trim().length >= leastEvidence) return;
  throw refuse(
    'EVIDENCE_NEEDED',
    `参保人本人没有同意退费。要同意的，请在处理说明里写明看过什么材料、问过谁，至少${leastEvidence}个字。`,
    { field: 'note' },
  );
}

/** Whether nothing of the insured person stands in the way: he agreed, or didn't answer in time, or needs not be asked. */
export function isHeard(insured: InsuredAsked | undefined, now: number): boolean {
  return insured === undefined || (insured.answer?.agreed !== false && !stillWaits(insured, now));
}

/** Chinese: what an officer should know of the insured person's will. */
export function insuredWords(insured: InsuredAsked, now: number): string {
  const { until, answer } = insured;
  if (answer !== undefined) {
    const day = sayDay(chinaDay(answer.at));
    return answer.agreed
      ? `参保人本人${day}在微信里同意退费。`
      : `参保人本人${day}在微信里不同意退费。要同意的，请当面或打电话问清楚，写明看过的材料。`;
  }
  if (until === null)
    return '参保人没有用微信确认过本人，系统问不到他。要同意的，请当面或打电话问过，写明看过的材料。';
  const day = sayDay(chinaDay(until));
  return stillWaits(insured, now)
    ? `正在等参保人本人在微信里答复，${day}以前不能同意退费。`
    : `参保人本人到${day}没有答复。要同意的，请当面或打电话问过，写明看过的材料。`;
}

/** Who asked for the money is not asked whether he agrees, whomever he proved to be since. What an office wants nobody asked for. */
function isAsked({ openId, personId }: Tie, request: RefundRequest): boolean {
  const { state, insured, reason } = request;
  if (state !== 'requested' || insured?.personId !== personId) return false;
  return reason === 'by-office' || request.openId !== openId;
}

/** Requests that would end the person's insurance and that nobody has decided. Four round trips. */
export async function refundQuestions(cloud: Cloud, asked: Tie): Promise<readonly RefundQuestion[]> {
  const orders = await cloud.db.find('orders', { filter: { people: asked.personId }, limit: mostOrders });
  if (orders.length === 0) return [];
  const requests = await requestsOfOrders(
    cloud,
    orders.map(({ _id }) => _id),
  );
  const open = requests.filter((request) => isAsked(asked, request));
  const names = await namesOf(cloud, open);
  return open.map(({ _id, orderId, openId, line, insured, amountFen, reason, note, createdAt }) => ({
    requestId: _id,
    payer: names.get(openId)?.name ?? '',
    year: orders.find((one) => one._id === orderId)?.lines.find((one) => one.line === line)?.year ?? 0,
    amountFen,
    reason: reason === 'by-office' ? (note ?? '') : refundReasonWords[reason],
    ...(reason === 'by-office' ? { byOffice: true as const } : {}),
    askedAt: createdAt,
    ...(typeof insured?.until === 'number' ? { answerUntil: insured.until } : {}),
    ...agreedIn(insured, asked),
  }));
}

function agreedIn(insured: InsuredAsked | undefined, asked: Tie): Pick<RefundQuestion, 'agreed'> {
  const answer = insured === undefined ? undefined : heardSince(insured, asked.tiedAt).answer;
  return answer === undefined ? {} : { agreed: answer.agreed };
}

async function namesOf(
  cloud: Cloud,
  requests: readonly RefundRequest[],
): Promise<Awaited<ReturnType<typeof knownAs>>> {
  if (requests.length === 0) return new Map();
  const ids = [...new Set(requests.map(({ openId }) => openId))];
  return knownAs(cloud, await cloud.db.find('payers', { filter: { _id: { in: ids } }, limit: ids.length }));
}

/** The insured person's word; he may change it until an officer has decided. Throws `NO_REQUEST`. */
export function answerRefund(
  cloud: Cloud,
  asked: Tie,
  { requestId, agree }: { readonly requestId: string; readonly agree: boolean },
): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const request = await getRequest(tx, requestId);
    if (request?.insured === undefined || !isAsked(asked, request)) {
      throw refuse('NO_REQUEST', '没有找到这次退费申请，可能已经办完，请刷新后再看。');
    }
    if (heardSince(request.insured, asked.tiedAt).answer?.agreed === agree) return;
    const insured = { ...request.insured, answer: { agreed: agree, at: cloud.now() } };
    await putRequest(tx, { ...request, insured });
  });
}
