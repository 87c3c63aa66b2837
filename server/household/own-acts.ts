import { liesIn } from '../../policy/region-names';
import { insures } from '../enrolment';
import { isHimselfOrAgreed } from '../identity';
import { type Cloud, allEnded } from '../platform';
import type { EnrolmentRecord, Payer } from '../schema';
import { boundRelatives } from './payers';

/** As many as the cloud gives at once: of who is behind them only the place's own offices count. */
const mostPayers = 1000;

/**
 * Of some people, by their records, those who came to a place by an act of their own: who applied or was insured there himself, through
 * whom he confirmed, or through whom the bureau binds to him. Anybody can apply and pay anywhere for anybody whose name and number he has,
 * and call himself his guardian: that tells an office there nothing of what others certified. One round trip for all; four more at once
 * where somebody may be bound.
 */
export async function cameByOwnAct(
  cloud: Cloud,
  region: string,
  records: readonly EnrolmentRecord[],
): Promise<ReadonlySet<string>> {
  const acts = records.flatMap((record) =>
    actorsIn(record, region).map((openId) => ({ openId, personId: record.personId })),
  );
  const openIds = [...new Set(acts.map(({ openId }) => openId))].slice(0, mostPayers);
  if (openIds.length === 0) return new Set();
  const found = await cloud.db.find('payers', { filter: { _id: { in: openIds } }, limit: openIds.length });
  const payers = new Map(found.map((payer) => [payer._id, payer]));
  const isOwn = ({ openId, personId }: (typeof acts)[number]): boolean => {
    const payer = payers.get(openId);
    return payer !== undefined && isHimselfOrAgreed(payer, personId);
  };
  const own = new Set(acts.filter(isOwn).map(({ personId }) => personId));
  const left = acts.filter(({ personId }) => !own.has(personId));
  const bound = await boundTo(
    cloud,
    found.filter(({ _id }) => left.some(({ openId }) => openId === _id)),
  );
  const boundActs = left.filter(({ openId, personId }) => bound.get(openId)?.includes(personId) === true);
  return new Set([...own, ...boundActs.map(({ personId }) => personId)]);
}

/** Who applied for somebody in a place, or had him insured there by an order or without payment. */
function actorsIn({ applications, insurance, history }: EnrolmentRecord, region: string): readonly string[] {
  const applied = applications.filter((one) => liesIn(one.region, region)).map(({ openId }) => openId);
  const isInsuredThere = insurance !== null && liesIn(insurance.region, region);
  const insuring = isInsuredThere ? [...history].reverse().find(insures) : undefined;
  return insuring === undefined ? applied : [...applied, insuring.by];
}

/** Whom the bureau binds to payers who proved to be somebody, by payer. */
async function boundTo(
  cloud: Cloud,
  payers: readonly Payer[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const holders = payers.filter(({ self }) => self !== null);
  const bound = await allEnded(holders.map((payer) => boundRelatives(cloud, payer)));
  return new Map(holders.map(({ _id }, at) => [_id, bound[at] ?? []]));
}
