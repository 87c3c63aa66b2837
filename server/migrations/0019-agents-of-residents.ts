import { keepAgents, standing } from '../residents';
import type { Resident } from '../schema';
import type { Migration } from './migration';
import { rewritePage } from './pages';

/** The release before counted nobody with his agent. */
export const agentsOfResidents: Migration = {
  number: 19,
  id: '0019-agents-of-residents',
  description: 'Notes in `residents` with whom each is counted, and in `village-agents` where they walk.',
  collection: 'residents',
  step: (cloud, cursor) =>
    rewritePage(cloud, { collection: 'residents', cursor }, async (seen) => {
      if (isNoted(seen)) return false;
      const { village, agentId, years } = seen;
      const agent = agentId === null ? null : await cloud.db.get('village-agents', agentId);
      if (agent !== null) await keepAgents(cloud, [{ village, name: agent.name }], Math.max(...years));
      return cloud.db.transaction(async (tx) => {
        const held = await tx.get('residents', seen._id);
        if (held === null || isNoted(held)) return false;
        await tx.put('residents', standing(held));
        return true;
      });
    }),
};

/** What the release before stored lacks it. */
function isNoted({ insuredWith }: Partial<Resident>): boolean {
  return insuredWith !== undefined;
}
