import { addDays, formatDay, type IsoDay, parseDay } from '../calendar';
import type { NoticeDocument, RuleDocument } from '../notice/document';
import type { TiersRule } from '../rules/tiers';
import type { TypicalSetting } from './typical-people';

interface Dated extends RuleDocument {
  readonly from?: IsoDay;
  readonly to?: IsoDay;
  readonly daysOfMonth?: readonly [number, number];
  readonly until?: { readonly day: IsoDay };
}

/** The days on which typical people pay under a notice: as far into its window, and as late, as in any other. */
export function typicalSettingOf(
  notice: NoticeDocument,
  under: readonly NoticeDocument[],
  { region, own, history }: Pick<TypicalSetting, 'region' | 'own' | 'history'>,
): TypicalSetting {
  const windows = [notice, ...under].flatMap(({ rules }) => rules.filter(({ kind }) => kind === 'window'));
  const [window] = windows as unknown as readonly Dated[];
  const first = window?.from ?? (`${notice.year - 1}-11-01` as IsoDay);
  const lasts = (windows as unknown as readonly Dated[]).flatMap(({ to }) => (to === undefined ? [] : [to]));
  // Phones of officers work this out too: no `at`.
  const last = lasts.sort()[lasts.length - 1] ?? (`${notice.year - 1}-12-31` as IsoDay);
  const open = openDay(formatDay(addDays(parseDay(first), 20)), window?.daysOfMonth);
  return {
    region,
    year: notice.year,
    inWindow: open > last ? last : open,
    late: formatDay(addDays(parseDay(last), 40)),
    own,
    history,
    tiers: otherTiers([notice, ...under]),
  };
}

function otherTiers(notices: readonly NoticeDocument[]): TypicalSetting['tiers'] {
  const rule = notices.flatMap(({ rules }) => rules).find((one): one is TiersRule => one.kind === 'tiers');
  return rule === undefined ? [] : rule.tiers.filter(({ code }) => code !== rule.usual);
}

function openDay(from: IsoDay, daysOfMonth: readonly [number, number] | undefined): IsoDay {
  if (daysOfMonth === undefined) return from;
  for (let day = parseDay(from), tried = 0; tried < 31; tried += 1, day = addDays(day, 1)) {
    const date = Number(formatDay(day).slice(8));
    if (date >= daysOfMonth[0] && date <= daysOfMonth[1]) return formatDay(day);
  }
  return from;
}
