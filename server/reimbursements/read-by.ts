import { withPlacesAbove } from '../../policy/region-names';
import { areFactsNear, confirmedBy, factsConfirmedSince } from '../enrolment';
import { cameByOwnAct } from '../household';
import { isResponsibleFor } from '../officer-access';
import { type Cloud, allEnded } from '../platform';
import type { EnrolmentRecord, Officer, Roster } from '../schema';

interface Whose {
  readonly record: EnrolmentRecord;
  readonly roster: Roster | null;
}

/**
 * The places around somebody's insurance whose offices read what comes back of it: where all that is certified of him was certified near,
 * and where he came by an act of his own. Whoever pays for somebody, or has him on a list, would read his group in the amount. None where
 * only an office of another province certified. No round trip, and {@link cameByOwnAct}'s for each place that is far, at once.
 */
export async function placesReading(cloud: Cloud, { record, roster }: Whose): Promise<readonly string[]> {
  if (record.insurance === null) return [];
  const { facts, region } = record.insurance;
  const certified = factsConfirmedSince(facts, confirmedBy(roster, facts));
  const around = withPlacesAbove(region);
  const far = around.filter((place) => !areFactsNear(certified, { roster, region: place }));
  const own = await allEnded(far.map((place) => cameByOwnAct(cloud, place, [record])));
  return around.filter((place) => {
    const at = far.indexOf(place);
    return at < 0 || own[at]?.has(record.personId) === true;
  });
}

/** Where the insurance is, and the places around it that list it: those of `reading`, and at least the widest, so that somebody can give it. */
export function placesOf(
  { insurance }: Pick<EnrolmentRecord, 'insurance'>,
  reading: readonly string[],
): { readonly region: string; readonly places: readonly string[] } {
  const region = insurance?.region ?? '';
  const around = withPlacesAbove(region);
  const places = around.filter((place) => reading.includes(place));
  return { region, places: places.length === 0 ? around.slice(-1) : places };
}

export function samePlaces(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((place) => other.includes(place));
}

/** Whether an officer answers for one of the places that list it. */
export function isRead(officer: Officer, { places }: { readonly places: readonly string[] }): boolean {
  return places.some((place) => isResponsibleFor(officer, place));
}
