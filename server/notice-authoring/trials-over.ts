import type { DraftProblem } from '../../contract/notice-drafts';
import { type NoticeDocument, versionOf } from '../../policy';
import { changedTrials } from '../../policy/authoring/changed-trials';
import type { TrialCase } from '../../policy/authoring/trial-cases';
import { noticesUnder } from '../../policy/notice/consistency/overlay';
import { noticesHeldAt, policyOf, readChains } from '../policy-registry';
import type { Cloud } from '../platform';

/** Contents of one query: a version has 64 KB at most. */
const pageSize = 50;

/** A version never changes, nor do its trial cases: kept for as long as an instance keeps the notice. */
const known = new WeakMap<NoticeDocument, readonly TrialCase[]>();

/** What comes of the trial cases of the narrower notices in force, once a notice under them holds. */
export interface TrialsOver {
  /** Cases of which nothing comes any more: that stops it. */
  readonly problems: readonly DraftProblem[];
  /** Cases of which something else comes than their paper says, for both officers to look at. */
  readonly toConfirm: readonly DraftProblem[];
}

/** Runs what the offices of narrower notices worked out by hand against a new version of what these are laid over. */
export async function trialsOver(cloud: Cloud, notice: NoticeDocument): Promise<TrialsOver> {
  // Past every cache, as all that is decided by another notice of the stack.
  const held = await noticesHeldAt(cloud, await readChains(cloud), cloud.now());
  const next = [...held.filter(({ id }) => id !== notice.id), notice];
  const over = next.filter((other) => noticesUnder(other, next)?.includes(notice));
  await learnTrials(cloud, over);
  if (over.every((other) => trialsOf(other).length === 0)) return { problems: [], toConfirm: [] };
  const policies = [policyOf(held), policyOf(next)] as const;
  const changed = over.flatMap((other) =>
    changedTrials(policies, other, trialsOf(other)).map((trial) => ({ ...trial, other })),
  );
  return {
    problems: changed.flatMap(({ name, changes, other }) =>
      changes === null
        ? [
            said(
              `${called(other, name)}，照这一版就算不出来了。请在这一版里留着它用到的内容，或者请发布它的单位先改。`,
            ),
          ]
        : [],
    ),
    toConfirm: changed.flatMap(({ name, changes, other }) =>
      changes === null
        ? []
        : [
            said(
              `${called(other, name)}，照这一版变了：${changes.join('；')}，对吗？是通知改了的，请告诉发布它的单位；写错的，改正这一版。`,
            ),
          ],
    ),
  };
}

function said(message: string): DraftProblem {
  return { rule: null, field: null, message };
}

function called({ title, id }: NoticeDocument, trial: string): string {
  return `补充它的《${title}》（${id}）的试算“${trial}”`;
}

function trialsOf(notice: NoticeDocument): readonly TrialCase[] {
  return known.get(notice) ?? [];
}

async function learnTrials(cloud: Cloud, notices: readonly NoticeDocument[]): Promise<void> {
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
}
