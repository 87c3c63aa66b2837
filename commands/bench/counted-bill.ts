import { runTimer } from '../../server/actions/timer';
import { fen } from '../../policy/money';
import type { BillLine, Cloud } from '../../server/platform';
import {
  type CollectionDefinition,
  MemoryDatabase,
  MemoryStore,
  type Wire,
  memoryCloud,
  memorySettings,
} from '../../server/platform/memory';
import database from '../../server/schema/database.json';

const day = '2023-11-20';
const now = Date.parse('2023-11-21T11:00:00+08:00');
const merchantId = memorySettings.merchants[0]?.merchantId ?? '';
const premiumFen = fen(38_000);
/** One line in so many gives something back. */
const linesOfRefund = 50;

/** A day's bill and the books it is compared with, all of which agree. */
export class CountedBill {
  private readonly store = new MemoryStore(database.collections as readonly CollectionDefinition[]);
  private readonly bill: readonly BillLine[];

  constructor(lines: number) {
    this.bill = Array.from({ length: lines }, (_, at) => lineOf(at));
  }

  async book(): Promise<void> {
    const db = new MemoryDatabase(this.store);
    for (const { kind, outTradeNo, outRefundNo = '', amountFen } of this.bill) {
      if (kind === 'payment') {
        const order = { _id: outTradeNo, state: 'settled', wechat: 'paid', wechatFen: amountFen };
        await db.put('orders', { ...order, billDay: day, merchantId } as never);
      } else {
        const refund = { _id: outRefundNo, orderId: outTradeNo, state: 'done', to: 'wechat', amountFen };
        await db.put('refunds', { ...refund, billDay: day, merchantId } as never);
      }
    }
  }

  /** The timer compares them; answers how long it took, ms. Throws where anything differs or isn't done. */
  async compare(wire: Wire): Promise<number> {
    const base = memoryCloud({ db: new MemoryDatabase(this.store, wire), now: () => now });
    const downloadBill: Cloud['pay']['downloadBill'] = async (asked) => (asked.day === day ? this.bill : []);
    const cloud: Cloud = { ...base, settings: memorySettings, pay: { ...base.pay, downloadBill } };
    const began = performance.now();
    await runTimer(cloud, 'books');
    const took = performance.now() - began;
    const compared = this.store.read('bill-comparisons', `${day}-${merchantId}`);
    if (compared?.phase !== 'done') throw new Error(`the comparison is ${String(compared?.phase)}, not done`);
    if (JSON.stringify(compared.differences) !== '[]') throw new Error('something differs');
    return took;
  }
}

function lineOf(at: number): BillLine {
  const number = (of: number): string => of.toString(16).padStart(32, '0');
  if (at % linesOfRefund !== linesOfRefund - 1) {
    return { kind: 'payment', outTradeNo: number(at), amountFen: premiumFen };
  }
  // Of the payment before it.
  const outTradeNo = number(at - 1);
  return {
    kind: 'refund',
    outTradeNo,
    outRefundNo: `${outTradeNo}-1`,
    refundState: 'done',
    amountFen: premiumFen,
  };
}
