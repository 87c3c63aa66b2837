import type {
  ActOfTwo,
  PartOutcome,
  ProposalActions,
  ProposalView,
  ProposedRow,
  WaitingKind,
} from '../../contract/proposals';
import { requireOfficer } from '../officer-access';
import { type Cloud, listPage, refuse } from '../platform';
import type { Officer, Proposal, ProposalPart } from '../schema';
import type { ActTable } from './act';
import { contentOf, editsOf, partId } from './sealed-part';
import { answersFor, requireProposal, whyNot } from './second';

type Listing = ProposalActions['proposals.list'];
type Getting = ProposalActions['proposals.get'];

const pageSize = 20;
const mostOutcomes = 100;

const statesOf = {
  open: ['proposed', 'applying'],
  ended: ['done', 'refused', 'withdrawn'],
} as const;

export async function listProposals(
  cloud: Cloud,
  acts: ActTable,
  { region, state, act: wanted, after = null }: Listing['request'],
): Promise<Listing['data']> {
  const officer = await requireOfficer(cloud, null);
  if (!answersFor(officer, region)) {
    throw refuse('OTHER_REGION', '这个地方不在您负责的范围内，请联系当地经办机构。', { field: 'region' });
  }
  const own = (Object.keys(acts) as ActOfTwo[]).filter((act) => officer.duties.includes(acts[act].duty));
  const shown = wanted === undefined ? own : own.filter((act) => act === wanted);
  const counting = state === 'open' && after === null ? waitingKinds(cloud, officer, region, own) : [];
  const { page, next } = await listPage(cloud.db, 'proposals', {
    filter: { places: region, act: { in: shown } },
    among: statesOf[state].map((one) => ({ state: one })),
    by: 'at',
    order: state === 'open' ? 'asc' : 'desc',
    limit: pageSize,
    after,
  });
  return { proposals: page.map((held) => viewOf(held, officer)), next, kinds: await counting };
}

/** As many as one question brings; a place with more waiting proposals has other worries. */
const mostCounted = 1000;

async function waitingKinds(
  cloud: Cloud,
  { _id }: Officer,
  region: string,
  acts: readonly ActOfTwo[],
): Promise<readonly WaitingKind[]> {
  const waiting = await cloud.db.find('proposals', {
    filter: { places: region, act: { in: acts }, state: 'proposed' },
    orderBy: [['at', 'asc']],
    limit: mostCounted,
  });
  return acts.flatMap((act) => {
    const ofKind = waiting.filter((one) => one.act === act);
    const byOthers = ofKind.filter(({ proposer }) => proposer.id !== _id).length;
    return ofKind.length === 0 ? [] : [{ act, waiting: ofKind.length, byOthers }];
  });
}

export async function getProposal(
  cloud: Cloud,
  acts: ActTable,
  { proposalId }: Getting['request'],
): Promise<Getting['data']> {
  const officer = await requireOfficer(cloud, null);
  const held = await requireProposal(cloud.db, officer, proposalId, ({ act }) => acts[act].duty);
  cloud.notes.region = held.region;
  const first = await cloud.db.get('proposal-parts', partId(proposalId, 1));
  const content = first === null ? null : contentOf(cloud, first);
  const rows =
    held.state === 'proposed' && content !== null
      ? (await acts[held.act].read(content).look(cloud)).rows
      : [];
  return {
    proposal: viewOf(held, officer),
    whyNot: held.state === 'proposed' ? await whyNot(cloud, officer, held) : null,
    rows,
    edited: held.state === 'proposed' ? await editedOf(cloud, held) : [],
    outcomes: await outcomesOf(cloud, held),
  };
}

const mostEdited = 200;

/** What was put right on the page. One round trip where something was. */
async function editedOf(cloud: Cloud, { _id, editedParts = [] }: Proposal): Promise<readonly ProposedRow[]> {
  if (editedParts.length === 0) return [];
  const ids = editedParts.map((part) => partId(_id, part));
  const parts = await cloud.db.find('proposal-parts', { filter: { _id: { in: ids } }, limit: ids.length });
  const byId = new Map(parts.map((part): [string, ProposalPart] => [part._id, part]));
  const rows = ids.flatMap((id) => {
    const part = byId.get(id);
    return part === undefined ? [] : editsOf(cloud, part);
  });
  return rows.slice(0, mostEdited);
}

async function outcomesOf(cloud: Cloud, { _id, applied }: Proposal): Promise<readonly PartOutcome[]> {
  const count = Math.min(applied, mostOutcomes);
  if (count === 0) return [];
  const ids = Array.from({ length: count }, (_, at) => partId(_id, at + 1));
  const parts = await cloud.db.find('proposal-parts', { filter: { _id: { in: ids } }, limit: count });
  const byId = new Map(parts.map((part): [string, ProposalPart] => [part._id, part]));
  return ids.flatMap((id) => byId.get(id)?.outcome ?? []);
}

function viewOf(held: Proposal, officer: Officer): ProposalView {
  return {
    proposalId: held._id,
    act: held.act,
    region: held.region,
    state: held.state,
    proposer: held.proposer.name,
    at: held.at,
    own: held.proposer.id === officer._id,
    decider: held.decider?.name ?? null,
    decidedAt: held.decidedAt,
    reason: held.reason,
    parts: held.parts,
    applied: held.applied,
    sums: held.sums,
    edited: held.edited ?? 0,
  };
}
