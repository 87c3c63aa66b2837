import type { PartOutcome } from '../../contract/proposals';
import { isResponsibleFor, requireUnconcerned } from '../officer-access';
import { type Cloud, RefusalError, refuse } from '../platform';
import type { Officer, Proposal, ProposalPart } from '../schema';
import type { ActTable } from './act';
import { subjectsOf } from './propose';
import { contentOf, partId } from './sealed-part';

/** Who gave the last part its effect has so long for the next one; then the timer takes it up. */
const goingOnMs = 2 * 60_000;

export function mayGoOnAt(cloud: Cloud): number {
  return cloud.now() + goingOnMs;
}

/**
 * Gives the next part of what two agreed to its effect, and answers how it stands then. Cut off anywhere, it goes on from there;
 * run by two at once it ends in the same place.
 */
export async function applyNextPart(cloud: Cloud, acts: ActTable, proposal: Proposal): Promise<Proposal> {
  if (proposal.state !== 'applying') return proposal;
  const { _id, applied, parts } = proposal;
  const part = await cloud.db.get('proposal-parts', partId(_id, applied + 1));
  if (part !== null && part.outcome === null) {
    const outcome = await outcomeOf(cloud, acts, proposal, part);
    // Who was slower may have been refused by then, though it has had its effect: the first word stands.
    await cloud.db.updateIf(
      'proposal-parts',
      part._id,
      { outcome: null },
      { sealed: null, subjects: [], outcome },
    );
  }
  const done = applied + 1 >= parts;
  const next = done
    ? ({ state: 'done', applied: applied + 1, nextAt: null } as const)
    : { applied: applied + 1, nextAt: mayGoOnAt(cloud) };
  const moved = await cloud.db.updateIf('proposals', _id, { state: 'applying', applied }, next);
  if (moved) return { ...proposal, ...next };
  return (await cloud.db.get('proposals', _id)) ?? proposal;
}

/** A refusal is what came of the part; the others have their effect all the same, as rows of a file do. */
async function outcomeOf(
  cloud: Cloud,
  acts: ActTable,
  proposal: Proposal,
  part: ProposalPart,
): Promise<PartOutcome> {
  try {
    return { data: await run(cloud, acts, proposal, part) };
  } catch (error) {
    if (error instanceof RefusalError) return { refusal: error.refusal };
    throw error;
  }
}

async function run(cloud: Cloud, acts: ActTable, proposal: Proposal, part: ProposalPart): Promise<unknown> {
  const act = acts[proposal.act];
  const content = contentOf(cloud, part);
  if (content === null) throw refuse('PROPOSAL_UNREADABLE', '这一段的内容已经不在了，请重新提出。');
  const proposed = act.read(content);
  const look = await proposed.look(cloud);
  const [proposer, second] = await bothOfficers(cloud, proposal);
  if (!proposer.duties.includes(act.duty) || !isResponsibleFor(proposer, look.region)) throw gone();
  // Families change while a proposal waits.
  const subjects = await subjectsOf(cloud, look);
  await requireUnconcerned(cloud, proposer, subjects);
  await requireUnconcerned(cloud, second, subjects);
  return proposed.run(cloud, proposer);
}

async function bothOfficers(
  cloud: Cloud,
  { proposer, decider }: Proposal,
): Promise<readonly [Officer, Officer]> {
  const first = await cloud.db.get('officers', proposer.id);
  const second = await cloud.db.get('officers', decider?.id ?? '');
  if (first === null || second === null) throw gone();
  return [first, second];
}

function gone(): Error {
  return refuse('PROPOSER_GONE', '提出或同意的人已经不办理这项工作，这一段没有生效，请重新提出。');
}
