import type {
  UploadActions,
  UploadProposal,
  UploadRowKind,
  UploadRowView,
  UploadView,
} from '../../contract/uploads';
import { maskNumber } from '../../contract/identity-document';
import { maskName } from '../../contract/person-name';
import { requireOfficer, requireResponsible } from '../officer-access';
import { type Cloud, type Filter, listPage } from '../platform';
import type { Proposal, Upload, UploadPart } from '../schema';
import { whereIs } from '../spreadsheets';
import { proposalsOf } from './hand-in';
import type { UploadKind, UploadKindTable } from './kind';
import { type StoredRow, contentOfPart, isOpen, requireOwn } from './stored';

type Listing = UploadActions['uploads.list'];
type Rows = UploadActions['uploads.rows'];

const pageSize = 20;
/** Parts that one page of rows is looked for in. */
const partsOfPage = 5;
const rowsOfPage = 50;

export async function viewOf(cloud: Cloud, upload: Upload): Promise<UploadView> {
  const [proposal, undo] = await proposalsOf(cloud, upload);
  return viewWith(upload, proposal, undo);
}

function viewWith(upload: Upload, proposal: Proposal | null, undo: Proposal | null): UploadView {
  const { _id, kind, region, name, state, at, expiresAt, counts, parts, done, remarks, problem } = upload;
  return {
    uploadId: _id,
    kind,
    region,
    name,
    // Refused or taken back it is where it was: to be put right and proposed anew.
    state: isOpen(upload, proposal) ? 'checked' : state,
    at,
    until: expiresAt,
    counts,
    parts: partsOf(upload, parts),
    done,
    remarks,
    problem,
    proposal: proposal === null ? null : proposalView(proposal),
    undo: undo === null ? null : proposalView(undo),
  };
}

/** Handed in are only the parts of which something goes. */
function partsOf({ state, going }: Upload, parts: number): number {
  return state === 'proposing' || state === 'undoing' ? going.filter((count) => count > 0).length : parts;
}

function proposalView({ _id, state, parts, applied, reason }: Proposal): UploadProposal {
  return { proposalId: _id, state, parts, applied, reason };
}

export async function getUpload(
  cloud: Cloud,
  { uploadId }: { readonly uploadId: string },
): Promise<UploadView> {
  const officer = await requireOfficer(cloud, null);
  return viewOf(cloud, requireOwn(await cloud.db.get('uploads', uploadId), officer._id));
}

/** Three round trips for a page. */
export async function listUploads(
  cloud: Cloud,
  { region, after = null }: Listing['request'],
): Promise<Listing['data']> {
  const officer = await requireOfficer(cloud, null);
  requireResponsible(officer, region);
  const { page, next } = await listPage(cloud.db, 'uploads', {
    filter: { officerId: officer._id, region },
    by: 'at',
    order: 'desc',
    limit: pageSize,
    after,
  });
  const ids = page.flatMap(({ proposalId, undoProposalId }) => [proposalId, undoProposalId]);
  const wanted = ids.filter((id) => id !== null);
  const found =
    wanted.length === 0
      ? []
      : await cloud.db.find('proposals', { filter: { _id: { in: wanted } }, limit: wanted.length });
  const proposals = new Map(found.map((proposal) => [proposal._id, proposal]));
  const of = (id: string | null): Proposal | null => (id === null ? null : (proposals.get(id) ?? null));
  const uploads = page.map((one) => viewWith(one, of(one.proposalId), of(one.undoProposalId)));
  return { uploads, next };
}

/** Where rows of a kind can be counted in their part, the parts without any are not opened. */
const having: Readonly<Partial<Record<UploadRowKind, Filter<UploadPart>>>> = {
  problems: { problems: { gt: 0 } },
  notes: { notes: { gt: 0 } },
  'left-out': { leftOut: { gt: 0 } },
};

function isOfKind(row: StoredRow, kind: UploadRowKind): boolean {
  switch (kind) {
    case 'problems':
      return row.problem !== null;
    case 'notes':
      return row.note !== null;
    case 'left-out':
      return row.isLeftOut;
    default:
      return row.standing === kind;
  }
}

export async function rowsOfUpload(
  cloud: Cloud,
  kinds: UploadKindTable,
  { uploadId, rows: wanted, after }: Rows['request'],
): Promise<Rows['data']> {
  const officer = await requireOfficer(cloud, null);
  const upload = requireOwn(await cloud.db.get('uploads', uploadId), officer._id);
  cloud.notes.region = upload.region;
  const parts = await cloud.db.find('upload-parts', {
    filter: { uploadId, number: { gt: after }, ...having[wanted] },
    orderBy: [['number', 'asc']],
    limit: partsOfPage,
  });
  const rows: UploadRowView[] = [];
  let last = after;
  for (const part of parts) {
    if (rows.length >= rowsOfPage) break;
    rows.push(...rowsOfPart(cloud, kinds[upload.kind], part, wanted));
    cloud.notes.about('person', ...part.subjects);
    last = part.number;
  }
  const isEnd = parts.length < partsOfPage && parts[parts.length - 1]?.number === last;
  return { rows, after: parts.length === 0 || isEnd ? null : last };
}

function rowsOfPart(
  cloud: Cloud,
  kind: UploadKind,
  part: UploadPart,
  wanted: UploadRowKind,
): readonly UploadRowView[] {
  return contentOfPart(cloud, part).rows.flatMap((row, at) =>
    isOfKind(row, wanted) ? [rowView(kind, row, { part: part.number, at })] : [],
  );
}

function rowView(kind: UploadKind, row: StoredRow, place: Pick<UploadRowView, 'part' | 'at'>): UploadRowView {
  const person = row.value === null ? null : kind.personOf(row.value);
  return {
    ...place,
    where: whereIs(row),
    row: row.row,
    person: person === null ? '' : `${maskName(person.name)} ${maskNumber(person.document)}`,
    standing: row.standing,
    column: row.problem?.column ?? '',
    message: row.problem?.words ?? row.note ?? '',
    isProblem: row.problem !== null,
    isLeftOut: row.isLeftOut,
  };
}
