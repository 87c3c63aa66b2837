import type { Cite } from '../determination';
import { identityCodes } from '../fact-sheet';
import type { IdentityCode } from '../fact-sheet';
import { calendarDate, type Day } from '../calendar';
import { lastDayOfCover } from './last-day';
import { ownIdentitiesOf } from '../own-identities';
import type { NoticeDocument } from '../notice/document';
import { ruleKinds } from '../rules/rule-kinds';
import { stages } from '../rules/rule-kind';
import type { Stage, Step } from '../rules/rule-kind';
import type { Person } from './person';
import { byPaper, Scope, Tables } from './scope';
import { Work } from './work';

/** The steps before and after an answer's state is settled. */
export interface Steps {
  readonly before: readonly Step[];
  readonly after: readonly Step[];
}

/** The notices that apply in a place, widest first, compiled into steps. */
export interface Compiled {
  readonly notices: readonly NoticeDocument[];
  readonly ids: readonly string[];
  readonly base: Scope;
  readonly tables: Tables;
  /** All steps, for people with an identity or an event. */
  readonly whole: Steps;
  /** Those that say something to everybody. */
  readonly short: Steps;
  readonly work: Work;
  readonly order: (one: Cite, other: Cite) => number;
  /** Notes that every answer under these notices carries. */
  readonly standingNotes: readonly number[];
  /** The last day on which anybody is covered. */
  readonly lastDayOfCover: Day;
  readonly noCoverLeft: number;
  readonly coverSilent: number | null;
  readonly boughtNoCover: number;
  readonly notYetRecognised: ReadonlyMap<IdentityCode, number>;
}

const settledAfter: Stage = 'cover';

/** Who has something to pay and finds the window shut for good is late; whoever has nothing to pay is insured until its last day. */
function closeForGood(_person: Person, work: Work): void {
  if (work.phase !== 'shut' || work.opensOn <= work.windowTo) return;
  if (work.premiumFen + work.careFen > work.aidFen + work.careAidFen) work.phase = 'late';
}

interface StagedStep {
  readonly stage: Stage;
  readonly sparesMost: boolean;
  readonly step: Step;
}

function compileRules(scope: Scope): readonly StagedStep[] {
  return scope.notice.rules.flatMap((rule) => {
    const kind = ruleKinds.get(rule.kind);
    if (kind?.stage === undefined || kind.compile === undefined) return [];
    const { stage, sparesMost } = kind;
    return [{ stage, sparesMost: sparesMost?.(rule) ?? false, step: kind.compile(rule, scope) }];
  });
}

/** The steps of all notices by stage; within one as the notices have them. */
function stepsInOrder(staged: readonly StagedStep[]): Steps {
  const of = (stage: Stage): readonly Step[] =>
    staged.filter((one) => one.stage === stage).map(({ step }) => step);
  const settled = stages.indexOf(settledAfter);
  return {
    before: [...stages.slice(0, settled).flatMap(of), closeForGood, ...of(settledAfter)],
    after: stages.slice(settled + 1).flatMap(of),
  };
}

function inWords(day: Day): string {
  const { year, month, day: dayOfMonth } = calendarDate(day);
  return `${year}年${month}月${dayOfMonth}日`;
}

/** Compiles a notice and what is laid over it. Later notices come after earlier ones within each stage. */
export function compile(notices: readonly [NoticeDocument, ...NoticeDocument[]]): Compiled {
  const tables = new Tables(ownIdentitiesOf(notices));
  const scopes = notices.map((notice) => new Scope(notice, tables));
  const base = scopes[0] as Scope;
  const steps = scopes.flatMap(compileRules);
  const last = lastDayOfCover(notices);
  const ids = Object.freeze(notices.map(({ id }) => id));
  return {
    notices,
    ids,
    base,
    tables,
    whole: stepsInOrder(steps),
    short: stepsInOrder(steps.filter(({ sparesMost }) => !sparesMost)),
    work: new Work(),
    order: byPaper(ids),
    standingNotes: scopes
      .filter(({ notice }) => notice.draft)
      .map((scope) =>
        scope.note('draft-notice', `《${scope.notice.title}》还是征求意见稿，正式文件出来后可能不一样。`),
      ),
    lastDayOfCover: last,
    noCoverLeft: base.note(
      'no-cover-left',
      `${base.notice.year}年度的待遇最晚到${inWords(last)}，现在缴费已经没有一天能享受，所以不再收费。`,
    ),
    boughtNoCover: base.note(
      'no-cover-left',
      `按通知，那一天缴费换不到${base.notice.year}年度的待遇；请问参保地医保部门。`,
    ),
    coverSilent: scopes.some((scope) => scope.rulesOf('cover').length > 0)
      ? null
      : base.note('coverage-silent', '通知没有写待遇从哪天到哪天，请向参保地医保部门问清楚。'),
    notYetRecognised: new Map(
      [...identityCodes, ...tables.own.map(({ code }) => code)].map((code) => [
        code,
        base.note('not-yet-recognised', `${base.identityName(code)}的认定日期在这一天之后，这一天还不能算。`),
      ]),
    ),
  };
}
