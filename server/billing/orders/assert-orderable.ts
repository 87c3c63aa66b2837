import type { DraftLine } from './draft';
import * as refusals from './refusals';
import { stands } from '../../enrolment';
import { refuse } from '../../platform';

/**
 * Throws where the person cannot be in an order now. An exempt person costs nothing, so nobody stands in his
 * way.
 */
export function assertOrderable(draft: DraftLine, openId: string, orderId: string, now: number): void {
  const { line, record, application } = draft;
  const exempt = application.determination.status === 'exempt';
  if (record.state === 'insured') {
    if (exempt && record.insurance?.basis === 'exempt') return;
    throw refusals.insuredAlready(line, record.year);
  }
  if (exempt && application.state === 'awaiting-confirmation') throw refusals.awaitsOffice(line);
  const why = refusals.whyNotPayable(application.determination, record.year);
  if (why !== null) throw refuse(why.code, why.message, { details: { line } });
  const { reservation } = record;
  if (exempt || !stands(reservation, now)) return;
  // Its own reservation: this id was placed before, and the caller of this answers with that order.
  if (reservation.orderId === orderId) throw refusals.orderDiffers();
  if (reservation.openId === openId) {
    throw refusals.reservedByYou(line, reservation.orderId, reservation.until);
  }
  throw new refusals.ReservedError(line, reservation);
}
