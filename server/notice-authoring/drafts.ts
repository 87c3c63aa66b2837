import { type NoticeDraftActions, type PaperClause, mostNoticeBytes } from '../../contract/notice-drafts';
import { utf8Length } from '../../contract/request-size';
import { withPlacesAbove } from '../../policy/region-names';
import { requireResponsible } from '../officer-access';
import { type Cloud, type Documents, refuse } from '../platform';
import type { NoticeDraft, Officer } from '../schema';
import { paperInForce } from '../policy-registry';
import { headOf, paperProblems } from './read-draft';
import { problemsOf } from './require-publishable';
import { requireDraftAsRead, requireRevision } from './stored-drafts';
import { toConfirmOf } from './to-confirm';

type Save = NoticeDraftActions['notices.draft-save']['request'];

/** Drafts of one place that are open at once; those under it have their own, or a county could keep its province from writing. */
const mostDrafts = 50;
/** Drafts that one officer has written in, in all places: of codes for villages there is no end. */
const mostOfOneOfficer = 100;

/** Keeps a draft, however little of it is right, and says what stops it from being proposed. */
export async function saveDraft(
  cloud: Cloud,
  officer: Officer,
  request: Save,
): Promise<NoticeDraftActions['notices.draft-save']['data']> {
  requireResponsible(officer, request.region);
  requireSize(request.json);
  if (request.revision === 0) await requireRoom(cloud, officer, request.region);
  const saved = await cloud.db.transaction(async (tx) => {
    const held = await tx.get('notice-drafts', request.draftId);
    if (held !== null) requireResponsible(officer, held.region);
    if (held !== null && isRepeat(held, request, officer)) return held;
    requireRevision(held, request.revision);
    const draft = changed(cloud, officer, held ?? (await newDraft(cloud, tx, request)), {
      region: request.region,
      places: withPlacesAbove(request.region),
      json: request.json,
      trials: request.trials,
    });
    await tx.put('notice-drafts', draft);
    return draft;
  });
  const [problems, toConfirm] = [
    await problemsOf(cloud, officer, saved),
    await toConfirmOf(cloud, officer, saved.json),
  ];
  return { revision: saved.revision, problems, toConfirm };
}

/** The paper's text, to be read beside the fields, and by residents once the notice holds. */
export async function setPaper(
  cloud: Cloud,
  officer: Officer,
  { paper, ...read }: { draftId: string; revision: number; paper: readonly PaperClause[] },
): Promise<{ readonly revision: number }> {
  const [problem] = paperProblems(paper);
  if (problem !== undefined) throw refuse('PAPER_WRONG', `${problem.message}没有存上。`, { field: 'paper' });
  return cloud.db.transaction(async (tx) => {
    const held = await requireDraftAsRead(tx, officer, read);
    cloud.notes.region = held.region;
    const draft = changed(cloud, officer, held, { paper });
    await tx.put('notice-drafts', draft);
    return { revision: draft.revision };
  });
}

export async function removeDraft(
  cloud: Cloud,
  officer: Officer,
  read: { readonly draftId: string; readonly revision: number },
): Promise<{ readonly draftId: string }> {
  await cloud.db.transaction(async (tx) => {
    const { region } = await requireDraftAsRead(tx, officer, read);
    cloud.notes.region = region;
    await tx.remove('notice-drafts', read.draftId);
  });
  return { draftId: read.draftId };
}

/**
 * One that amends a notice begins with that one's text, which would else be lost to residents. Revisions count on from the
 * clock: one that is removed and made again under its id has none that was read before.
 */
async function newDraft(cloud: Cloud, tx: Documents, { draftId, region, json }: Save): Promise<NoticeDraft> {
  const { notice } = headOf(json);
  const paper = notice === '' ? null : await paperInForce(tx, notice, cloud.now());
  return {
    _id: draftId,
    region,
    places: [],
    json: '',
    trials: [],
    paper: paper ?? [],
    editors: [],
    revision: cloud.now(),
    proposal: null,
    sentBack: null,
    updatedAt: 0,
  };
}

/** Whoever changes anything has to propose it anew, and can't be the one who agrees. */
function changed(
  cloud: Cloud,
  officer: Officer,
  held: NoticeDraft,
  changes: Partial<Pick<NoticeDraft, 'region' | 'places' | 'json' | 'trials' | 'paper'>>,
): NoticeDraft {
  return {
    ...held,
    ...changes,
    editors: [...new Set([...held.editors, officer._id])],
    revision: held.revision + 1,
    proposal: null,
    updatedAt: cloud.now(),
  };
}

/** The answer to the same request was lost on the way. */
function isRepeat(held: NoticeDraft, { revision, json, trials }: Save, { _id }: Officer): boolean {
  return (
    (revision === 0 || held.revision === revision + 1) &&
    held.json === json &&
    held.editors.includes(_id) &&
    JSON.stringify(held.trials) === JSON.stringify(trials)
  );
}

function requireSize(json: string): void {
  const bytes = utf8Length(json);
  if (bytes <= mostNoticeBytes) return;
  const [has, most] = [Math.ceil(bytes / 1024), mostNoticeBytes / 1024];
  throw refuse('TOO_LARGE', `通知有${has}KB，最多${most}KB，没有保存。请把说明写短一点。`, { field: 'json' });
}

async function requireRoom(cloud: Cloud, officer: Officer, region: string): Promise<void> {
  const ofPlace = { places: region, region };
  if ((await cloud.db.count('notice-drafts', ofPlace)) >= mostDrafts) {
    throw refuse('TOO_MANY_DRAFTS', `这里已经有${mostDrafts}份草稿，请先删去不用的。`);
  }
  if ((await cloud.db.count('notice-drafts', { editors: officer._id })) < mostOfOneOfficer) return;
  throw refuse('TOO_MANY_DRAFTS', `您写过的草稿还有${mostOfOneOfficer}份没有发布，请先删去不用的。`);
}

/** A draft that became a version, or is needed no more. */
export function dropDraft(tx: Documents, draftId: string): Promise<void> {
  return tx.remove('notice-drafts', draftId);
}
