import type { BillLine } from '..';

/** A bill that can't be read is an error of its own: booking against half a bill would hide differences. */
export class UnreadableBillError extends Error {
  constructor(readonly reason: string) {
    super(`the bill cannot be read: ${reason}`);
    this.name = 'UnreadableBillError';
  }
}

/**
 * Reads WeChat Pay's daily bill (type ALL): a header line, a line for each entry with a backtick before each value,
 * then a header and a line of sums. Amounts come in yuan and leave in fen.
 */
export function readBill(text: string): readonly BillLine[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const header = (lines[0] ?? '').split(',');
  const column = (...names: readonly string[]): number => {
    const at = header.findIndex((name) => names.includes(name.trim()));
    if (at < 0) throw new UnreadableBillError(`no column ${names.join(' / ')}`);
    return at;
  };
  const state = column('交易状态');
  const outTradeNo = column('商户订单号');
  const outRefundNo = column('商户退款单号');
  const paid = column('订单金额', '应结订单金额', '总金额');
  const refunded = column('申请退款金额', '退款金额');
  return lines
    .slice(1)
    .filter((line) => line.startsWith('`'))
    .map((line) => line.slice(1).split(',`'))
    .filter((values) => values.length === header.length)
    .map((values): BillLine => {
      const refund = values[state] === 'REFUND';
      const orderNumber = values[outTradeNo] ?? '';
      return refund
        ? {
            kind: 'refund',
            outTradeNo: orderNumber,
            outRefundNo: values[outRefundNo] ?? '',
            amountFen: fenOf(values[refunded] ?? ''),
          }
        : { kind: 'payment', outTradeNo: orderNumber, amountFen: fenOf(values[paid] ?? '') };
    });
}

/** `12.30` yuan to 1230 fen, by its digits: no floating point in between. */
function fenOf(yuan: string): number {
  const parts = /^(\d+)(?:\.(\d{1,2}))?$/.exec(yuan.trim());
  if (parts === null) throw new UnreadableBillError(`an amount reads ${yuan.slice(0, 20)}`);
  return Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
}
