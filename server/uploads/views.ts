import type {
  UploadActions,
  UploadProposal,
  UploadRowKind,
  UploadRowView,
  UploadView,
} from '../../contract/uploads';
import { maskNumber } from '../../contract/identity-document';
import { maskName } from '../../contract/person-name';
import { uploadKinds } from '../../contract/uploads';
import type { UploadComparison } from '../../contract/uploads';
import { requireOfficer, requireResponsible } from '../officer-access';
import { type Cloud, type Filter, listPage } from '../platform';
import type { Proposal, Upload, UploadPart } from '../schema';
import { whereIs } from '../spreadsheets';
import { isTakenBack, partsGoing, proposalsOf } from './hand-in';
import { editViews, wasEdited } from './edits';
import type { UploadKind, UploadKindTable } from './kind';
import { requireSeen } from './seen';
import { type StoredRow, contentOfPart, isLeftOut, isOpen, stopOfPart } from './stored';

type Listing = UploadActions['uploads.list'];
type Rows = UploadActions['uploads.rows'];

const pageSize = 20;
/** Parts that one page of rows is looked for in. */
const partsOfPage = 5;
const rowsOfPage = 50;

export async function viewOf(cloud: Cloud, kinds: UploadKindTable, upload: Upload): Promise<UploadView> {
  const [proposal, undo] = await proposalsOf(cloud, upload);
  return viewWith(kinds[upload.kind], upload, { proposal, undo });
}

interface Proposals {
  readonly proposal: Proposal | null;
  readonly undo: Proposal | null;
}

function viewWith(kind: UploadKind, upload: Upload, { proposal, undo }: Proposals): UploadView {
  const { _id, region, name, told, state, at, expiresAt, counts, parts, done, remarks, problem } = upload;
  return {
    uploadId: _id,
    kind: upload.kind,
    region,
    name,
    told,
    begunBy: upload.officerName,
    handedInBy: upload.handedIn?.name ?? null,
    // Refused or taken back it is where it was: to be put right and proposed anew.
    state: isOpen(upload, proposal) ? 'checked' : state,
    byTwo: kind.end.by === 'two',
    mayBeTakenBack: isTakenBack(kind),
    mayLeaveOut: !upload.isSealed && !(kind.end.by === 'one' && kind.end.isWhole === true),
    groups: groupsOf(kind, upload),
    comparison: upload.comparison === null ? null : comparisonOf(upload.comparison),
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

function groupsOf({ compare }: UploadKind, { groups }: Upload): UploadView['groups'] {
  if (compare === undefined) return null;
  return compare.byGroup ? groups : [];
}

function comparisonOf({ groups, until, before, gone, lists, stop }: UploadComparison): UploadComparison {
  return { groups, until, before, gone, lists, stop };
}

/** Handed in are only the parts of which something goes. */
function partsOf(upload: Upload, parts: number): number {
  const isHandedIn = ['proposing', 'undoing', 'taking', 'taking-back'].includes(upload.state);
  return isHandedIn ? partsGoing(upload).length : parts;
}

function proposalView({ _id, state, parts, applied, reason }: Proposal): UploadProposal {
  return { proposalId: _id, state, parts, applied, reason };
}

export async function getUpload(
  cloud: Cloud,
  kinds: UploadKindTable,
  { uploadId }: { readonly uploadId: string },
): Promise<UploadView> {
  const { upload } = await requireSeen(cloud, kinds, uploadId);
  return viewOf(cloud, kinds, upload);
}

/** Three round trips for a page. */
export async function listUploads(
  cloud: Cloud,
  kinds: UploadKindTable,
  { region, after = null }: Listing['request'],
): Promise<Listing['data']> {
  const officer = await requireOfficer(cloud, null);
  requireResponsible(officer, region);
  const own = uploadKinds.filter((kind) => officer.duties.includes(kinds[kind].duty));
  const { page, next } = await listPage(cloud.db, 'uploads', {
    filter: { places: region },
    among: own.map((kind) => ({ kind })),
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
  const uploads = page.map((one) =>
    viewWith(kinds[one.kind], one, { proposal: of(one.proposalId), undo: of(one.undoProposalId) }),
  );
  return { uploads, next };
}

/** Where rows of a kind can be counted in their part, the parts without any are not opened. */
const having: Readonly<Partial<Record<UploadRowKind, Filter<UploadPart>>>> = {
  problems: { problems: { gt: 0 } },
  notes: { notes: { gt: 0 } },
  'left-out': { leftOut: { gt: 0 } },
  refused: { refused: { gt: 0 } },
  edited: { edited: { gt: 0 } },
};

function isOfKind(row: StoredRow, kind: UploadRowKind): boolean {
  switch (kind) {
    case 'problems':
      return row.problem !== null;
    case 'notes':
      return row.note !== null;
    case 'left-out':
      return isLeftOut(row);
    case 'refused':
      return row.refused !== null;
    case 'edited':
      return wasEdited(row);
    case 'moved':
    case 'household':
    case 'agent':
      return row.changes.includes(kind);
    default:
      return row.standing === kind;
  }
}

export async function rowsOfUpload(
  cloud: Cloud,
  kinds: UploadKindTable,
  { uploadId, rows: wanted, after }: Rows['request'],
): Promise<Rows['data']> {
  const { upload } = await requireSeen(cloud, kinds, uploadId);
  const last = upload.parts + (upload.comparison?.parts ?? 0);
  const parts = await cloud.db.find('upload-parts', {
    filter: { uploadId, number: { gt: after, lte: last }, ...having[wanted] },
    orderBy: [['number', 'asc']],
    limit: partsOfPage,
  });
  const rows: UploadRowView[] = [];
  let reached = after;
  for (const part of parts) {
    if (rows.length >= rowsOfPage) break;
    rows.push(...rowsOfPart(cloud, { kind: kinds[upload.kind], upload, part }, wanted));
    cloud.notes.about('person', ...part.subjects);
    reached = part.number;
  }
  const isEnd = parts.length < partsOfPage && parts[parts.length - 1]?.number === reached;
  return { rows, after: parts.length === 0 || isEnd ? null : reached };
}

interface PartSeen {
  readonly kind: UploadKind;
  readonly upload: Upload;
  readonly part: UploadPart;
}

function rowsOfPart(
  cloud: Cloud,
  { kind, upload, part }: PartSeen,
  wanted: UploadRowKind,
): readonly UploadRowView[] {
  const isStopped = stopOfPart(upload, part) !== null;
  return contentOfPart(cloud, part).rows.flatMap((row, at) =>
    isOfKind(row, wanted) ? [rowView({ kind, upload }, row, { part: part.number, at, isStopped })] : [],
  );
}

/** A row as it stands after it was put right, and its upload. */
export async function rowAfter(
  cloud: Cloud,
  kinds: UploadKindTable,
  {
    kind,
    upload,
    part,
    at,
    row,
  }: Pick<PartSeen, 'kind' | 'upload' | 'part'> & { readonly at: number; readonly row: StoredRow },
): Promise<UploadActions['uploads.put-right']['data']> {
  cloud.notes.about('person', ...(row.personId === null ? [] : [row.personId]));
  const view = await viewOf(cloud, kinds, upload);
  return { upload: view, row: rowView({ kind, upload }, row, { part: part.number, at, isStopped: false }) };
}

function rowView(
  { kind, upload }: Pick<PartSeen, 'kind' | 'upload'>,
  row: StoredRow,
  place: Pick<UploadRowView, 'part' | 'at' | 'isStopped'>,
): UploadRowView {
  const wrong = row.problem ?? row.refused;
  const column = wrong?.column ?? '';
  return {
    ...place,
    where: row.row === 0 ? '文件里没有' : whereIs(row),
    row: row.row,
    person: row.value === null ? null : whom(kind, row.value),
    standing: row.standing,
    column: column === '' ? null : column,
    message: wrong?.words ?? row.note ?? row.said,
    isProblem: row.problem !== null,
    isLeftOut: row.isLeftOut,
    mayPutRight: row.cells !== undefined && upload.comparison === null,
    edits: editViews(kind, row.edits ?? []),
  };
}

function whom({ personOf, titleOf }: UploadKind, value: unknown): string | null {
  const person = personOf(value);
  if (person !== null) return `${maskName(person.name)} ${maskNumber(person.document)}`;
  return titleOf?.(value) ?? null;
}
