import type { ChainView, DraftSummary, NoticeDraftActions, Proposal } from '../../contract/notice-drafts';
import { type NoticeDocument, shippedNotices } from '../../policy';
import { liesIn, regionPath } from '../../policy/region-names';
import { requireResponsible } from '../officer-access';
import {
  inForceAt,
  placesOf,
  policyInForce,
  shippedInside,
  shippedNotice,
  shippedSetAside,
  storedChain,
  storedVersion,
} from '../policy-registry';
import { type Cloud, type Filter, refuse } from '../platform';
import type { NoticeChain, NoticeDraft, Officer } from '../schema';
import { unfitInWords } from './broken-over';
import { comparedWith } from './compared-with';
import { endingAt, mayAgreeToEnd } from './end';
import { goesOnFrom } from './goes-on-from';
import { whyTooLate } from './proposed-hour';
import { headOf } from './read-draft';
import { problemsOf } from './require-publishable';
import { whyNotSecond } from './second-officer';
import { requireDraft } from './stored-drafts';
import { toConfirmOf } from './to-confirm';
import { unreadableAt } from './unreadable';

type Aside = Awaited<ReturnType<typeof shippedSetAside>>[number];
type Inside = Awaited<ReturnType<typeof shippedInside>>[number];

/** Chains of a place and all under it, the newest: a province with a notice of each county has a hundred a year. */
const mostChains = 500;
const mostDrafts = 50;

/** Every notice of a place and of the places under it, with its history; and the drafts there. Two round trips. */
export async function chainsOf(
  cloud: Cloud,
  officer: Officer,
  region: string,
): Promise<NoticeDraftActions['notices.chains']['data']> {
  requireResponsible(officer, region);
  const now = cloud.now();
  const stored = await cloud.db.find('notice-chains', {
    filter: { places: region },
    orderBy: [['year', 'desc']],
    limit: mostChains,
  });
  const known = new Set(stored.map(({ _id }) => _id));
  const shipped = shippedNotices
    .filter(({ id, regions }) => !known.has(id) && regions.some((own) => liesIn(own, region)))
    .map((notice): NoticeChain => ({ _id: notice.id, ...placesOf(notice), entries: [] }));
  const drafts = await draftsOf(cloud, region);
  const inForce = await inForceNow(cloud);
  const views = [...stored, ...shipped].map((chain) => viewOf({ cloud, officer, inForce }, chain));
  return {
    chains: (await Promise.all(views)).sort((one, other) => other.year - one.year),
    drafts: drafts.map(summaryOf),
    now,
  };
}

/** All of the place itself, then the newest of those under it, however many there are. */
async function draftsOf(cloud: Cloud, region: string): Promise<readonly NoticeDraft[]> {
  const newest = (filter: Filter<NoticeDraft>) =>
    cloud.db.find('notice-drafts', { filter, orderBy: [['updatedAt', 'desc']], limit: mostDrafts });
  const [own, within] = await Promise.all([newest({ places: region, region }), newest({ places: region })]);
  return [...own, ...within.filter((draft) => draft.region !== region)];
}

/** What every chain is looked at beside: worked out once, for there may be hundreds. */
interface InForce {
  readonly documents: readonly NoticeDocument[];
  readonly asides: readonly Aside[];
  readonly insides: readonly Inside[];
}

async function inForceNow(cloud: Cloud): Promise<InForce> {
  const { documents } = (await policyInForce(cloud)).policy;
  return { documents, asides: await shippedSetAside(cloud), insides: await shippedInside(cloud) };
}

interface Looking {
  readonly cloud: Cloud;
  readonly officer: Officer;
  readonly inForce: InForce;
}

async function viewOf(
  { cloud, officer, inForce: { documents, asides, insides } }: Looking,
  chain: NoticeChain,
): Promise<ChainView> {
  const { _id, year, regions, overlays, entries } = chain;
  const now = cloud.now();
  const ending = endingAt(chain, now);
  const titles = entries.flatMap((entry) => (entry.kind === 'published' ? [entry.title] : []));
  const title = titles.at(-1) ?? shippedNotice(_id)?.title ?? '';
  const number = inForceAt(entries, now);
  const aside = asides.filter((one) => one.notice.id === _id);
  const isNowhere = number === 0 && aside.length === (shippedNotice(_id)?.regions ?? []).length;
  return {
    notice: _id,
    title,
    year,
    regions,
    overlays,
    inForce: isNowhere ? null : number,
    goesOnFrom: goesOnFrom(chain),
    unfit: overlays === null ? [] : unfitNow(documents, _id),
    setAside: [
      ...aside.map(asideInWords),
      ...insides.filter((one) => one.notice.id === _id).map(insideInWords),
    ],
    entries,
    ending: ending === null ? null : { ...ending, mayAgree: await mayAgreeToEnd(cloud, officer, ending) },
  };
}

/** Where an office's notice holds instead of one that a release brought later. */
function asideInWords({ region, by }: Aside): string {
  const place = regionPath(region).join('') || region;
  return `${place}执行的是经办机构发布的《${by.title}》（${by.id}），随程序发布的这一份在那里不执行。两份不一样的地方，请核对以哪一份为准：要改，出那一份的下一版。`;
}

/** Where a narrower notice that shipped holds instead of an office's: brought by a release, nobody there was asked. */
function insideInWords({ region, by }: Inside): string {
  const place = regionPath(region).join('') || region;
  return `${place}执行的是随程序发布的《${by.title}》（${by.id}），这一份在那里不执行。要让这一份管到那里，把那一份停止执行。`;
}

/** The narrower notice's own office has to mend what the wider one broke: stopping a wrong price didn't wait for it. */
function unfitNow(documents: readonly NoticeDocument[], id: string): readonly string[] {
  const notice = documents.find((one) => one.id === id);
  return notice === undefined ? [] : unfitInWords(notice, documents);
}

function listed(json: string): Pick<DraftSummary, 'notice' | 'title' | 'year'> {
  const { notice, title, year } = headOf(json);
  return { notice, title, year };
}

/** As others see it: the number that it would follow is the server's own. */
function proposed({ by, at, inForceFrom, confirmed }: NonNullable<NoticeDraft['proposal']>): Proposal {
  return { by, at, inForceFrom, confirmed };
}

export function summaryOf(draft: NoticeDraft): DraftSummary {
  const { _id: draftId, region, revision, updatedAt, proposal, sentBack, json } = draft;
  return {
    draftId,
    region,
    ...listed(json),
    revision,
    updatedAt,
    proposal: proposal === null ? null : proposed(proposal),
    sentBack,
  };
}

/** A draft whole, with what is wrong and what it is to be compared with. */
export async function draftView(
  cloud: Cloud,
  officer: Officer,
  draftId: string,
): Promise<NoticeDraftActions['notices.draft']['data']> {
  const draft = await requireDraft(cloud.db, officer, draftId);
  const { json, trials, paper } = draft;
  cloud.notes.region = draft.region;
  const why = whyTooLate(draft, cloud.now()) ?? (await whyNotSecond(cloud.db, officer, draft));
  return {
    ...summaryOf(draft),
    json,
    trials,
    paper,
    problems: await problemsOf(cloud, officer, draft),
    toConfirm: await toConfirmOf(cloud, officer, json),
    ...(await comparedWith(cloud, officer, json)),
    mayAgree: why === null ? { may: true } : { may: false, why },
  };
}

/** Published is public: any officer who writes notices may take over any place's, from its hour on. */
export async function versionText(
  cloud: Cloud,
  officer: Officer,
  { notice, number }: NoticeDraftActions['notices.version']['request'],
): Promise<NoticeDraftActions['notices.version']['data']> {
  const chain = await storedChain(cloud.db, notice);
  const hidden = chain === null ? null : unreadableAt(officer, chain, { number, now: cloud.now() });
  if (hidden !== null) requireResponsible(officer, hidden, 'notice');
  const json = await storedVersion(cloud.db, notice, number);
  if (json === null) throw refuse('NO_NOTICE', '没有这一版通知，请返回列表重新选。', { field: 'number' });
  return { json };
}
