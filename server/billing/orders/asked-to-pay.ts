import { currentApplication } from '../../enrolment';
import type { Cloud } from '../../platform';
import type { Application, EnrolmentRecord, Order, OrderLine, Payer } from '../../schema';

/** Requests that one helper has opened and that still hold: a person has few families. */
const mostRequests = 100;

/**
 * The application of somebody who asked the caller to pay for the record's person, and whose request he opened; null where nobody did,
 * or who did has taken it back. One round trip.
 */
export async function askedToPay(
  cloud: Cloud,
  openId: string,
  record: EnrolmentRecord,
): Promise<Application | null> {
  const requests = await cloud.db.find('pay-requests', { filter: { helpers: openId }, limit: mostRequests });
  for (const asked of requests) {
    if (asked.recordId !== record._id || asked.expiresAt <= cloud.now()) continue;
    const application = currentApplication(record, asked.openId);
    if (application !== null) return application;
  }
  return null;
}

/** Whether the person stands on the payer's list, or is himself. */
export function isListed({ self, relatives }: Payer, personId: string): boolean {
  return self?.personId === personId || relatives.some((relative) => relative.personId === personId);
}

/** Whether money was taken for a line, or nothing was due. */
export function wasPaid({ state }: OrderLine): boolean {
  return state !== 'reserved' && state !== 'released';
}

/**
 * Who asked the payer to pay, by record: of people in his orders whom he has on no list. One round trip where there are any.
 */
export async function askersOf(
  cloud: Cloud,
  payer: Payer,
  orders: readonly Order[],
): Promise<ReadonlyMap<string, string>> {
  const asked = orders.flatMap(({ lines }) => lines).filter(({ personId }) => !isListed(payer, personId));
  const ids = [...new Set(asked.map(({ recordId }) => recordId))];
  if (ids.length === 0) return new Map();
  const records = await cloud.db.find('records', { filter: { _id: { in: ids } }, limit: ids.length });
  return new Map(
    records.flatMap((record) => {
      const askedBy = currentApplication(record, payer._id)?.askedBy;
      return askedBy === undefined ? [] : [[record._id, askedBy] as const];
    }),
  );
}
