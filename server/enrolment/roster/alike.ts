import { sayDay } from '../../../contract/calendar-day';
import type { ClaimedIdentity } from '../../../contract/claims';
import type { AlikeClaims, AwaitingApplication, OfficerActions } from '../../../contract/officer';
import { identityName } from '../../../policy/names';
import { isOwnIdentityCode } from '../../../policy/own-identities';
import { regionPath } from '../../../policy/region-names';
import type { Cloud } from '../../platform';
import type { EnrolmentRecord, Officer, Roster, RosterIdentity } from '../../schema';
import { applicationViews } from './awaiting-applications';
import { certifiedNear, isCertifiedElsewhere } from './certified-near';

/** Enough for a day's work; the others come when these are decided. */
const most = 200;

/** Of some people, by their records, those who came to a place by an act of their own: `household` knows. */
type OwnActs = (
  cloud: Cloud,
  region: string,
  records: readonly EnrolmentRecord[],
) => Promise<ReadonlySet<string>>;

/**
 * Claims of which a roster says the same without deciding them, by identities and district. A roster of one's own province has decided
 * already, with its import: what is left is what another province's office certified, and an office here answers for. Only of who came by an act of his own: anybody
 * may claim of anybody else, and would learn by a claim for each guess what an office elsewhere certified. Four round trips, and those of
 * `ownActs`.
 */
export async function alikeClaims(
  cloud: Cloud,
  officer: Officer,
  { region, year }: OfficerActions['applications.alike']['request'],
  ownActs: OwnActs,
): Promise<OfficerActions['applications.alike']['data']> {
  const records = await cloud.db.find('records', {
    filter: { awaitingIn: region, year },
    orderBy: [
      ['updatedAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit: most,
  });
  const ids = [...new Set(records.map(({ personId }) => personId))];
  const rosters =
    ids.length === 0
      ? []
      : await cloud.db.find('rosters', { filter: { _id: { in: ids } }, limit: ids.length });
  const listed = records.filter(({ personId }) => rosters.some(({ _id }) => _id === personId));
  const farIds = rosters.filter((one) => isCertifiedElsewhere(one, region)).map(({ _id }) => _id);
  const far = listed.filter(({ personId }) => farIds.includes(personId));
  const [views, own] = await Promise.all([
    applicationViews(cloud, officer, listed),
    ownActs(cloud, region, far),
  ]);
  const read = rosters.map((one) => (own.has(one._id) ? one : certifiedNear(one, region)));
  return { groups: grouped(views, read) };
}

function grouped(views: readonly AwaitingApplication[], rosters: readonly Roster[]): readonly AlikeClaims[] {
  const groups = new Map<string, AlikeClaims>();
  for (const view of views) {
    const roster = rosters.find(({ _id }) => _id === view.personId);
    const same = roster === undefined ? null : sayingTheSame(view, roster);
    if (same === null) continue;
    const identities = same.map(({ code }) => code).sort();
    const place = view.region.slice(0, 6);
    const key = `${identities.join(' ')} ${place}`;
    const before = groups.get(key)?.claims ?? [];
    const listed = same.map(listedWords).join('；');
    groups.set(key, { identities, place, claims: [...before, { ...view, listed }] });
  }
  return [...groups.values()];
}

/** What a roster has of all that was claimed, with the same days; null where anything lacks, or something beside identities was claimed. */
function sayingTheSame({ claimed }: AwaitingApplication, roster: Roster): readonly RosterIdentity[] | null {
  const { identities, circumstances, facts } = claimed;
  if (identities.length === 0 || circumstances.length > 0 || facts !== undefined) return null;
  const same = identities.flatMap((claim) => roster.identities.find((one) => isSame(one, claim)) ?? []);
  return same.length === identities.length ? same : null;
}

function isSame(
  listed: RosterIdentity,
  { code, since, sinceSaid, until, disabilityGrade }: ClaimedIdentity,
): boolean {
  // Where he named no day there is none to be the same; a day before which it was would fit any, and tell an office what another certified.
  if (listed.code !== code || sinceSaid !== undefined) return false;
  return listed.since === since && listed.until === until && listed.disabilityGrade === disabilityGrade;
}

function listedWords({ code, since, region }: RosterIdentity): string {
  const name = isOwnIdentityCode(code) ? '当地自己定的身份' : identityName(code);
  return `${regionPath(region).join('')}的名册：${name}，${sayDay(since)}认定`;
}
