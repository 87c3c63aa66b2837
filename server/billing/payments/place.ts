import type { OrderActions } from '../../../contract/orders';
import { type Fen, minusFen, noFen } from '../../../policy/money';
import { postPayment } from './post-payment';
import type { Cloud, Documents, Merchant, OfMerchant } from '../../platform';
import { bureauSettlement, collectingOffice, holderAccount, transfer, wechatClearing } from '../ledger';
import { type PolicyInForce, policyInForce, provenanceOfAnswer } from '../../policy-registry';
import type { MutualAidAccount, Order, OrderLine } from '../../schema';
import { countAttempt } from '../../identity';
import { type OwnAccount, accountTerms, floorOf, ownAccount, reserve } from '../mutual-aid';
import { type RecordMove, enrolledExempt, moveRecord, payersWith } from '../../enrolment';
import {
  FamilyList,
  type PaymentSplit,
  type Asked,
  type DraftLine,
  type Surroundings,
  splitPayment,
  askedFor,
  payeesOf,
  peopleOf,
  draftLine,
  dueFen,
  orderExpiry,
  assertOrderable,
  giveWay,
  ordersGivingWay,
  requirePaidBefore,
  rostersOf,
  sumDue,
  ReservedError,
  inOtherHands,
  merchantOfOrder,
  orderDiffers,
  amountChanged,
  dayEnds,
} from '../orders';

export type PlaceRequest = OrderActions['order.place']['request'];

/** When the timer first asks WeChat about an order of which nobody has brought news. */
const firstCheckMs = 60_000;

/**
 * Stores the order, reserves everyone in it and enrols the exempt, all together or not at all. The same id
 * with the same content answers with the order as it stands, whatever would be said to a new one. Throws `TOO_MANY_LOOKUPS` beyond
 * the day's limit for orders of people who are insured without payment.
 */
export async function placeOrder(cloud: Cloud, openId: string, request: PlaceRequest): Promise<Order> {
  try {
    return await placeNew(cloud, openId, request);
  } catch (error) {
    const held = await cloud.db.get('orders', request.orderId);
    if (held === null) throw error instanceof ReservedError ? await inOtherHands(cloud, error) : error;
    if (held.openId === openId && held.content === contentOf(request)) return held;
    throw orderDiffers();
  }
}

function contentOf({ recordIds, paymentSource, accountFen, agreedFen }: PlaceRequest): string {
  return JSON.stringify([recordIds, paymentSource, accountFen ?? null, agreedFen]);
}

const noAccount: OwnAccount = { account: null, waits: null };

async function placeNew(cloud: Cloud, openId: string, request: PlaceRequest): Promise<Order> {
  const asked = askedFor(request.recordIds);
  const rosters = await rostersOf(cloud, asked);
  const policy = await policyInForce(cloud);
  return cloud.db.transaction(async (tx) => {
    const now = cloud.now();
    const list = new FamilyList(cloud, tx, openId, peopleOf(asked));
    const lines = await draftsFreed(tx, { cloud, policy, rosters, list }, asked, now);
    for (const line of lines) assertOrderable(line, openId, request.orderId, now);
    await requirePaidBefore(cloud, openId, lines, now);
    // Nobody has them in hand, so nothing else bounds how many of such orders there are.
    if (lines.every(({ record }) => record.state === 'insured')) await countAttempt(cloud, 'exempt-order');
    const { account, waits } =
      request.paymentSource === 'wechat' ? noAccount : await ownAccount(tx, openId, now);
    const officeFloorFen = account === null ? noFen : await floorOf(cloud, account.region);
    const terms = await accountTerms(tx, { policy, account, waits, officeFloorFen }, payeesOf(lines));
    const { paymentSource, accountFen: wantedFen } = request;
    const split = splitPayment(lines, { paymentSource, wantedFen, account, terms });
    if (sumDue(lines) !== request.agreedFen) {
      throw amountChanged(sumDue(lines), lines.map(dueFen));
    }
    const order = newOrder({
      merchants: cloud.settings.merchants,
      policy,
      openId,
      request,
      drafts: lines,
      split,
      account,
      now,
    });
    if (lines.some(({ fromList }) => fromList)) await list.lock(tx);
    await store(tx, { order, drafts: lines, account, floorFen: terms.floorFen, now });
    return order.wechat === 'none' && order.totalFen > 0
      ? postPayment(tx, { policy, order, money: { transactionId: null, paidAt: now }, now })
      : order;
  });
}

/** The people of the order, each freed from an unpaid order of somebody with no such right to pay for him. */
async function draftsFreed(
  tx: Documents,
  surroundings: Surroundings,
  asked: readonly Asked[],
  now: number,
): Promise<readonly DraftLine[]> {
  const { cloud, list } = surroundings;
  const draft = async (): Promise<readonly DraftLine[]> => {
    const lines: DraftLine[] = [];
    for (const one of asked) lines.push(await draftLine(surroundings, tx, one));
    return lines;
  };
  const lines = await draft();
  const inTheWay = await ordersGivingWay(cloud, list.openId, lines, now);
  if (inTheWay.length === 0) return lines;
  for (const orderId of inTheWay) await giveWay(tx, orderId, now);
  return draft();
}

interface NewOrder {
  readonly merchants: readonly Merchant[];
  readonly policy: PolicyInForce;
  readonly openId: string;
  readonly request: PlaceRequest;
  readonly drafts: readonly DraftLine[];
  readonly split: PaymentSplit;
  readonly account: MutualAidAccount | null;
  readonly now: number;
}

function newOrder({ merchants, policy, openId, request, drafts, split, account, now }: NewOrder): Order {
  const { accountFen, fromAccount } = split;
  const totalFen = sumDue(drafts);
  const wechatFen = minusFen(totalFen, accountFen);
  const expiry = orderExpiry(
    policy,
    drafts.map(({ application }) => application),
    now,
  );
  if (wechatFen > 0 && !expiry.accepted) throw dayEnds();
  const lines = drafts.map((draft, at) => lineOf(draft, fromAccount[at] ?? noFen));
  const merchant = merchantOfOrder(merchants, lines);
  const ofMerchant = { merchantId: merchant?.merchantId ?? null, payee: merchant?.payee ?? null };
  return {
    _id: request.orderId,
    openId,
    ...ofMerchant,
    content: contentOf(request),
    state: totalFen === 0 ? 'settled' : 'awaiting-payment',
    paymentSource: request.paymentSource,
    totalFen,
    accountFen,
    wechatFen,
    accountId: accountFen > 0 && account !== null ? account._id : null,
    lines,
    people: lines.map(({ personId }) => personId),
    pending: lines.flatMap((line) => pendingOf(ofMerchant, line, account)),
    messages: request.messages,
    createdAt: now,
    until: wechatFen > 0 ? expiry.until : now,
    paidAt: null,
    billDay: null,
    transactionId: null,
    wechat: wechatFen > 0 ? 'open' : 'none',
    openRefunds: 0,
    nextAt: wechatFen > 0 ? now + firstCheckMs : null,
    attempts: 0,
    history: [{ at: now, event: 'placed' }],
  };
}

function lineOf(draft: DraftLine, accountFen: Fen): OrderLine {
  const { line, record, application } = draft;
  const { region, facts, determination } = application;
  const amountFen = dueFen(draft);
  return {
    line,
    recordId: record._id,
    personId: record.personId,
    region,
    year: record.year,
    amountFen,
    accountFen,
    wechatFen: minusFen(amountFen, accountFen),
    state: amountFen === 0 ? 'insured' : 'reserved',
    reason: null,
    openRefunds: 0,
    facts,
    determination,
    ...provenanceOfAnswer(application),
  };
}

function pendingOf(
  ofMerchant: OfMerchant,
  { line, region, wechatFen, accountFen }: OrderLine,
  account: MutualAidAccount | null,
): Order['pending'] {
  return [
    ...transfer(wechatClearing(ofMerchant), collectingOffice(region), wechatFen, line),
    ...(account === null
      ? []
      : transfer(holderAccount(account._id), bureauSettlement(account.region), accountFen, line)),
  ];
}

interface OrderToStore {
  readonly order: Order;
  readonly drafts: readonly DraftLine[];
  readonly account: MutualAidAccount | null;
  /** What must stay in the account. */
  readonly floorFen: Fen;
  readonly now: number;
}

async function store(tx: Documents, { order, drafts, account, floorFen, now }: OrderToStore): Promise<void> {
  for (const draft of drafts) {
    if (draft.record.state === 'insured') continue;
    const exempt = draft.application.determination.status === 'exempt';
    const record = { ...draft.record, payers: payersWith(draft.record, order.openId) };
    await moveRecord(tx, record, exempt ? enrolledExempt(draft.application, now) : reserved(order, now));
  }
  if (account !== null && order.accountFen > 0) {
    const part = { orderId: order._id, accountId: account._id, at: now };
    await reserve(tx, account, { amountFen: order.accountFen, floorFen }, part);
  }
  await tx.insert('orders', order);
}

function reserved({ _id: orderId, openId, until }: Order, at: number): RecordMove {
  const reservation = { orderId, openId, until };
  return { at, event: 'reserved', by: openId, orderId, changes: { reservation } };
}
