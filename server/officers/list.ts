import { type OfficersActions, type OfficerView } from '../../contract/officers';
import { liesIn } from '../../policy/region-names';
import { requireOfficerOfAny, requireResponsible } from '../officer-access';
import { type Cloud, pageOf } from '../platform';
import type { Officer } from '../schema';
import { everyOfficer, officerStandIn } from './find-officer';

type Listing = OfficersActions['officers.list'];

const pageSize = 20;
const endedShownMs = 90 * 24 * 3_600_000;

/** Officers who act in a place or below it, by name, and who ended there lately. A round trip for each thousand, and one for each shown. */
export async function listOfficers(
  cloud: Cloud,
  { region, after = null }: Listing['request'],
): Promise<Listing['data']> {
  const reader = await requireOfficerOfAny(cloud, ['officers', 'audit']);
  requireResponsible(reader, region);
  const all = (await everyOfficer(cloud))
    .filter(({ regions }) => regions.some((own) => liesIn(own, region)))
    .filter(({ ended }) => ended === undefined || ended.at > cloud.now() - endedShownMs)
    .sort((one, other) => (one.name + one._id < other.name + other._id ? -1 : 1))
    .map((officer) => ({ officer, at: 0 }));
  const { page, next } = pageOf(all, pageSize, after);
  cloud.notes.about('officer', ...page.map(({ officer }) => officer._id));
  return { officers: await Promise.all(page.map(({ officer }) => viewOf(cloud, officer, reader))), next };
}

async function viewOf(cloud: Cloud, officer: Officer, reader: Officer): Promise<OfficerView> {
  const { _id, name, regions, duties, ended = null } = officer;
  const newest = { filter: { actor: _id }, orderBy: [['at', 'desc']], limit: 1 } as const;
  const [last] = await cloud.db.find('audit-log', newest);
  return {
    officerId: officerStandIn(cloud, _id),
    name,
    regions,
    duties,
    isSelf: _id === reader._id,
    lastAct: last?.at ?? null,
    ended,
  };
}
