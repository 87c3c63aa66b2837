import type { Cite } from '../determination';
import { identityCodes } from '../fact-sheet';
import type { IdentityCode } from '../fact-sheet';
import { identityName } from '../names';
import type { NoticeDocument } from '../notice/document';
import { ruleKinds } from '../rules/rule-kinds';
import { stages } from '../rules/rule-kind';
import type { Stage, Step } from '../rules/rule-kind';
import { byPaper, Scope, Tables } from './scope';
import { Work } from './work';

/** The notices that apply in a place, widest first, compiled into one list of steps before and after the settlement. */
export interface Compiled {
  readonly notices: readonly NoticeDocument[];
  readonly ids: readonly string[];
  readonly base: Scope;
  readonly tables: Tables;
  readonly before: readonly Step[];
  readonly after: readonly Step[];
  readonly work: Work;
  readonly order: (one: Cite, other: Cite) => number;
  /** Notes that every answer under these notices carries. */
  readonly standingNotes: readonly number[];
  readonly noCoverLeft: number;
  readonly coverSilent: number;
  readonly notYetRecognised: ReadonlyMap<IdentityCode, number>;
}

const settledAfter: Stage = 'cover';

/** Compiles a notice and what is laid over it. Later notices come after earlier ones within each stage. */
export function compile(notices: readonly [NoticeDocument, ...NoticeDocument[]]): Compiled {
  const tables = new Tables();
  const scopes = notices.map((notice) => new Scope(notice, tables));
  const base = scopes[0] as Scope;
  const stepsOf = (stage: Stage): readonly Step[] =>
    scopes.flatMap((scope) =>
      scope.notice.rules.flatMap((rule) => {
        const kind = ruleKinds.get(rule.kind);
        return kind?.stage === stage && kind.compile !== undefined ? [kind.compile(rule, scope)] : [];
      }),
    );
  const split = stages.indexOf(settledAfter) + 1;
  const ids = Object.freeze(notices.map(({ id }) => id));
  return {
    notices,
    ids,
    base,
    tables,
    before: stages.slice(0, split).flatMap(stepsOf),
    after: stages.slice(split).flatMap(stepsOf),
    work: new Work(),
    order: byPaper(ids),
    standingNotes: scopes
      .filter(({ notice }) => notice.draft)
      .map((scope) =>
        scope.note('draft-notice', `《${scope.notice.title}》还是征求意见稿，正式文件出来后可能不一样。`),
      ),
    noCoverLeft: base.note(
      'no-cover-left',
      `${base.notice.year}年度的待遇最晚到${base.notice.year}年12月31日，现在缴费已经没有一天能享受，所以不再收费。`,
    ),
    coverSilent: base.note('coverage-silent', '通知没有写待遇从哪天到哪天，请向参保地医保部门问清楚。'),
    notYetRecognised: new Map(
      identityCodes.map((code) => [
        code,
        base.note('not-yet-recognised', `${identityName(code)}的认定日期在这一天之后，这一天还不能算。`),
      ]),
    ),
  };
}
