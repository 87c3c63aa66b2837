import type { AgentProgress, ProgressActions } from '../../contract/progress';
import { requireResponsible } from '../officer-access';
import { requirePlace } from '../places';
import { type Cloud, chinaDay } from '../platform';
import { policyInForce } from '../policy-registry';
import { countsOfAgents } from '../residents';
import type { Officer } from '../schema';
import { collectingFor } from './collected-year';
import { collectingOn, paceOf } from './pace';

/**
 * How far the agents of a street or a village have come with the people whom the offices' lists give them, who is furthest behind first. None
 * above a street. Refuses `OTHER_REGION`, `REGION_UNKNOWN`.
 */
export async function progressOfAgents(
  cloud: Cloud,
  officer: Officer,
  { region, year }: ProgressActions['progress.agents']['request'],
): Promise<readonly AgentProgress[]> {
  requireResponsible(officer, region);
  await requirePlace(cloud, region);
  const [{ duties }, counted] = await Promise.all([
    policyInForce(cloud),
    countsOfAgents(cloud, region, year),
  ]);
  const collecting = collectingOn(collectingFor(duties, region, year), chinaDay(cloud.now()));
  const share = ({ insured, toInsure }: AgentProgress): number => (toInsure === 0 ? 1 : insured / toInsure);
  return counted
    .map(({ missing, ...one }) => {
      const toInsure = one.insured + missing;
      return { ...one, toInsure, pace: paceOf(one.insured, toInsure, collecting) };
    })
    .sort((one, other) => share(one) - share(other));
}
