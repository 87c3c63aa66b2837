import type { ProposalActions } from '../../contract/proposals';
import { isResponsibleFor, requireOfficer } from '../officer-access';
import { type Cloud, type Documents, refuse } from '../platform';
import type { Officer, Proposal } from '../schema';
import type { ActTable } from './act';
import { applyNextParts, mayGoOnAt } from './apply';
import { requireAnother, requireNoneOfHis, requireProposal } from './second';

type Agreeing = ProposalActions['proposals.agree'];
type Stopping = ProposalActions['proposals.stop'];

/** For the audit log: where, and which act. */
function note({ notes }: Cloud, { act, region }: Proposal): void {
  notes.region = region;
  notes.decision = act;
}

/** The second officer's word: it begins to hold. The same word again answers how far it is. */
export async function agree(
  cloud: Cloud,
  acts: ActTable,
  { proposalId }: Agreeing['request'],
): Promise<Agreeing['data']> {
  const officer = await requireOfficer(cloud, null);
  note(cloud, await requireProposal(cloud.db, officer, proposalId, ({ act }) => acts[act].duty));
  await requireNoneOfHis(cloud, officer, proposalId);
  const proposal = await cloud.db.transaction(async (tx) => {
    const held = await requireProposal(tx, officer, proposalId, ({ act }) => acts[act].duty);
    if (isEffective(held) && held.decider?.id === officer._id) return held;
    if (held.state !== 'proposed') throw notWaiting();
    await requireAnother(tx, officer, held);
    await requireProposerStays(tx, held, acts);
    const agreed: Proposal = {
      ...held,
      state: 'applying',
      decider: { id: officer._id, name: officer.name },
      decidedAt: cloud.now(),
      nextAt: mayGoOnAt(cloud),
    };
    await tx.put('proposals', agreed);
    return agreed;
  });
  return progressOf(await applyNextParts(cloud, acts, proposal));
}

/** Gives the next part of what was agreed to its effect. Anybody who sees it may: nothing is decided by it. */
export async function goOn(
  cloud: Cloud,
  acts: ActTable,
  { proposalId }: Agreeing['request'],
): Promise<Agreeing['data']> {
  const officer = await requireOfficer(cloud, null);
  const held = await requireProposal(cloud.db, officer, proposalId, ({ act }) => acts[act].duty);
  note(cloud, held);
  return progressOf(await applyNextParts(cloud, acts, held));
}

/** Ends what waits. To stop something needs one officer only: its own, or any other who sees it. */
export async function stop(
  cloud: Cloud,
  acts: ActTable,
  { proposalId, reason }: Stopping['request'],
): Promise<Stopping['data']> {
  const officer = await requireOfficer(cloud, null);
  const ended = await cloud.db.transaction(async (tx) => {
    const held = await requireProposal(tx, officer, proposalId, ({ act }) => acts[act].duty);
    const state = held.proposer.id === officer._id ? 'withdrawn' : 'refused';
    if (held.state === state && held.decider?.id === officer._id) return held;
    if (held.state !== 'proposed' && held.state !== 'gathering') throw notWaiting();
    return end(tx, held, { state, reason, by: officer, now: cloud.now() });
  });
  note(cloud, ended);
  return { state: ended.state };
}

interface Ending {
  readonly state: 'refused' | 'withdrawn';
  readonly reason: string;
  /** Null: nobody; it lapsed. */
  readonly by: Officer | null;
  readonly now: number;
}

/** In the caller's transaction; what it held is cleared away by the timer. */
export async function end(
  tx: Documents,
  held: Proposal,
  { state, reason, by, now }: Ending,
): Promise<Proposal> {
  const decider = by === null ? null : { id: by._id, name: by.name };
  const ended: Proposal = { ...held, state, reason, decider, decidedAt: now, nextAt: now };
  await tx.put('proposals', ended);
  return ended;
}

function isEffective({ state }: Proposal): boolean {
  return state === 'applying' || state === 'done';
}

function notWaiting(): Error {
  return refuse('NOT_WAITING', '这一份已经有人答复，或还没有送完，请刷新清单。');
}

/** It holds by the proposer's right: who has left, or no longer answers for the place, proposes nothing. */
async function requireProposerStays(tx: Documents, held: Proposal, acts: ActTable): Promise<void> {
  const proposer = await tx.get('officers', held.proposer.id);
  const stays =
    proposer !== null &&
    proposer.duties.includes(acts[held.act].duty) &&
    isResponsibleFor(proposer, held.region);
  if (!stays) {
    throw refuse('PROPOSER_GONE', '提出的人已经不办理这项工作。请退回，由另一位经办人重新提出。');
  }
}

function progressOf({ state, applied, parts }: Proposal): Agreeing['data'] {
  return { state, applied, parts };
}
