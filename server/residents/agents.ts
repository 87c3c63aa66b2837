import { createHash } from 'node:crypto';
import { tidyName } from '../../contract/person-name';
import type { Cloud } from '../platform';
import type { Resident, VillageAgent } from '../schema';
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

/** Who walks to some residents, by `agentId`. One round trip, none where nobody does. */
export async function agentNames(
  cloud: Cloud,
  residents: readonly Pick<Resident, 'agentId'>[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(residents.flatMap(({ agentId }) => agentId ?? []))];
  if (ids.length === 0) return new Map();
  const found = await cloud.db.find('village-agents', { filter: { _id: { in: ids } }, limit: ids.length });
  return new Map(found.map(({ _id, name }) => [_id, name]));
}

/** More villages than an agent walks in; of a list that gives him more the first count. */
const mostVillages = 50;

function villagesWith({ villages = [] }: VillageAgent, named: readonly string[]): readonly string[] {
  return [...new Set([...villages, ...named])].slice(0, mostVillages);
}

/** Keeps the agents of a list for its year. One round trip, and one for each who is new, or in a new village. */
export async function keepAgents(cloud: Cloud, named: readonly AgentNamed[], year: number): Promise<void> {
  const ids = [...new Set(named.map((one) => agentOf(one)._id))];
  if (ids.length === 0) return;
  const expiresAt = keptUntil(year);
  const kept = await cloud.db.find('village-agents', { filter: { _id: { in: ids } }, limit: ids.length });
  for (const id of ids) {
    const own = named.filter((one) => agentOf(one)._id === id);
    const [first] = own;
    if (first === undefined) continue;
    const held = kept.find(({ _id }) => _id === id) ?? { ...agentOf(first), expiresAt: 0 };
    const villages = villagesWith(
      held,
      own.map(({ village }) => village),
    );
    if (held.expiresAt >= expiresAt && villages.length === held.villages?.length) continue;
    const until = Math.max(held.expiresAt, expiresAt);
    await cloud.db.put('village-agents', { ...held, villages, expiresAt: until });
  }
}
