import type { DraftProblem } from '../../contract/notice-drafts';
import { runTrials, type TrialCase } from '../../policy/authoring/trial-cases';
import { checkNotice, type NoticeDocument } from '../../policy';
import { noticesUnder } from '../../policy/notice/consistency/overlay';
import { personNumber } from '../../policy/notice/consistency/words';
import { isoDay } from '../../policy/calendar';
import { liesIn } from '../../policy/region-names';
import { isResponsibleFor } from '../officer-access';
import { type PolicyInForce, policyOf } from '../policy-registry';
import { type Cloud, chinaDay, refuse } from '../platform';
import type { NoticeDraft, Officer } from '../schema';
import { type Beside, readBeside } from './notices-beside';
import { brokenProblems } from './broken-over';
import { draftProblemsOf, paperProblems, readDraft } from './read-draft';
import type { StackAsRead } from './notice-stack';
import { trialsOver } from './trials-over';

/** A notice is brought out for the year that runs or the next one; last year's only where something of it is amended. */
const yearsBack = 1;
const yearsAhead = 1;

interface Candidate extends Pick<NoticeDraft, 'json' | 'trials' | 'paper'> {
  /** The hour from which it is to hold, where one is set. */
  readonly proposal: { readonly inForceFrom: number | null } | null;
}

/** Everything that stops a draft from being proposed, for its author to read while he writes. */
export async function problemsOf(
  cloud: Cloud,
  officer: Officer,
  candidate: Candidate,
): Promise<readonly DraftProblem[]> {
  return (await looked(cloud, officer, candidate)).problems;
}

type Looked = { readonly problems: readonly DraftProblem[] } & (
  { readonly notice: NoticeDocument; readonly stack: StackAsRead } | { readonly notice: null }
);

async function looked(cloud: Cloud, officer: Officer, candidate: Candidate): Promise<Looked> {
  const { notice, problems } = readDraft(candidate.json);
  if (notice === null) return { notice, problems };
  const { moments, stack } = await readBeside(cloud, notice, candidate.proposal?.inForceFrom ?? null);
  const among = problemsAmong(cloud, officer, { ...candidate, notice, moments });
  return {
    notice,
    stack,
    problems: among.length > 0 ? among : (await trialsOver(cloud, notice, moments)).problems,
  };
}

interface Among extends Candidate {
  readonly notice: NoticeDocument;
  readonly moments: Beside['moments'];
}

function problemsAmong(
  cloud: Cloud,
  officer: Officer,
  { notice, moments, trials, paper }: Among,
): readonly DraftProblem[] {
  const misplaced = [
    yearProblem(cloud, notice),
    placeProblem(officer, notice),
    ...moments.map((held) => baseProblem(held, notice)),
  ];
  const found = misplaced.filter((problem) => problem !== null).slice(0, 1);
  if (found.length > 0) return found;
  const ofPaper = paperProblems(paper);
  if (ofPaper.length > 0) return ofPaper;
  const ofSomebody = trials.filter((trial) => personNumber.test(JSON.stringify(trial)));
  if (ofSomebody.length > 0) return ofSomebody.map(namesSomebody);
  const ofStack = moments.map((held) => stackProblems(held, notice)).find((some) => some.length > 0);
  if (ofStack !== undefined) return ofStack;
  const policy = policyOf(withNotice(moments[0], notice));
  return [...answersNowhere(policy, notice), ...differing(policy, notice, trials)];
}

/** The notice of a draft that nothing stops, and the stack as it was then. Throws `NOTICE_WRONG` with the first problem. */
export async function requirePublishable(
  cloud: Cloud,
  officer: Officer,
  candidate: Candidate,
): Promise<{ readonly notice: NoticeDocument; readonly stack: StackAsRead }> {
  const found = await looked(cloud, officer, candidate);
  const [problem] = found.problems;
  if (problem === undefined && found.notice !== null) return found;
  const { rule = null, field = null, message = '通知读不出来。' } = problem ?? {};
  throw refuse('NOTICE_WRONG', `${rule === null ? '' : `规则 ${rule}：`}${message}`, {
    field: field === null ? 'notice' : `notice.${field}`,
    ...(rule === null ? {} : { details: { rule } }),
  });
}

/** Trial cases stay with the version for good, and are read by every officer of the place. */
function namesSomebody({ name }: TrialCase): DraftProblem {
  const message = `试算“${name.replace(personNumber, '…')}”：有身份证号码。试算只写“低保老人”这样的人，不写真人的号码和姓名。`;
  return { rule: null, field: 'trials', message };
}

function yearProblem(cloud: Cloud, { year }: NoticeDocument): DraftProblem | null {
  const thisYear = Number(chinaDay(cloud.now()).slice(0, 4));
  if (year >= thisYear - yearsBack && year <= thisYear + yearsAhead) return null;
  const first = thisYear - yearsBack;
  const last = thisYear + yearsAhead;
  const message = `参保年度是${year}年，现在只能写${first}年到${last}年的通知，请检查年度。`;
  return { rule: null, field: 'year', message };
}

function placeProblem(officer: Officer, { regions }: NoticeDocument): DraftProblem | null {
  const outside = regions.filter((region) => !isResponsibleFor(officer, region));
  if (outside.length === 0) return null;
  const message = `地区 ${outside.slice(0, 3).join('、')} 不在您负责的范围内，请只写您负责的地区。`;
  return { rule: null, field: 'regions', message };
}

/** A notice that is laid over another says nothing alone. */
function baseProblem(held: readonly NoticeDocument[], notice: NoticeDocument): DraftProblem | null {
  const { overlays, year, regions } = notice;
  if (overlays === undefined) return null;
  const base = held.find(({ id }) => id === overlays);
  const fits =
    base?.year === year && regions.every((region) => base.regions.some((wide) => liesIn(region, wide)));
  if (fits && overlays !== notice.id) return null;
  const message = '作为底本的通知没有在执行，或者年度、地区不同，请检查是补充哪一份通知。';
  return { rule: null, field: 'overlays', message };
}

/**
 * What is wrong beside the notices under and over it: whom they declare, which tiers there are. Alone it can't be seen. Then
 * what those over it use and it hasn't any more.
 */
function stackProblems(held: readonly NoticeDocument[], notice: NoticeDocument): readonly DraftProblem[] {
  const beside = held.filter(({ id }) => id !== notice.id);
  const over = beside.filter((other) => noticesUnder(other, [...beside, notice])?.includes(notice));
  const stack = [...(noticesUnder(notice, beside) ?? []), ...over];
  const own = stack.length === 0 ? [] : draftProblemsOf(checkNotice(notice, { others: stack }));
  return own.length > 0 ? own : brokenProblems(held, withNotice(held, notice));
}

/** What would be in force with the notice in the place of the one with its id. */
function withNotice(held: readonly NoticeDocument[], notice: NoticeDocument): readonly NoticeDocument[] {
  return [...held.filter(({ id }) => id !== notice.id), notice];
}

/** Answers once for each of its places: a notice that can't be applied must not stop the whole server. */
function answersNowhere(policy: PolicyInForce, { regions, year }: NoticeDocument): readonly DraftProblem[] {
  try {
    for (const region of regions) {
      policy.determine({ id: 'trial', region, year, payOn: isoDay(`${year}-01-01`) });
    }
    return [];
  } catch {
    const message = '通知的格式对，但无法用来计算，请检查各条规则之间是否矛盾。';
    return [{ rule: null, field: null, message }];
  }
}

function differing(
  policy: PolicyInForce,
  notice: NoticeDocument,
  trials: readonly TrialCase[],
): readonly DraftProblem[] {
  return runTrials(policy, notice, trials).flatMap(({ name, differences }) =>
    differences.map((difference) => ({
      rule: null,
      field: 'trials',
      message: `试算“${name}”：${difference}。`,
    })),
  );
}
