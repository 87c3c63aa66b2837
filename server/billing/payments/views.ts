import type { OrderLineView, OrderStatus, OrderView, PaymentParameters } from '../../../contract/orders';
import type { KnownPerson } from '../../../contract/record-view';
import type { Cloud } from '../../platform';
import type { Order, OrderLine, Payer, Person } from '../../schema';
import { getPayer, maySeeAll } from '../../household';
import { knownCover } from '../../enrolment';
import { personAsTyped } from '../../identity';
import { type PolicyInForce, policyInForce } from '../../policy-registry';
import { refundViews, requestsOfOrders } from '../refund-requests';
import { lineReason, orderMessage } from '../orders';

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

/** Orders with the people in them as their payer may know them; four round trips for all of them. */
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
  return orders.map((order) => ({
    ...orderStatus(cloud, order, payment),
    lines: order.lines.map((line) => lineView({ cloud, policy, payer }, people, line)),
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
}

function lineView(
  { cloud, policy, payer }: Viewing,
  people: readonly Person[],
  line: OrderLine,
): OrderLineView {
  const person = people.find(({ _id }) => _id === line.personId);
  const seesAll = maySeeAll(payer, line.personId);
  const coverage = knownCover(policy, line, seesAll);
  const reason = lineReason(line);
  return {
    line: line.line,
    recordId: line.recordId,
    person: person === undefined ? forgotten : personAsTyped(cloud, person, payer),
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
