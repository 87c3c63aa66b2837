import { withPlacesAbove } from '../../policy/region-names';
import type { Refusal } from '../../contract/reply';
import type { Cloud, Documents } from '../platform';
import type { Proposal } from '../schema';
import type { ActTable } from './act';
import { applyNextParts, nextNumbers } from './apply';
import { end } from './decide';
import { lapseMs } from './propose';
import { partId } from './sealed-part';
import { nextWorkingDay } from './working-day';

const clearedAtOnce = 50;

/** A part's tries by the timer, a minute apart at least. */
const mostTries = 20;

const givenUp: Refusal = {
  code: 'PART_FAILED',
  message: '这一段试了多次都办不成，已经停下，没有生效。请联系技术人员，查明以后重新提出。',
};

interface Work {
  readonly acts: ActTable;
  /** Until when (ms) it goes on with what two agreed to. */
  readonly until: number;
  /** A part could not be given its effect, however often it was tried: says so where people look, in the caller's transaction. */
  readonly failed: (tx: Documents, proposal: Proposal, now: number) => Promise<void>;
  /** There is no office above that could answer: says so where people look, in the caller's transaction. */
  readonly unanswered: (tx: Documents, proposal: Proposal, now: number) => Promise<void>;
}

/**
 * The timer's step of a proposal whose time has come: unanswered for a working day, it is laid before the office above; agreed to, its
 * next part gets its effect; ended, what it held goes.
 */
export async function advanceProposal(cloud: Cloud, proposal: Proposal, work: Work): Promise<void> {
  switch (proposal.state) {
    case 'gathering':
      return lapse(cloud, proposal, '没有送完，自动撤回');
    case 'proposed':
      if (cloud.now() >= proposal.at + lapseMs) return lapse(cloud, proposal, '30天没有人答复，自动撤回');
      return rise(cloud, proposal, work.unanswered);
    case 'applying':
      return applyParts(cloud, proposal, work);
    default:
      return clear(cloud, proposal);
  }
}

async function applyParts(cloud: Cloud, proposal: Proposal, work: Work): Promise<void> {
  let held = proposal;
  do held = await applyCounted(cloud, held, work);
  while (held.state === 'applying' && cloud.now() < work.until);
  if (held.state !== 'applying') return;
  // No officer was cut off here, for whom it would wait: the next run goes on at once.
  const { _id, applied, nextAt } = held;
  await cloud.db.updateIf('proposals', _id, { state: 'applying', applied, nextAt }, { nextAt: cloud.now() });
}

/** What fails once may be the weather; what always fails is not tried for ever, nor keeps the other parts waiting. */
async function applyCounted(cloud: Cloud, proposal: Proposal, { acts, failed }: Work): Promise<Proposal> {
  try {
    return await applyNextParts(cloud, acts, proposal);
  } catch (error) {
    for (const number of nextNumbers(acts, proposal)) await countFailure(cloud, proposal, number, failed);
    throw error;
  }
}

/** One try more of a part that has no outcome; with the last of them it is given up. */
function countFailure(
  cloud: Cloud,
  proposal: Proposal,
  number: number,
  failed: Work['failed'],
): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const part = await tx.get('proposal-parts', partId(proposal._id, number));
    if (part === null || part.outcome !== null) return;
    const counted = { ...part, tries: (part.tries ?? 0) + 1 };
    if (counted.tries < mostTries) return tx.put('proposal-parts', counted);
    await tx.put('proposal-parts', { ...counted, sealed: null, subjects: [], outcome: { refusal: givenUp } });
    await failed(tx, proposal, cloud.now());
  });
}

function lapse(cloud: Cloud, { _id, state, nextAt }: Proposal, reason: string): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('proposals', _id);
    if (held === null || held.state !== state || held.nextAt !== nextAt) return;
    await end(tx, held, { state: 'withdrawn', reason, by: null, now: cloud.now() });
  });
}

function rise(cloud: Cloud, { _id, nextAt }: Proposal, unanswered: Work['unanswered']): Promise<void> {
  const now = cloud.now();
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('proposals', _id);
    if (held === null || held.state !== 'proposed' || held.nextAt !== nextAt) return;
    const above = withPlacesAbove(held.region)[held.places.length];
    if (above === undefined) {
      await unanswered(tx, held, now);
      await tx.put('proposals', { ...held, nextAt: held.at + lapseMs });
      return;
    }
    const risen = { places: [...held.places, above], roseAt: now, nextAt: nextWorkingDay(now) };
    await tx.put('proposals', { ...held, ...risen });
  });
}

/** Nothing of what did not come to hold is kept. */
async function clear(cloud: Cloud, { _id, state }: Proposal): Promise<void> {
  const parts = await cloud.db.find('proposal-parts', {
    filter: { proposalId: _id },
    limit: clearedAtOnce,
  });
  for (const part of parts) await cloud.db.remove('proposal-parts', part._id);
  if (parts.length === clearedAtOnce) return;
  await cloud.db.updateIf('proposals', _id, { state }, { nextAt: null });
}
