import { liesIn } from '../../policy/region-names';
import { certifiedNear } from '../enrolment';
import { isHimselfOrAgreed } from '../identity';
import type { Cloud } from '../platform';
import type { Application, EnrolmentRecord, Roster } from '../schema';
import { byId } from './by-id';

/** As many as the cloud gives at once: of who is behind them only the list's own offices count. */
const mostPayers = 1000;

interface OnPage {
  readonly listed: readonly { readonly personId: string; readonly record: EnrolmentRecord | null }[];
  readonly certified: ReadonlyMap<string, Roster>;
}

/**
 * What a list reads of people's rosters: all of who is insured there, or applied there himself or through whom he confirmed. Of anybody
 * else only what offices of the list's place, in it or around it certified: an officer can write any name on his list of residents, and
 * a stranger can apply anywhere. One round trip, none where nobody has more.
 */
export async function rostersToRead(
  cloud: Cloud,
  region: string,
  { listed, certified }: OnPage,
): Promise<ReadonlyMap<string, Roster>> {
  const doubtful = listed.filter(({ record }) => record === null || record.insurance === null);
  const appliedHere = (record: EnrolmentRecord | null): readonly Application[] =>
    certified.has(record?.personId ?? '')
      ? (record?.applications ?? []).filter((one) => liesIn(one.region, region))
      : [];
  const openIds = doubtful.flatMap(({ record }) => appliedHere(record).map(({ openId }) => openId));
  const payers = await byId(cloud, 'payers', [...new Set(openIds)].slice(0, mostPayers));
  const isByHimself = (personId: string, { openId }: Application): boolean => {
    const payer = payers.get(openId);
    return payer !== undefined && isHimselfOrAgreed(payer, personId);
  };
  const limited = doubtful.filter(
    ({ personId, record }) => !appliedHere(record).some((one) => isByHimself(personId, one)),
  );
  const seen = new Map(certified);
  for (const { personId } of limited) {
    const roster = certified.get(personId);
    if (roster !== undefined) seen.set(personId, certifiedNear(roster, region));
  }
  return seen;
}
