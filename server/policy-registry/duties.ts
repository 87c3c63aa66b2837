import type { Duty, NoticeDuties } from '../../contract/officer';
import { clauseLabel } from '../../policy/clause';
import type { NoticeDocument } from '../../policy/notice/document';
import { describeClauses } from '../../policy/notice/summary';
import type { DutyRule } from '../../policy/rules/duty';
import { type OpenDays, openDaysOf } from '../../policy/rules/open-days';
import { laterDay, parseDay } from '../../policy/calendar';
import type { TargetsRule } from '../../policy/rules/remark';
import type { WindowRule } from '../../policy/rules/window';
import { liesIn } from '../../policy/region-names';

/** What a notice asks of offices, with the places of its targets. */
export interface DutiesOfNotice extends Omit<NoticeDuties, 'targets'> {
  readonly regions: readonly string[];
  /** The days on which it takes everybody's payments, in order; no two spans share a day. */
  readonly collecting: readonly OpenDays[];
  readonly targets: { readonly label: string; readonly rule: TargetsRule } | null;
}

function ruleOf<Rule extends NoticeDocument['rules'][number]>(
  { rules }: NoticeDocument,
  kind: Rule['kind'],
): Rule | null {
  return (rules.find((rule) => rule.kind === kind) as Rule | undefined) ?? null;
}

/** The days of all windows that are everybody's. A day of two windows counts once. */
function collectingDays({ rules }: NoticeDocument): readonly OpenDays[] {
  const windows = (rules as readonly WindowRule[]).filter(
    ({ kind, who }) => kind === 'window' && who === undefined,
  );
  const spans = windows
    .flatMap((window) => openDaysOf(window, parseDay(window.from), parseDay(window.to)))
    .sort((one, other) => one.from - other.from);
  const apart: OpenDays[] = [];
  for (const { from, to } of spans) {
    const last = apart.at(-1);
    if (last === undefined || from > last.to) apart.push({ from, to });
    else apart[apart.length - 1] = { from: last.from, to: laterDay(last.to, to) };
  }
  return apart;
}

export function dutiesOf(notice: NoticeDocument): DutiesOfNotice {
  const labels = new Map(describeClauses(notice).map(({ clause, label }) => [clause, label]));
  const labelOf = (clause: string): string => labels.get(clause) ?? clauseLabel(clause);
  const window = ruleOf<WindowRule>(notice, 'window');
  const targets = ruleOf<TargetsRule>(notice, 'targets');
  return {
    notice: notice.id,
    title: notice.title,
    year: notice.year,
    draft: notice.draft,
    regions: notice.regions,
    window: window === null ? null : { from: window.from, to: window.to },
    collecting: collectingDays(notice),
    targets: targets === null ? null : { label: labelOf(targets.clause), rule: targets },
    duties: notice.rules
      .filter((rule): rule is DutyRule => rule.kind === 'duty')
      .map(({ rule: _name, kind: _kind, ...duty }): Duty => ({ ...duty, label: labelOf(duty.clause) })),
  };
}

/** The rows of places inside the region; the total only of a whole table, and only where the notice has one. */
function targetsWithin(targets: DutiesOfNotice['targets'], region: string): NoticeDuties['targets'] {
  if (targets === null) return null;
  const { rows, total } = targets.rule;
  const within = rows.filter((row) => row.region !== undefined && liesIn(row.region, region));
  if (within.length === 0) return null;
  return {
    label: targets.label,
    rows: within.map(({ place, people }) => ({ place, people })),
    total: within.length === rows.length ? (total ?? null) : null,
    hasTotal: total !== undefined,
  };
}

/** What the notices that speak of a region, or of places inside it, ask of offices there; the newest year first. */
export function dutiesWithin(all: readonly DutiesOfNotice[], region: string): readonly NoticeDuties[] {
  return all
    .filter(({ regions }) => regions.some((own) => liesIn(region, own) || liesIn(own, region)))
    .map(({ regions: _regions, collecting: _days, targets, ...notice }) => ({
      ...notice,
      targets: targetsWithin(targets, region),
    }))
    .sort((one, other) => other.year - one.year);
}
