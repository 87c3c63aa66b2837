import type { PartOutcome } from '../../contract/proposals';
import { isResponsibleFor, requireUnconcerned } from '../officer-access';
import { CallNotes, type Cloud, RefusalError, allEnded, refuse, runLogged } from '../platform';
import type { Officer, Proposal, ProposalPart } from '../schema';
import type { ActTable } from './act';
import { subjectsOf } from './propose';
import { contentOf, partId } from './sealed-part';

/** Who gave the last part its effect has so long for the next one; then the timer takes it up. */
const goingOnMs = 2 * 60_000;

export function mayGoOnAt(cloud: Cloud): number {
  return cloud.now() + goingOnMs;
}

/** Parts whose order doesn't matter that are given their effect side by side. */
const partsAtOnce = 4;

/**
 * Gives the next parts of what two agreed to their effect, one, or some side by side where their order doesn't matter, and
 * answers how it stands then. Cut off anywhere, it goes on from there; run by two at once it ends in the same place.
 */
export async function applyNextParts(cloud: Cloud, acts: ActTable, proposal: Proposal): Promise<Proposal> {
  if (proposal.state !== 'applying') return proposal;
  const numbers = nextNumbers(acts, proposal);
  const count = numbers.length;
  // All are ended before one that broke off is told: nothing goes on behind an answer.
  await allEnded(numbers.map((number) => giveEffect(cloud, acts, proposal, number)));
  return moveOn(cloud, proposal, count);
}

/** The parts that have their effect next. */
export function nextNumbers(acts: ActTable, { act, applied, parts }: Proposal): readonly number[] {
  const count = Math.min(acts[act].anyOrder === true ? partsAtOnce : 1, parts - applied);
  return Array.from({ length: count }, (_, at) => applied + 1 + at);
}

async function giveEffect(cloud: Cloud, acts: ActTable, proposal: Proposal, number: number): Promise<void> {
  const part = await cloud.db.get('proposal-parts', partId(proposal._id, number));
  if (part === null || part.outcome !== null) return;
  const outcome = await outcomeLogged(cloud, acts, proposal, part);
  // Who was slower may have been refused by then, though it has had its effect: the first word stands.
  await cloud.db.updateIf(
    'proposal-parts',
    part._id,
    { outcome: null },
    { sealed: null, subjects: [], outcome, ...(part.edits === undefined ? {} : { edits: null }) },
  );
}

/**
 * An entry in the audit log for each part: whom it concerned, and which file it was. It is written before the part counts as
 * done: cut off between the two, the part is gone through once more and leaves a second entry, rather than none.
 */
function outcomeLogged(
  cloud: Cloud,
  acts: ActTable,
  proposal: Proposal,
  part: ProposalPart,
): Promise<PartOutcome> {
  const notes = new CallNotes();
  notes.actor = cloud.notes.actor ?? 'timer';
  notes.region = proposal.region;
  notes.decision = proposal.act;
  const own = { ...cloud, notes };
  const call = { action: 'proposals.go-on', logged: 'act', request: { proposalId: proposal._id } } as const;
  return runLogged(own, call, () => outcomeOf(own, acts, proposal, part));
}

async function moveOn(cloud: Cloud, proposal: Proposal, count: number): Promise<Proposal> {
  const { _id, parts } = proposal;
  const applied = proposal.applied + count;
  const next =
    applied >= parts
      ? ({ state: 'done', applied, nextAt: null } as const)
      : { applied, nextAt: mayGoOnAt(cloud) };
  const before = { state: 'applying', applied: proposal.applied } as const;
  if (await cloud.db.updateIf('proposals', _id, before, next)) return { ...proposal, ...next };
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
  // Families change while a proposal waits.
  const [[proposer, second], subjects] = await Promise.all([
    bothOfficers(cloud, proposal),
    subjectsOf(cloud, look),
  ]);
  if (!proposer.duties.includes(act.duty) || !isResponsibleFor(proposer, look.region)) throw gone();
  await Promise.all([
    requireUnconcerned(cloud, proposer, subjects),
    requireUnconcerned(cloud, second, subjects),
  ]);
  return proposed.run(cloud, proposer, second);
}

async function bothOfficers(
  cloud: Cloud,
  { proposer, decider }: Proposal,
): Promise<readonly [Officer, Officer]> {
  const [first, second] = await Promise.all([
    cloud.db.get('officers', proposer.id),
    cloud.db.get('officers', decider?.id ?? ''),
  ]);
  if (first === null || second === null || second.ended !== undefined) throw gone();
  return [first, second];
}

function gone(): Error {
  return refuse('PROPOSER_GONE', '提出或同意的人已经不办理这项工作，这一段没有生效，请重新提出。');
}
