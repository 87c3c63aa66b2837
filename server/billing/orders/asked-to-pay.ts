import { currentApplication } from '../../enrolment';
import type { Cloud } from '../../platform';
import type { Application, EnrolmentRecord } from '../../schema';

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
