import type { DraftProblem } from '../../contract/notice-drafts';
import { type NoticeDocument, versionOf } from '../../policy';
import { type ChangedTrial, changedTrials } from '../../policy/authoring/changed-trials';
import type { TrialCase } from '../../policy/authoring/trial-cases';
import { noticesUnder } from '../../policy/notice/consistency/overlay';
import { policyOf } from '../policy-registry';
import type { Cloud, Settings } from '../platform';
import type { Moments } from './notices-beside';

/** Contents of one query: a version has 64 KB at most. */
const pageSize = 50;

type Known = WeakMap<NoticeDocument, readonly TrialCase[]>;

/**
 * A version never changes, nor do its trial cases: kept for as long as an instance keeps the notice. Settings stand for the
 * instance, as in `cached`: what shipped is the same object to every instance of a process, and its trials are in a store.
 */
const instances = new WeakMap<Settings, Known>();

function knownTo({ settings }: Cloud): Known {
  const known = instances.get(settings) ?? new WeakMap<NoticeDocument, readonly TrialCase[]>();
  instances.set(settings, known);
  return known;
}

/** What comes of the trial cases of the narrower notices, once a notice under them holds. */
export interface TrialsOver {
  /** Cases of which nothing comes any more: that stops it. */
  readonly problems: readonly DraftProblem[];
  /** Cases of which something else comes than their paper says, for both officers to look at. */
  readonly toConfirm: readonly DraftProblem[];
}

/** A trial case that comes out otherwise, and whose it is. */
export type Changed = ChangedTrial & { readonly other: NoticeDocument };

/**
 * Runs what the offices of narrower notices worked out by hand against a new version of what these are laid over: of those
 * that hold, and of those that wait for their hour.
 */
export async function trialsOver(
  cloud: Cloud,
  notice: NoticeDocument,
  moments: Moments,
): Promise<TrialsOver> {
  const changed: Changed[] = [];
  for (const held of moments) {
    const next = [...held.filter(({ id }) => id !== notice.id), notice];
    const over = next.filter((other) => noticesUnder(other, next)?.includes(notice));
    changed.push(...(await changedBetween(cloud, [held, next], over)));
  }
  const found = (comes: boolean): readonly DraftProblem[] =>
    once(changed.filter(({ changes }) => (changes !== null) === comes).map(inWords));
  return { problems: found(false), toConfirm: found(true) };
}

/** The trial cases of some notices that come out otherwise among one set of notices than among another. */
export async function changedBetween(
  cloud: Cloud,
  [before, after]: readonly [readonly NoticeDocument[], readonly NoticeDocument[]],
  notices: readonly NoticeDocument[],
): Promise<readonly Changed[]> {
  const known = await learnTrials(cloud, notices);
  const trialsOf = (notice: NoticeDocument): readonly TrialCase[] => known.get(notice) ?? [];
  if (notices.every((notice) => trialsOf(notice).length === 0)) return [];
  const policies = [policyOf(before), policyOf(after)] as const;
  return notices.flatMap((other) =>
    changedTrials(policies, other, trialsOf(other)).map((trial) => ({ ...trial, other })),
  );
}

function inWords({ other, name, changes }: Changed): DraftProblem {
  const whose = called(other, name);
  const message =
    changes === null
      ? `${whose}，照这一版就算不出来了。请在这一版里留着它用到的内容，或者请发布它的单位先改。`
      : `${whose}，照这一版变了：${changes.join('；')}，对吗？是通知改了的，请告诉发布它的单位；写错的，改正这一版。`;
  return { rule: null, field: null, message };
}

/** The same case may come out the same at several moments. */
function once(problems: readonly DraftProblem[]): readonly DraftProblem[] {
  return problems.filter(
    ({ message }, at) => problems.findIndex((other) => other.message === message) === at,
  );
}

export function called({ title, id }: NoticeDocument, trial: string): string {
  return `补充它的《${title}》（${id}）的试算“${trial}”`;
}

async function learnTrials(cloud: Cloud, notices: readonly NoticeDocument[]): Promise<Known> {
  const known = knownTo(cloud);
  const missing = notices.filter((notice) => !known.has(notice));
  for (let at = 0; at < missing.length; at += pageSize) {
    const page = missing.slice(at, at + pageSize);
    const stored = await cloud.db.find('notice-versions', {
      filter: { version: { in: page.map(versionOf) } },
      orderBy: [['number', 'asc']],
      limit: 2 * pageSize,
    });
    const trials = new Map(stored.map((version) => [`${version.notice} ${version.version}`, version.trials]));
    for (const notice of page) known.set(notice, trials.get(`${notice.id} ${versionOf(notice)}`) ?? []);
  }
  return known;
}
