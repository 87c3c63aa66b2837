import { insuranceHotline, taxHotline } from '../../contract/hotlines';
import type { OfficerActions } from '../../contract/officer';
import type { Contact } from '../../contract/contact';
import type { PlaceContacts } from '../../contract/resident';
import { liesIn, regionPrefix } from '../../policy/region-names';
import { placesAround, placesNow } from './places';
import type { Cloud } from '../platform';
import { type NoticeHead, policyInForce } from '../policy-registry';
import type { StoredContacts } from '../schema';

/** The public hotlines of the whole country, for insurance and for its premiums. */
const hotlines: readonly Contact[] = [
  { ...insuranceHotline, hours: '各地不同', purpose: 'both' },
  { ...taxHotline, hours: '各地不同', purpose: 'both' },
];

/**
 * Whom to ask or complain to: as the nearest office set it; else the offices that issued the place's notice, who are
 * reached by the hotlines; else the hotlines alone. The hotlines are always there.
 */
export async function contactsOf(cloud: Cloud, region: string): Promise<PlaceContacts> {
  return contactsFrom(cloud, region, await placesAround(cloud, region));
}

/** What a place's own office has set, and what residents see of it within a minute. */
export async function ownContacts(
  cloud: Cloud,
  region: string,
): Promise<OfficerActions['places.own']['data']> {
  const places = await placesNow(cloud, region);
  const own = places.find(({ _id }) => _id === region);
  return {
    contacts: own?.contacts ?? [],
    ltciPilot: own?.ltciPilot ?? null,
    shown: await contactsFrom(cloud, region, places),
  };
}

async function contactsFrom(
  cloud: Cloud,
  region: string,
  places: readonly StoredContacts[],
): Promise<PlaceContacts> {
  const set = places.find(({ contacts }) => contacts.length > 0);
  if (set !== undefined)
    return { region: set._id, source: 'office', contacts: [...set.contacts, ...hotlines] };
  return unsetContacts((await policyInForce(cloud)).notices, region);
}

/** Whom to ask where no office has set anybody: the offices of the place's notice by the hotlines, or the hotlines alone. */
export function unsetContacts(notices: readonly NoticeHead[], region: string): PlaceContacts {
  const [notice] = notices
    .filter(({ regions }) => regions.some((own) => liesIn(region, own)))
    .sort((one, other) => other.year - one.year || narrowest(other) - narrowest(one));
  if (notice === undefined || notice.issuers.length === 0) {
    return { region, source: 'national', contacts: hotlines };
  }
  const issuers = notice.issuers.map((name): Contact => ({
    name,
    phone: insuranceHotline.phone,
    purpose: 'questions',
  }));
  return { region, source: 'notice', contacts: [...issuers, ...hotlines] };
}

function narrowest({ regions }: NoticeHead): number {
  return Math.max(...regions.map((region) => regionPrefix(region).length));
}
