import { sayDay } from '../../../contract/calendar-day';
import { type ElsewhereActsOfTwo, elsewhereColumns } from '../../../contract/elsewhere-payments';
import { inYuan } from '../../../policy/money';
import { orderLines } from '../../enrolment';
import { currentRegion } from '../../../policy/region-names';
import { RowError, undoBatch } from '../../imports';
import { type Cloud, chinaDay } from '../../platform';
import type { ElsewherePayment, Officer, OrderLine, RefundDue } from '../../schema';
import { rowsOfTaken } from '../office-files';
import { elsewhereSource } from './import';
import { type ElsewhereRow, paymentId } from './read-line';
import { takeBack } from './take-back';

type Act = ElsewhereActsOfTwo['elsewhere.undo'];

/** A person has an order a year, with some that came to nothing. */
const mostOrders = 200;

/**
 * Takes a file of payments made elsewhere back: whom it insured is insured no more. Where money went back because of it, or his
 * cover has begun, he stays, and is listed.
 */
export function undoElsewhere(cloud: Cloud, officer: Officer, request: Act['request']): Promise<Act['data']> {
  const { region, number, csv } = request;
  const rows = rowsOfTaken(csv, elsewhereColumns);
  const undo = (row: ElsewhereRow): Promise<void> => undoRow(cloud, elsewhereSource(request), row);
  return undoBatch(cloud, officer, { kind: 'elsewhere', region, number, content: csv }, { rows, undo });
}

async function undoRow(cloud: Cloud, source: string, row: ElsewhereRow): Promise<void> {
  const id = paymentId({ region: currentRegion(row.参保地代码), number: row.缴费编号 });
  const held = await cloud.db.get('elsewhere-payments', id);
  // The line of another file, of which this one is a repeat.
  if (held === null || held.source !== source) return;
  cloud.notes.about('person', held.personId);
  const orders = await cloud.db.find('orders', { filter: { people: held.personId }, limit: mostOrders });
  await cloud.db.transaction(async (tx) => {
    const payment = await tx.get('elsewhere-payments', id);
    if (payment === null || payment.source !== source) return;
    const record = await tx.get('records', payment.recordId);
    if (record?.insurance?.elsewhere?.paymentId === id) {
      const ids = orders.map(({ _id }) => _id);
      const lines = (await orderLines(tx, ids)).filter(({ recordId }) => recordId === payment.recordId);
      requireNothingStandsOnIt(payment, lines, cloud);
      requireNoneGivenAtWindow(await tx.get('refund-dues', payment.recordId));
    }
    await takeBack(tx, payment, cloud.now());
  });
}

/** Money that was paid here went back, for he was or stays insured by the other payment. */
const wentBack: readonly OrderLine['reason'][] = ['already-insured', 'paid-twice', 'by-office'];

/** Throws a {@link RowError} where only an act of its own may end the insurance. */
function requireNothingStandsOnIt(
  { year, determination: { coverage } }: ElsewherePayment,
  lines: readonly OrderLine[],
  cloud: Cloud,
): void {
  if (lines.some(({ reason }) => wentBack.includes(reason))) {
    throw new RowError(
      '',
      `他${year}年度在这里缴的钱已经因为这一笔退回，这一行没有撤回。请先联系他：确实没有在别处缴的，在“更正资料”里撤销他的参保，再请他缴费。`,
    );
  }
  if (coverage !== null && coverage.from <= chinaDay(cloud.now())) {
    throw new RowError(
      '',
      `他${year}年度的保障已经从${sayDay(coverage.from)}开始，这一行没有撤回。请先联系他：确实没有在别处缴的，在“更正资料”里撤销他的参保。`,
    );
  }
}

/** Throws a {@link RowError} where the window gave part of it back: that money is out, and nobody would look for it any more. */
function requireNoneGivenAtWindow(due: RefundDue | null): void {
  if (due?.givenAtWindow === undefined) return;
  const { on, amountFen } = due.givenAtWindow;
  throw new RowError(
    '',
    `他${due.year}年度缴的钱，${sayDay(on)}已在窗口退了${inYuan(amountFen)}，这一行没有撤回。确实没有在别处缴的，退了的钱怎么收回，请和财政、税务部门商量，再在“更正资料”里撤销他的参保。`,
  );
}
