import { type RecordMove, moveRecord } from '../states';
import { provenanceOfAnswer } from '../../policy-registry';
import type { Documents } from '../../platform';
import type { ElsewherePayment, EnrolmentRecord, Insurance, Reservation } from '../../schema';

/** Insures somebody by a payment that was made elsewhere; `at`: ms. */
export function insuredElsewhere(payment: ElsewherePayment, at: number): RecordMove {
  return { at, event: 'paid-elsewhere', by: 'tax-office', changes: { insurance: insuranceOf(payment) } };
}

function insuranceOf(payment: ElsewherePayment): Insurance {
  const { _id: paymentId, channel, region, on, amountFen, facts, determination } = payment;
  return {
    basis: 'paid-elsewhere',
    region,
    orderId: null,
    elsewhere: { paymentId, channel },
    settlementPending: false,
    on,
    paidFen: amountFen,
    facts,
    determination,
    ...provenanceOfAnswer(payment),
  };
}

/**
 * Ends what somebody is insured by, in the caller's transaction. Where a payment made elsewhere stands for him he is insured by
 * the first of those instead: who paid twice and gets one back is never without.
 */
export async function uninsured(
  tx: Documents,
  record: EnrolmentRecord,
  { changes = {}, ...ending }: Omit<RecordMove, 'event'>,
): Promise<EnrolmentRecord> {
  const { elsewhere = record.elsewhere ?? [] } = changes;
  const [first] = elsewhere;
  const payment = first === undefined ? null : await tx.get('elsewhere-payments', first);
  const { at } = ending;
  const ended = { ...ending, event: 'uninsured', changes: { ...changes, insurance: null } } as const;
  return moveRecord(
    tx,
    record,
    ended,
    ...(record.reservation === null ? [] : [inHandAgain(record.reservation, at)]),
    ...(payment === null ? [] : [insuredElsewhere(payment, at)]),
  );
}

/** An order that is not over still has him in hand. */
function inHandAgain(reservation: Reservation, at: number): RecordMove {
  const { openId: by, orderId } = reservation;
  return { at, event: 'reserved', by, orderId, changes: { reservation } };
}
