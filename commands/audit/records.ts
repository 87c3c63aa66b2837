import type { EnrolmentRecord } from '../../server/schema';
import { type Books, type Disagree, type Disagreement, collector } from './books';
import { readCertified } from './certified';
import { PaymentsElsewhere } from './elsewhere';
import { InsuredPeople } from './insured-people';
import type { LedgerTold } from './ledger';
import type { LineTold, OrderTold } from './orders';
import { Recount } from './recount';
import { Registrations } from './registrations';
import { readResidents } from './residents';

const remedy =
  'Compare the record’s history with the order’s. Who paid and stands uninsured is put right by the office at once; who is insured without a payment is told before anything is taken.';

const insuring: readonly LineTold['state'][] = ['insured', 'settlement-pending'];

/** Reads the records once: insured by a payment exactly where a posted one stands that wasn't given back. */
export async function readRecords(
  books: Books,
  { orders, ledger }: { readonly orders: ReadonlyMap<string, OrderTold>; readonly ledger: LedgerTold },
  found: Disagreement[],
): Promise<void> {
  const disagree = collector(found, remedy);
  const elsewhere = await PaymentsElsewhere.read(books, found);
  const recount = new Recount(books, orders, found);
  const registrations = await Registrations.read(books, found);
  const people = new InsuredPeople();
  /** `order record` of each insurance and of each reservation. */
  const insured = new Set<string>();
  const insuredAtAll = new Set<string>();
  const reserved = new Set<string>();
  for await (const record of books.all('records')) {
    checkState(record, disagree);
    elsewhere.check(record);
    recount.take(record);
    people.take(record);
    registrations.check(record, books.readAt);
    const { _id, insurance, reservation } = record;
    if (insurance !== null) insuredAtAll.add(_id);
    if (insurance?.orderId) {
      insured.add(`${insurance.orderId} ${_id}`);
      checkInsurance(record, insurance.orderId, { orders, ledger, disagree });
    }
    if (reservation !== null) reserved.add(`${reservation.orderId} ${_id}`);
    if (reservation !== null && reservation.until > books.readAt) {
      const line = lineOf(orders.get(reservation.orderId), _id);
      if (line?.state !== 'reserved') {
        disagree('a reservation has its order', `record ${_id} is reserved by ${reservation.orderId}`);
      }
    }
  }
  elsewhere.end();
  await recount.end();
  registrations.end();
  await readResidents(books, people, found);
  await readCertified(books, people, found);
  for (const [orderId, order] of orders) {
    for (const { line, recordId, state, amountFen } of order.lines) {
      const pair = `${orderId} ${recordId}`;
      // Who pays nothing may have been enrolled before, by another order or without one.
      const stands = amountFen === 0 ? insuredAtAll.has(recordId) : insured.has(pair);
      if (insuring.includes(state) && !stands) {
        disagree(
          'who was paid for is insured',
          `order ${orderId} line ${line} is ${state}, record ${recordId} isn’t`,
        );
      }
      if (state === 'reserved' && order.until > books.readAt && !reserved.has(pair)) {
        disagree(
          'an unpaid order has its people reserved',
          `order ${orderId} line ${line}, record ${recordId}`,
        );
      }
    }
  }
}

function checkState({ _id, state, insurance, reservation }: EnrolmentRecord, disagree: Disagree): void {
  const fits =
    (state === 'insured') === (insurance !== null) && (state !== 'reserved' || reservation !== null);
  if (!fits) disagree('a record’s state is what stands in it', `record ${_id} is ${state}`);
}

interface Held {
  readonly orders: ReadonlyMap<string, OrderTold>;
  readonly ledger: LedgerTold;
  readonly disagree: Disagree;
}

function checkInsurance(record: EnrolmentRecord, orderId: string, { orders, ledger, disagree }: Held): void {
  const { _id, insurance } = record;
  const line = lineOf(orders.get(orderId), _id);
  if (line === undefined || !insuring.includes(line.state)) {
    disagree(
      'an insurance has its payment, not given back',
      `record ${_id} is insured by order ${orderId}, whose line is ${line?.state ?? 'missing'}`,
    );
    return;
  }
  if (line.amountFen > 0 && ledger.orders.get(orderId)?.payment !== 'posted') {
    disagree('an insurance’s payment is booked', `record ${_id}: no posted entry ${orderId}-payment`);
  }
  if (insurance?.paidFen !== line.amountFen) {
    disagree(
      'an insurance’s price is its line’s',
      `record ${_id}: ${insurance?.paidFen} ≠ ${line.amountFen} fen`,
    );
  }
  if (insurance?.settlementPending !== (line.state === 'settlement-pending')) {
    disagree('record and order agree whether the bureau has answered', `record ${_id}, order ${orderId}`);
  }
}

function lineOf(order: OrderTold | undefined, recordId: string): LineTold | undefined {
  return order?.lines.find((one) => one.recordId === recordId);
}
