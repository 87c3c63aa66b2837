import { noFen } from '../../policy/money';
import { insures, isOursToTell, moveRecord } from '../enrolment';
import { type Cloud, type Documents, chinaDay, startOfChinaDay } from '../platform';
import type { EnrolmentRecord, Insurance, Order, OrderLine, RegistrationLine } from '../schema';
import { recipients, seriesOf } from './numbers';

/**
 * Puts what bureau and tax office don't know of a record into lines, one for each of them, and notes on the record that they were made: all
 * in one step, so that nothing is told twice or never. An enrolment that they knew and that is over is cancelled before the next is told.
 */
export function tellOfRecord(cloud: Cloud, recordId: string): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const record = await tx.get('records', recordId);
    const now = cloud.now();
    if (record === null || typeof record.tellAt !== 'number' || record.tellAt > now) return;
    const { insurance } = record;
    const { count = 0, ended } = record.telling ?? {};
    const isNews = insurance !== null && isOursToTell(insurance) && insurance.told === undefined;
    let next = count;
    if (ended !== undefined) {
      const { of, at, region, orderId, paidFen } = ended;
      const line = await orderLineOf(tx, orderId, record);
      const about = { of, at, region, orderId, amountFen: paidFen, accountFen: accountPart(line) };
      await putLines(tx, record, { ...about, kind: 'cancelled', n: (next += 1) });
    }
    const of = `${record._id}-${next + 1}`;
    if (isNews) {
      const { region, orderId, paidFen } = insurance;
      const order = orderId === null ? null : await tx.get('orders', orderId);
      const accountFen = accountPart(lineOf(order, record));
      const about = { of, at: momentOf(record, insurance, order), region, orderId, amountFen: paidFen };
      await putLines(tx, record, { ...about, accountFen, kind: 'enrolled', n: (next += 1) });
    }
    const told = isNews ? { insurance: { ...insurance, told: { of, on: chinaDay(now) } } } : {};
    await moveRecord(tx, record, {
      at: now,
      event: 'told',
      by: 'office',
      changes: { telling: { count: next }, ...told },
    });
  });
}

type About = Pick<
  RegistrationLine,
  'of' | 'at' | 'region' | 'orderId' | 'amountFen' | 'accountFen' | 'kind'
> & { readonly n: number };

async function putLines(
  tx: Documents,
  { _id: recordId, personId, year }: EnrolmentRecord,
  { n, ...about }: About,
): Promise<void> {
  for (const recipient of recipients) {
    await tx.insert('registration-lines', {
      ...about,
      _id: `${recordId}-${n}-${recipient}`,
      series: seriesOf(recipient, about.region),
      recipient,
      recordId,
      personId,
      year,
      state: 'waiting',
      fileId: null,
      line: null,
    });
  }
}

function lineOf(order: Order | null, { _id }: EnrolmentRecord): OrderLine | undefined {
  return order?.lines.find(({ recordId }) => recordId === _id);
}

async function orderLineOf(
  tx: Documents,
  orderId: string | null,
  record: EnrolmentRecord,
): Promise<OrderLine | undefined> {
  return orderId === null ? undefined : lineOf(await tx.get('orders', orderId), record);
}

function accountPart(line: OrderLine | undefined): RegistrationLine['accountFen'] {
  return line?.accountFen ?? noFen;
}

/** When WeChat or the account paid, however late that became known; of who had nothing to pay, when he was enrolled. */
function momentOf(record: EnrolmentRecord, { on, paidFen }: Insurance, order: Order | null): number {
  if (paidFen > 0 && typeof order?.paidAt === 'number') return order.paidAt;
  return [...record.history].reverse().find(insures)?.at ?? startOfChinaDay(on);
}
