import { liesIn } from '../../policy/region-names';
import { placesCertifying } from '../officer-access';
import { type Cloud, refuse } from '../platform';

/** A person has a record a year. */
const mostRecords = 50;

export interface PlacesOfPerson {
  /** Whose offices answer for him: where he was insured last, has an account or is applied for; else where he is certified. */
  readonly home: readonly string[];
  /** All whose offices hold something of him. */
  readonly all: readonly string[];
}

/** Where offices answer for a person. Three round trips. */
export async function placesOfPerson(cloud: Cloud, personId: string): Promise<PlacesOfPerson> {
  const [account, roster, records] = await Promise.all([
    cloud.db.get('mutual-aid-accounts', personId),
    cloud.db.get('rosters', personId),
    cloud.db.find('records', {
      filter: { personId },
      orderBy: [['_id', 'desc']],
      limit: mostRecords,
    }),
  ]);
  const insuredIn = records.flatMap(({ insurance }) => (insurance === null ? [] : [insurance.region]));
  const appliedIn = records.flatMap(({ state, applications }) =>
    state === 'insured' ? [] : applications.map(({ region }) => region),
  );
  const certifiedIn = roster === null ? [] : placesCertifying(roster);
  const accountIn = account === null || account.asOf === '' ? [] : [account.region];
  const lives = [...insuredIn.slice(0, 1), ...accountIn, ...appliedIn];
  return {
    home: lives.length > 0 ? lives : certifiedIn,
    all: [...new Set([...insuredIn, ...accountIn, ...appliedIn, ...certifiedIn])],
  };
}

/** Whether the office of a place answers for him; any does for someone whom no office and no application knows. */
export function isAtHome({ home }: PlacesOfPerson, region: string): boolean {
  return home.length === 0 || home.some((place) => liesIn(place, region));
}

/** Throws `OTHER_REGION`. */
export function requirePlace(holds: boolean, whose: string): void {
  if (holds) return;
  throw refuse('OTHER_REGION', `${whose}，请由那里的经办机构更正。`, { field: 'region' });
}
