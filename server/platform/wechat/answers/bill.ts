import { type Fen, fenOfYuan } from '../../../../policy/money';
import type { BillLine } from '../..';
import { refundState } from './refund-answers';

/** A bill that can't be read is an error of its own: booking against half a bill would hide differences. */
export class UnreadableBillError extends Error {
  constructor(readonly reason: string) {
    super(`the bill cannot be read: ${reason}`);
    this.name = 'UnreadableBillError';
  }
}

/** Where in a line each value stands. */
type Columns = Readonly<Record<'state' | 'order' | 'refund' | 'paid' | 'refunded' | 'refundState', number>>;

/**
 * Reads WeChat Pay's daily bill (ALL, SUCCESS or REFUND, the headings of today and of old): a header line, a line for
 * each entry with a backtick before each value, then a header and a line of sums. Amounts come in yuan and leave in fen.
 * Throws an {@link UnreadableBillError} where a line doesn't fit, or where the sums are missing: it was cut off.
 */
export function readBill(text: string): readonly BillLine[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const header = (lines[0] ?? '').split(',').map((name) => name.trim());
  const columns = columnsOf(header);
  const sumsAt = lines.findIndex((line) => line.startsWith('总交易单数'));
  if (sumsAt < 0) throw new UnreadableBillError('it has no sums: it was cut off');
  return lines.slice(1, sumsAt).map((line) => {
    const values = line.startsWith('`') ? line.slice(1).split(',`') : [];
    if (values.length !== header.length) throw new UnreadableBillError('a line has other columns');
    return entryOf(values, columns);
  });
}

function columnsOf(header: readonly string[]): Columns {
  const find = (...names: readonly string[]): number => header.findIndex((name) => names.includes(name));
  const needed = (...names: readonly string[]): number => {
    const at = find(...names);
    if (at < 0) throw new UnreadableBillError(`no column ${names.join(' / ')}`);
    return at;
  };
  return {
    state: needed('交易状态'),
    order: needed('商户订单号'),
    paid: needed('订单金额', '应结订单金额', '总金额'),
    // A bill of payments alone has none of these.
    refund: find('商户退款单号'),
    refunded: find('申请退款金额', '退款金额'),
    refundState: find('退款状态'),
  };
}

function entryOf(values: readonly string[], columns: Columns): BillLine {
  const value = (column: keyof Columns): string => values[columns[column]] ?? '';
  const outTradeNo = value('order');
  if (value('state') === 'SUCCESS') {
    return { kind: 'payment', outTradeNo, amountFen: fenOf(value('paid')) };
  }
  if (value('state') !== 'REFUND') throw new UnreadableBillError('a line is neither payment nor refund');
  const state = refundState(value('refundState'));
  return {
    kind: 'refund',
    outTradeNo,
    outRefundNo: value('refund'),
    amountFen: fenOf(value('refunded')),
    ...(state === undefined || state === 'unknown' ? {} : { refundState: state }),
  };
}

function fenOf(yuan: string): Fen {
  const amount = fenOfYuan(yuan.trim());
  if (amount === null) throw new UnreadableBillError(`an amount reads ${yuan.slice(0, 20)}`);
  return amount;
}
