import type { Cloud } from '../platform';
import type { VillageAgent } from '../schema';
import { inLanes } from './in-lanes';
import { yearKey } from './standing';

/** More agents than a street has. */
const mostAgents = 200;

/** The agents of a street, or those who walk in a village; none above. One round trip. */
export async function agentsIn(cloud: Cloud, region: string): Promise<readonly VillageAgent[]> {
  if (region.length < 9) return [];
  const street = region.slice(0, 9);
  const agents = await cloud.db.find('village-agents', { filter: { region: street }, limit: mostAgents });
  return region === street ? agents : agents.filter(({ villages = [] }) => villages.includes(region));
}

/** People whom lists give to an agent, in a street or in one village of it. */
export interface CountsOfAgent {
  readonly agentId: string;
  readonly name: string;
  readonly listed: number;
  readonly insured: number;
  /** Neither insured nor excused: dead, or insured otherwise. */
  readonly missing: number;
}

/** How many of an agent's people are insured, by three counts by index for each agent, ten at once. Agents without people are left out. */
export async function countsOfAgents(
  cloud: Cloud,
  region: string,
  year: number,
): Promise<readonly CountsOfAgent[]> {
  const agents = await agentsIn(cloud, region);
  const where = region.length === 12 ? { village: region } : {};
  const counted = await inLanes(agents, async ({ _id, name }) => {
    const key = yearKey(year, _id);
    const [listed, insured, missing] = await Promise.all([
      cloud.db.count('residents', { listed: key, ...where }),
      cloud.db.count('residents', { insuredWith: key, ...where }),
      cloud.db.count('residents', { missing: key, ...where }),
    ]);
    return { agentId: _id, name, listed, insured, missing };
  });
  return counted.filter(({ listed }) => listed > 0);
}
