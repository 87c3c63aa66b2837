import { type Fen, inYuan, noFen } from '../../../policy/money';
import { sayDay } from '../../../contract/calendar-day';
import type { ReceiptItem, ReceiptView } from '../../../contract/receipts';
import { maskName } from '../../../contract/person-name';
import { regionPath } from '../../../policy/region-names';
import { type Cloud, chinaDay, refuse } from '../../platform';
import { getPayer, maySeeAll } from '../../household';
import type { Order, OrderLine, Payer, Person } from '../../schema';
import { checkCodesOf } from './codes';
import { givenBackOf } from './given-back';
import { learnPlaces } from '../../places';
import { lineReason } from '../orders';
import { knownCover } from '../../enrolment';
import { policyInForce } from '../../policy-registry';
import type { Determination } from '../../../policy/determination';
import { asTypedBy, nameOf, typedName } from '../../identity';

/** Who looks at a receipt: a payer, or anyone by a token, to whom its payer tells the name in full or doesn't. */
export type Reader =
  { readonly by: 'own-account'; readonly payer: Payer } | { readonly by: 'token'; readonly inFull: boolean };

export function noReceipt(): Error {
  return refuse('NO_RECEIPT', '还没有凭证：付款确认后才有。请在“缴费记录”里查看这笔订单。');
}

const insuring: readonly OrderLine['state'][] = ['insured', 'settlement-pending'];

/** Whether the order took the line's person in, as far as the order says. */
export function insures({ state }: OrderLine): boolean {
  return insuring.includes(state);
}

/** Lines that money or an enrolment stands behind. */
export function hasReceipt(order: Order, { state, amountFen }: OrderLine): boolean {
  return state === 'insured'
    ? order.paidAt !== null || amountFen === 0
    : state !== 'reserved' && state !== 'released';
}

/**
 * Receipts of some lines of an order: never an identity number; names masked, and for a reader in full those that he typed. Five
 * round trips, and one for each check code that is made.
 */
export async function receiptsOf(
  cloud: Cloud,
  order: Order,
  lines: readonly OrderLine[],
  reader: Reader,
): Promise<readonly ReceiptView[]> {
  const payer = await getPayer(cloud, order.openId);
  const policy = await policyInForce(cloud);
  await learnPlaces(
    cloud,
    lines.map(({ region }) => region),
  );
  const givenBack = await givenBackOf(cloud, order._id);
  const codes = await checkCodesOf(cloud, order, lines, givenBack);
  const people = await peopleOn(cloud, lines, payer);
  const account = reader.by === 'own-account' ? reader.payer : null;
  const typist = account ?? (reader.by === 'token' && reader.inFull ? payer : null);
  const named = (id: string | undefined): Named => {
    const person = people.find(({ _id }) => _id === id);
    return person === undefined ? unnamed : namesFor(cloud, { order, typist, person });
  };
  return lines.map((line) => {
    const seesBreakdown = account !== null && maySeeAll(account, line.personId);
    return receiptOf(order, line, {
      // Who was sent it reads what its payer reads.
      coverage: knownCover(policy, line, seesBreakdown || maySeeAll(payer, line.personId)),
      payer: named(payer.self?.personId),
      insured: named(line.personId),
      seesBreakdown,
      isPayer: account?._id === order.openId,
      givenBackFen: insures(line) ? (givenBack.get(line.line) ?? noFen) : noFen,
      checkCode: codes.get(line.line) ?? '',
    });
  });
}

/** The insured, and the payer where he proved who he is. One round trip. */
function peopleOn(cloud: Cloud, lines: readonly OrderLine[], { self }: Payer): Promise<Person[]> {
  const known = self === null ? [] : [self.personId];
  const ids = [...new Set([...lines.map(({ personId }) => personId), ...known])];
  return cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length });
}

interface Named {
  readonly masked: string;
  /** As it was typed by who is to read it, or lets it be read; null where he didn't. */
  readonly inFull: string | null;
}
const unnamed: Named = { masked: '', inFull: null };

interface Naming {
  readonly order: Order;
  /** Whose typing is told in full. */
  readonly typist: Payer | null;
  readonly person: Person;
}

function namesFor(cloud: Cloud, { order, typist, person }: Naming): Named {
  const shown = person.namedBy === 'office' ? person : asTypedBy(person, order.openId);
  return {
    masked: maskName(nameOf(cloud, shown)),
    inFull: typist === null ? null : typedName(cloud, typist, person),
  };
}

/** What one reader may know: the two people's names as he sees them, and whether he sees how the amount adds up. */
interface Shown {
  readonly payer: Named;
  readonly insured: Named;
  readonly seesBreakdown: boolean;
  /** Whether he paid: WeChat's number is his. */
  readonly isPayer: boolean;
  readonly coverage: Determination['coverage'];
  /** Of the line, while its person stays insured. */
  readonly givenBackFen: Fen;
  readonly checkCode: string;
}

function partOfWeChat(order: Order, { wechatFen }: OrderLine, isPayer: boolean) {
  if (wechatFen === 0) return {};
  return {
    ...(order.payee ? { payee: order.payee } : {}),
    ...(isPayer && order.transactionId !== null ? { transactionId: order.transactionId } : {}),
  };
}

function receiptOf(order: Order, line: OrderLine, shown: Shown): ReceiptView {
  const { payer, insured, seesBreakdown, coverage, givenBackFen } = shown;
  return {
    number: receiptNumber(order, line),
    checkCode: shown.checkCode,
    orderId: order._id,
    line: line.line,
    payer: payer.masked,
    insured: insured.masked,
    ...(payer.inFull === null ? {} : { payerInFull: payer.inFull }),
    ...(insured.inFull === null ? {} : { insuredInFull: insured.inFull }),
    year: line.year,
    region: line.region,
    place: regionPath(line.region).join(''),
    amountFen: line.amountFen,
    accountFen: line.accountFen,
    wechatFen: line.wechatFen,
    ...(givenBackFen > 0 ? { givenBackFen } : {}),
    paymentSource: order.paymentSource,
    ...partOfWeChat(order, line, shown.isPayer),
    paidAt: order.paidAt ?? order.createdAt,
    state: line.state,
    items: seesBreakdown ? itemsOf(line) : [totalOf(line)],
    ...(coverage === null ? {} : { coveredFrom: coverage.from, coveredTo: coverage.to }),
    next: nextSteps(line, shown),
    taxCertificate:
      '本凭证不是完税证明，也不是税务票据。要正式票据的，由参保地税务部门开：在电子税务局的“证明开具”里查有没有这一笔，或者带身份证到办税服务厅问；查不到、不会办的，打12366。',
  };
}

/**
 * Day of payment, the order's first ten digits, the person's place in it: told over the phone, found again by
 * officers.
 */
export function receiptNumber(order: Order, { line }: OrderLine): string {
  const day = chinaDay(order.paidAt ?? order.createdAt).replaceAll('-', '');
  return `${day}-${order._id.slice(0, 10).toUpperCase()}-${line + 1}`;
}

function itemsOf({ determination }: OrderLine): readonly ReceiptItem[] {
  const { items, cites, subsidies } = determination;
  return items.map(({ kind, standardFen, subsidyFen, payFen }) => ({
    kind,
    standardFen,
    subsidyFen,
    payFen,
    cites:
      subsidyFen > 0
        ? subsidies
            .filter(
              ({ timing, of }) => timing === 'deducted' && (of === 'care-premium') === (kind === 'ltci'),
            )
            .map(({ notice, clause }) => ({ notice, clause }))
        : cites,
  }));
}

/** Subsidies tell what someone is: a payer whom he has not confirmed sees the sum alone. */
function totalOf({ amountFen }: OrderLine): ReceiptItem {
  return {
    kind: 'total',
    standardFen: amountFen,
    subsidyFen: noFen,
    payFen: amountFen,
    cites: [],
  };
}

function nextSteps(line: OrderLine, { coverage, seesBreakdown, givenBackFen }: Shown): readonly string[] {
  const { reimbursedFen } = line.determination;
  const reason = lineReason(line);
  if (line.state === 'refund-due' || line.state === 'refunded') {
    const where = line.state === 'refunded' ? '款项已退回' : '款项正在退回';
    return [`${reason ?? '这一部分没有参保'}，${where}。仍要参保的，可以重新缴费。`];
  }
  return [
    ...(givenBackFen > 0
      ? [
          `交的钱里有${inYuan(givenBackFen)}已经退回或正在退回，参保不受影响。之前保存或打印的凭证不再有效，请用这一份。`,
        ]
      : []),
    ...(line.state === 'settlement-pending'
      ? ['医保局还要确认家庭共济账户的扣款，一般几天内有结果；没有扣成会通知您重新缴费。']
      : []),
    coverage === null
      ? '通知没有写从哪天起享受待遇，请向参保地医保经办窗口询问。'
      : `${sayDay(coverage.from)}至${sayDay(coverage.to)}享受待遇，看病时出示医保码或社保卡。`,
    ...(reimbursedFen > 0 && seesBreakdown
      ? [`按通知以后还会补回${inYuan(reimbursedFen)}，办法见这个人的明细。`]
      : []),
  ];
}

/** The receipts that a caller may open of an order: all of his own, or the one that is about himself. */
export async function ownReceipts(
  cloud: Cloud,
  openId: string,
  orderId: string,
): Promise<readonly ReceiptView[]> {
  const order = await cloud.db.get('orders', orderId);
  const reader = await getPayer(cloud, openId);
  if (order === null) throw noReceipt();
  const mine = order.lines.filter(
    (line) => hasReceipt(order, line) && (order.openId === openId || line.personId === reader.self?.personId),
  );
  if (mine.length === 0) throw noReceipt();
  return receiptsOf(cloud, order, mine, { by: 'own-account', payer: reader });
}

/** Orders of one answer: a person is paid for once a year. */
const mostOrders = 20;

/** What was ever paid for the caller himself, by whomever; nothing for one who never confirmed who he is. */
export async function receiptsAboutMe(cloud: Cloud, openId: string): Promise<readonly ReceiptView[]> {
  const reader = await getPayer(cloud, openId);
  const { self } = reader;
  if (self === null) return [];
  const orders = await cloud.db.find('orders', {
    filter: { people: self.personId },
    orderBy: [['createdAt', 'desc']],
    limit: mostOrders,
  });
  const receipts: ReceiptView[] = [];
  for (const order of orders) {
    const mine = order.lines.filter((line) => line.personId === self.personId && hasReceipt(order, line));
    receipts.push(...(await receiptsOf(cloud, order, mine, { by: 'own-account', payer: reader })));
  }
  return receipts;
}
