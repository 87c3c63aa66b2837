import type { NamedOfficer } from '../../contract/notice-drafts';
import type { ActOfTwo, ProposalActions, ProposalSums, ProposedRow } from '../../contract/proposals';
import { plusFen } from '../../policy/money';
import { knownPeople } from '../identity';
import { documentTokens, requireOfficer, requireResponsible, requireUnconcerned } from '../officer-access';
import { type Cloud, type Documents, refuse } from '../platform';
import type { Officer, Proposal, ProposalPart } from '../schema';
import type { ActTable, Look } from './act';
import { hashOfContent, partId, sealContent, sealEdits } from './sealed-part';
import { nextWorkingDay } from './working-day';

const dayMs = 24 * 3_600_000;

/** All parts have to come within it. */
const gatheringMs = dayMs;

/** What nobody has answered by then lapses. */
export const lapseMs = 30 * dayMs;

/** A lapse is a timer's work: what it doesn't clear away goes by itself a little later. */
const keptMs = lapseMs + 10 * dayMs;

type Shape = ProposalActions['proposals.propose'];

/** Takes in a part. With the last one the proposal waits for a second officer; nothing of it holds before. */
export async function propose(
  cloud: Cloud,
  acts: ActTable,
  request: Shape['request'],
): Promise<Shape['data']> {
  const officer = await requireOfficer(cloud, acts[request.act].duty);
  acts[request.act].requireByHand(request.content);
  return proposeFor(cloud, acts, officer, request);
}

type OfKnown = Shape['request'] & {
  /** Rows of a file that were put right on the page, masked. */
  readonly edited?: readonly ProposedRow[];
  /** The officers who wrote in the part's rows on the page. */
  readonly editors?: readonly NamedOfficer[];
};

/** The same for an officer who is known to have the duty. */
export async function proposeFor(
  cloud: Cloud,
  acts: ActTable,
  officer: Officer,
  { proposalId, act, part, parts, content, edited = [], editors = [] }: OfKnown,
): Promise<Shape['data']> {
  const look = await acts[act].read(content).look(cloud);
  cloud.notes.region = look.region;
  cloud.notes.decision = act;
  requireResponsible(officer, look.region);
  const subjects = await subjectsOf(cloud, look);
  await requireUnconcerned(cloud, officer, subjects);
  if ((await cloud.db.get('proposals', proposalId)) === null) await requireRoom(cloud, officer, look.region);
  const id = partId(proposalId, part);
  const coming: ProposalPart = {
    _id: id,
    proposalId,
    sealed: sealContent(cloud, id, content),
    ...(edited.length === 0 ? {} : { edits: sealEdits(cloud, id, edited) }),
    contentHash: hashOfContent(cloud, content),
    subjects,
    outcome: null,
    expiresAt: cloud.now() + keptMs,
  };
  const proposal = await cloud.db.transaction(async (tx) => {
    const held =
      (await tx.get('proposals', proposalId)) ??
      opened({ proposalId, act, parts, look, officer, now: cloud.now() });
    requireSame(held, { act, parts, region: look.region, officer });
    const { sums } = look;
    return take(tx, { held, coming, part, edited: edited.length, editors, sums, now: cloud.now() });
  });
  return { state: proposal.state };
}

/** So many of one officer, and so many in all, may wait in a place: more nobody reads before he agrees. */
const mostOfOfficer = 50;
const mostOfPlace = 200;

/** Throws `TOO_MANY_PROPOSALS`. */
async function requireRoom(cloud: Cloud, officer: Officer, region: string): Promise<void> {
  const waiting = await cloud.db.find('proposals', {
    filter: { places: region, state: { in: ['gathering', 'proposed'] } },
    limit: mostOfPlace,
  });
  const own = waiting.filter(({ proposer }) => proposer.id === officer._id);
  if (own.length < mostOfOfficer && waiting.length < mostOfPlace) return;
  throw refuse(
    'TOO_MANY_PROPOSALS',
    own.length < mostOfOfficer
      ? `这个地方已经有${mostOfPlace}份在等同意，请先同意、退回一些，再提出新的。`
      : `您在这个地方已经有${mostOfOfficer}份在等同意，请先请人同意，或撤回不要的，再提出新的。`,
  );
}

/** Whom it is about: people that somebody knows already, and all by their documents: an officer may have known them once. */
export async function subjectsOf(
  cloud: Cloud,
  { documents, subjects }: Pick<Look, 'documents' | 'subjects'>,
): Promise<readonly string[]> {
  const tokens = documents.flatMap((one) => documentTokens(cloud, one));
  return [...new Set([...subjects, ...(await knownPeople(cloud, documents)), ...tokens])];
}

interface Opening {
  readonly proposalId: string;
  readonly act: ActOfTwo;
  readonly parts: number;
  readonly look: Look;
  readonly officer: Officer;
  readonly now: number;
}

function opened({ proposalId, act, parts, look, officer, now }: Opening): Proposal {
  return {
    _id: proposalId,
    act,
    region: look.region,
    places: [look.region],
    state: 'gathering',
    proposer: { id: officer._id, name: officer.name },
    at: now,
    parts,
    arrived: 0,
    applied: 0,
    sums: { rows: 0, sumFen: null },
    decider: null,
    decidedAt: null,
    reason: null,
    nextAt: now + gatheringMs,
  };
}

interface Named {
  readonly act: ActOfTwo;
  readonly parts: number;
  readonly region: string;
  readonly officer: Officer;
}

function requireSame(held: Proposal, { act, parts, region, officer }: Named): void {
  if (held.act !== act || held.parts !== parts || held.region !== region) throw differs();
  if (held.proposer.id !== officer._id) throw differs();
}

function differs(): Error {
  return refuse('PROPOSAL_DIFFERS', '这份文件已经提出过不同的内容，请重新选择文件，再提出一次。');
}

interface Coming {
  readonly held: Proposal;
  readonly coming: ProposalPart;
  readonly part: number;
  /** Rows of the part that were put right on the page. */
  readonly edited: number;
  readonly editors: readonly NamedOfficer[];
  readonly sums: ProposalSums;
  readonly now: number;
}

/** Of so many parts a proposal shows what was put right. */
const mostEditedParts = 20;

async function take(
  tx: Documents,
  { held, coming, part, edited, editors, sums, now }: Coming,
): Promise<Proposal> {
  const before = await tx.get('proposal-parts', coming._id);
  if (before !== null && before.contentHash !== coming.contentHash) throw differs();
  if (before !== null || held.state !== 'gathering') return held;
  const arrived = held.arrived + 1;
  const complete = arrived === held.parts;
  const proposal: Proposal = {
    ...held,
    arrived,
    sums: added(held.sums, sums),
    ...(edited === 0
      ? {}
      : {
          edited: (held.edited ?? 0) + edited,
          editedParts: [...(held.editedParts ?? []), part].slice(0, mostEditedParts),
        }),
    ...(editors.length === 0 ? {} : { editors: eachOnce([...(held.editors ?? []), ...editors]) }),
    ...(complete ? { state: 'proposed', at: now, nextAt: nextWorkingDay(now) } : {}),
  };
  await tx.put('proposal-parts', coming);
  await tx.put('proposals', proposal);
  return proposal;
}

function eachOnce(editors: readonly NamedOfficer[]): readonly NamedOfficer[] {
  return [...new Map(editors.map((one) => [one.id, one])).values()];
}

function added(one: ProposalSums, other: ProposalSums): ProposalSums {
  const sumFen =
    one.sumFen !== null && other.sumFen !== null
      ? plusFen(one.sumFen, other.sumFen)
      : (one.sumFen ?? other.sumFen);
  return { rows: one.rows + other.rows, sumFen };
}
