import type { ElsewherePayment, EnrolmentRecord } from '../../server/schema';
import { type Books, type Disagree, collector, type Disagreement } from './books';

const remedy =
  'Compare the line in the tax office’s file with the record’s history; two officers take a wrong one back (更正资料) or bring a missing one in anew.';

type PaymentTold = Pick<ElsewherePayment, 'recordId' | 'on' | 'amountFen'>;

/** The payments made elsewhere, to be held against records: docs/money.md, "Paid elsewhere". */
export class PaymentsElsewhere {
  /** Those that no record has named yet. */
  private readonly unnamed = new Set<string>();

  private constructor(
    private readonly payments: ReadonlyMap<string, PaymentTold>,
    private readonly disagree: Disagree,
  ) {
    for (const id of payments.keys()) this.unnamed.add(id);
  }

  /** Reads them once, and the files that they came in. */
  static async read(books: Books, found: Disagreement[]): Promise<PaymentsElsewhere> {
    const disagree = collector(found, remedy);
    const files = new Set<string>();
    // Of a file that was taken back, lines stay on which something stands.
    for await (const { _id } of books.all('imports')) files.add(_id);
    const payments = new Map<string, PaymentTold>();
    for await (const { _id, recordId, on, amountFen, source } of books.all('elsewhere-payments')) {
      payments.set(_id, { recordId, on, amountFen });
      if (!files.has(source))
        disagree('a payment made elsewhere came in an agreed file', `${_id}: ${source}`);
    }
    return new PaymentsElsewhere(payments, disagree);
  }

  check({ _id, insurance, elsewhere = [] }: EnrolmentRecord): void {
    for (const id of elsewhere) {
      const isHis = this.payments.get(id)?.recordId === _id;
      if (!isHis || !this.unnamed.delete(id)) {
        this.disagree('a record’s payments made elsewhere are his, each once', `record ${_id}: ${id}`);
      }
    }
    if (elsewhere.length > 0 && insurance === null) {
      this.disagree('who has paid elsewhere is insured', `record ${_id}: ${elsewhere.join(', ')}`);
    }
    if (insurance?.basis === 'paid-elsewhere') this.checkInsurance(_id, insurance, elsewhere);
  }

  private checkInsurance(
    recordId: string,
    { elsewhere: by, orderId, on, paidFen }: NonNullable<EnrolmentRecord['insurance']>,
    known: readonly string[],
  ): void {
    const payment = this.payments.get(by?.paymentId ?? '');
    const isOne = by !== undefined && known.filter((id) => id === by.paymentId).length === 1;
    if (payment === undefined || !isOne || orderId !== null) {
      this.disagree(
        'who is insured by a payment made elsewhere has exactly that one, and no order',
        `record ${recordId}: ${by?.paymentId ?? 'none'}, order ${orderId ?? 'none'}`,
      );
    } else if (payment.on !== on || payment.amountFen !== paidFen) {
      this.disagree(
        'such an insurance has its payment’s day and amount',
        `record ${recordId}: ${on}, ${paidFen} ≠ ${payment.on}, ${payment.amountFen} fen`,
      );
    }
  }

  /** Once all records were read. */
  end(): void {
    for (const id of this.unnamed) this.disagree('a payment made elsewhere stands on its record', id);
  }
}
