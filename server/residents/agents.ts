import { createHash } from 'node:crypto';
import { tidyName } from '../../contract/person-name';
import type { Cloud } from '../platform';
import type { VillageAgent } from '../schema';
import { keptUntil } from './standing';

/** An agent as a line of a list names him. */
export interface AgentNamed {
  readonly village: string;
  readonly name: string;
}

/** Two of one name in a street are taken for one: a list has nothing else of an agent. */
export function agentOf({ village, name }: AgentNamed): Pick<VillageAgent, '_id' | 'region' | 'name'> {
  const region = village.slice(0, 9);
  const tidy = tidyName(name);
  const _id = createHash('sha256').update(`${region}\n${tidy}`).digest('hex').slice(0, 24);
  return { _id, region, name: tidy };
}

/** Keeps the agents of a list for its year. One round trip, and one for each who is new. */
export async function keepAgents(cloud: Cloud, named: readonly AgentNamed[], year: number): Promise<void> {
  const agents = new Map(named.map(agentOf).map((agent) => [agent._id, agent]));
  if (agents.size === 0) return;
  const expiresAt = keptUntil(year);
  const filter = { _id: { in: [...agents.keys()] } };
  const kept = await cloud.db.find('village-agents', { filter, limit: agents.size });
  for (const { _id, expiresAt: until } of kept) if (until >= expiresAt) agents.delete(_id);
  for (const agent of agents.values()) await cloud.db.put('village-agents', { ...agent, expiresAt });
}
