import { knowWholeCountry } from '../../policy/regions/whole-country';
import { withPlacesAbove } from '../../policy/region-names';
import { awaitingIn, openIn } from '../enrolment';
import type { Cloud } from '../platform';
import type { EnrolmentRecord, StoredCase } from '../schema';
import type { MigrationStep } from './migration';
import { rewritePage } from './pages';

/**
 * Notes anew in `records` which offices find them, as the table of counties has it now. What was told and answered stays under
 * the code of its time. A release with a new table takes it up as one more migration.
 */
export function recordsFollowPlaces(cloud: Cloud, cursor: string): Promise<MigrationStep> {
  knowWholeCountry();
  return rewritePage(cloud, { collection: 'records', cursor }, async (seen) => {
    if (areFound(seen)) return false;
    return cloud.db.transaction(async (tx) => {
      const held = await tx.get('records', seen._id);
      if (held === null || areFound(held)) return false;
      await tx.put('records', { ...held, ...placesOf(held) });
      return true;
    });
  });
}

function placesOf(record: EnrolmentRecord): Pick<EnrolmentRecord, 'awaitingIn' | 'openIn'> {
  const open = record.state === 'insured' ? [] : record.applications;
  return { awaitingIn: awaitingIn(open), openIn: openIn(open) };
}

function areFound(record: EnrolmentRecord): boolean {
  const places = placesOf(record);
  return sameCodes(record.awaitingIn, places.awaitingIn) && sameCodes(record.openIn, places.openIn);
}

/** The same of `cases`; the operator's own belong to no place. */
export function casesFollowPlaces(cloud: Cloud, cursor: string): Promise<MigrationStep> {
  knowWholeCountry();
  return rewritePage(cloud, { collection: 'cases', cursor }, async (seen) => {
    if (isFound(seen)) return false;
    return cloud.db.transaction(async (tx) => {
      const held = await tx.get('cases', seen._id);
      if (held === null || isFound(held)) return false;
      await tx.put('cases', { ...held, places: withPlacesAbove(held.region) });
      return true;
    });
  });
}

function isFound({ region, places }: StoredCase): boolean {
  return region === '' || sameCodes(places, withPlacesAbove(region));
}

function sameCodes(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && others.every((code) => some.includes(code));
}
