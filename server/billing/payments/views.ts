import type { OrderLineView, OrderStatus, OrderView, PaymentParameters } from '../../../contract/orders';
import type { KnownPerson } from '../../../contract/record-view';
import type { Cloud } from '../../platform';
import type { Order, OrderLine, Payer, Person } from '../../schema';
import { getPayer, maySeeAll } from '../../household';
import { knownCover } from '../../enrolment';
import { personAsTyped } from '../../identity';
import { type PolicyInForce, policyInForce } from '../../policy-registry';
import { refundViews, requestsOfOrders } from '../refund-requests';
import { askersOf, isListed, lineReason, orderMessage, wasPaid } from '../orders';

export function orderStatus(cloud: Cloud, order: Order, payment: PaymentParameters | null): OrderStatus {
  return {
    orderId: order._id,
    state: order.state,
    paymentSource: order.paymentSource,
    ...(order.payee ? { payee: order.payee } : {}),
    createdAt: order.createdAt,
    until: order.until,
    now: cloud.now(),
    totalFen: order.totalFen,
    accountFen: order.accountFen,
    wechatFen: order.wechatFen,
    ...(order.paidAt === null ? {} : { paidAt: order.paidAt }),
    payment,
    message: orderMessage(order),
  };
}

/** Orders with the people in them as their payer may know them; four round trips for all of them, five where others asked him to pay. */
export async function orderViews(
  cloud: Cloud,
  openId: string,
  orders: readonly Order[],
  payment: PaymentParameters | null = null,
): Promise<readonly OrderView[]> {
  if (orders.length === 0) return [];
  const ids = [...new Set(orders.flatMap(({ people }) => people))];
  const refunded = orders
    .filter(({ history, openRefunds }) => openRefunds > 0 || history.length > 1)
    .map(({ _id }) => _id);
  const [policy, payer, people, refunds, requests] = await Promise.all([
    policyInForce(cloud),
    getPayer(cloud, openId),
    cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length }),
    refunded.length === 0
      ? []
      : cloud.db.find('refunds', {
          filter: { orderId: { in: refunded } },
          orderBy: [['_id', 'asc']],
          limit: 1000,
        }),
    refunded.length === 0 ? [] : requestsOfOrders(cloud, refunded),
  ]);
  const askers = await askersOf(cloud, payer, orders);
  return orders.map((order) => ({
    ...orderStatus(cloud, order, payment),
    lines: order.lines.map((line) => lineView({ cloud, policy, payer, askers }, people, line)),
    refunds: refundViews(
      requests.filter(({ orderId }) => orderId === order._id),
      refunds.filter(({ orderId }) => orderId === order._id),
    ),
  }));
}

/** Where the person's data went with his consent, the amounts stay. */
const forgotten: KnownPerson = { name: '***', document: '' };

interface Viewing {
  readonly cloud: Cloud;
  readonly policy: PolicyInForce;
  readonly payer: Payer;
  /** {@link askersOf} the payer. */
  readonly askers: ReadonlyMap<string, string>;
}

/** Whom he took off his list, and paid nothing for, the payer reads no more: another's name may stand there by now. */
function personOf(
  { cloud, payer, askers }: Viewing,
  person: Person | undefined,
  line: OrderLine,
): KnownPerson {
  const asker = askers.get(line.recordId);
  const isHis = isListed(payer, line.personId) || asker !== undefined || wasPaid(line);
  return person === undefined || !isHis ? forgotten : personAsTyped(cloud, person, payer, asker);
}

function lineView(viewing: Viewing, people: readonly Person[], line: OrderLine): OrderLineView {
  const { policy, payer } = viewing;
  const person = people.find(({ _id }) => _id === line.personId);
  const seesAll = maySeeAll(payer, line.personId);
  const coverage = knownCover(policy, line, seesAll);
  const reason = lineReason(line);
  return {
    line: line.line,
    recordId: line.recordId,
    person: personOf(viewing, person, line),
    region: line.region,
    year: line.year,
    amountFen: line.amountFen,
    accountFen: line.accountFen,
    wechatFen: line.wechatFen,
    state: line.state,
    ...(coverage === null ? {} : { coveredFrom: coverage.from, coveredTo: coverage.to }),
    ...(reason === null ? {} : { reason }),
    ...(seesAll ? { breakdown: line.determination } : {}),
  };
}
