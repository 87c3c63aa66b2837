import { forgetPayment } from '../../enrolment';
import { releaseHold } from '../../identity';
import type { Documents } from '../../platform';
import type { ElsewherePayment } from '../../schema';
import { noLongerDue } from '../refunds';
import { closeCases } from './office-cases';
import { elsewhereHolder } from './take-payment';

/** Takes a payment back that was registered wrongly, in the caller's transaction: nothing of it stays. */
export async function takeBack(tx: Documents, payment: ElsewherePayment, now: number): Promise<void> {
  const { _id, recordId, personId } = payment;
  const record = await tx.get('records', recordId);
  if (record?.insurance?.elsewhere?.paymentId === _id) await endDue(tx, recordId, now);
  if (record !== null) await forgetPayment(tx, record, _id, now);
  await closeCases(tx, payment, now);
  await releaseHold(tx, personId, elsewhereHolder(_id), now);
  await tx.remove('elsewhere-payments', _id);
}

/** In the same transaction: who says at this moment that the window gave it back is told no. What was given stays said. */
async function endDue(tx: Documents, recordId: string, now: number): Promise<void> {
  const due = await tx.get('refund-dues', recordId);
  if (due !== null && due.givenAtWindow === undefined) await tx.put('refund-dues', noLongerDue(due, now));
}
