import { sexOfNumber } from '../../contract/sex-of-number';
import type { Sex } from '../../policy/fact-sheet';
import { applyForRelative } from './apply-for-relative';
import { requireConsent } from './consent';
import { type Listed, type NewRelative, listRelative } from './list-relative';
import { requireClaimsAsked } from './require-claims-asked';
import { withRosterSince } from '../enrolment';
import { countAttempt, countOfNumber, findPerson, requirePerson, retryIfPersonGone } from '../identity';
import { requirePlace } from '../places';
import { type Cloud, RefusalError } from '../platform';
import type { EnrolmentRecord, Person } from '../schema';

export interface Added extends Pick<Listed, 'payer' | 'relative' | 'person' | 'isNew'> {
  /** Of the application; null where none was asked for. */
  readonly record: EnrolmentRecord | null;
}

/**
 * Adds a person to the caller's family, and applies for him where that is asked. The same request again answers with the
 * relative it added, also beyond the day's limit. Where only the application is refused he is on the list all the same. Six
 * round trips for somebody new, seven for somebody known, one after the other; with the application seven and ten.
 */
export async function addRelative(cloud: Cloud, openId: string, request: NewRelative): Promise<Added> {
  const checked = requirePerson(cloud, request.person);
  const consent = requireConsent(
    request.consent,
    { relation: request.relation, birthDate: checked.birthDate },
    cloud.now(),
  );
  const { claims, region } = request;
  const readSex = (): Sex | null => sexOfNumber(checked.kind, checked.number);
  await requireClaimsAsked(cloud, { claims, region, readSex });
  // At once, for they wait for each other in nothing; what was found is nothing to anybody whose attempt isn't granted.
  const begun = Promise.allSettled([
    countAttempt(cloud, 'name-and-number'),
    requirePlace(cloud, region),
    findPerson(cloud, checked),
  ]);
  const listed = await retryIfPersonGone((time) => {
    const find = time === 1 ? () => granted(begun) : () => findPerson(cloud, checked);
    return listRelative(cloud, openId, { request, checked, consent, find });
  })
    .catch(async (error: unknown) => {
      if (error instanceof RefusalError && error.refusal.code === 'PERSON_MISMATCH') {
        const { number } = checked;
        const found = await granted(begun);
        await countOfNumber(cloud, 'misnamed', { number, personId: found?._id ?? null });
      }
      throw error;
    })
    .finally(() => begun);
  const { payer, relative, person, isNew } = listed;
  return { payer, relative, person, isNew, record: await recordOf(cloud, openId, request, listed) };
}

type Allowed = PromiseSettledResult<unknown>;

/** Who was found, once the attempt is granted and the place is known; throws the first refusal of these. */
async function granted(
  begun: Promise<readonly [Allowed, Allowed, PromiseSettledResult<Person | null>]>,
): Promise<Person | null> {
  const [attempt, place, found] = await begun;
  for (const allowed of [attempt, place]) if (allowed.status === 'rejected') throw allowed.reason;
  if (found.status === 'rejected') throw found.reason;
  return found.value;
}

/** The record of what is applied for; throws why it was refused. */
async function recordOf(
  cloud: Cloud,
  openId: string,
  { application }: NewRelative,
  { relative, person, isNew, repeated, filed }: Listed,
): Promise<EnrolmentRecord | null> {
  if (application === undefined) return null;
  const { region, claims } = relative;
  if (repeated) return applyForRelative(cloud, { openId, person, region, claims, ...application });
  if (filed === null) return null;
  if ('refused' in filed) throw filed.refused;
  // Who was nobody before that transaction stands on no roster yet: one that names him now finds his record.
  return isNew ? filed.record : withRosterSince(cloud, filed.grounds, filed.record);
}
