import { applyForRelative } from './apply-for-relative';
import { type Cloud, RefusalError } from '../platform';
import type { Relative } from '../schema';
import { currentApplication, dropApplication } from '../enrolment';

/** More records than this a person doesn't have open: one a year. */
const mostOpenRecords = 20;

/**
 * Answers the payer's open applications for a relative anew after he changed place or claims, so that what
 * the family list shows is what an order costs. Where no notice speaks of the new place, the application
 * goes.
 */
export async function reapply(
  cloud: Cloud,
  openId: string,
  { personId, region, claims }: Relative,
): Promise<void> {
  const person = await cloud.db.get('people', personId);
  const filter = { personId, state: { in: ['open', 'reserved'] as const } };
  const records = await cloud.db.find('records', { filter, limit: mostOpenRecords });
  for (const record of records) {
    if (person === null || currentApplication(record, openId) === null) continue;
    try {
      await applyForRelative(cloud, { openId, person, region, year: record.year, claims });
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      await dropApplication(cloud, record._id, openId, 'place-changed');
    }
  }
}
