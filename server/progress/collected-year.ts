import { liesIn, regionPrefix } from '../../policy/region-names';
import type { IsoDay } from '../../policy/calendar';
import { formatDay } from '../../policy/calendar';
import type { DutiesOfNotice } from '../policy-registry';

/** The notices that speak for a place, the nearest office's first. */
export function dutiesFor(all: readonly DutiesOfNotice[], region: string): readonly DutiesOfNotice[] {
  const nearness = ({ regions }: DutiesOfNotice): number =>
    Math.max(...regions.filter((own) => liesIn(region, own)).map((own) => regionPrefix(own).length));
  return all
    .filter(({ regions }) => regions.some((own) => liesIn(region, own)))
    .sort((one, other) => nearness(other) - nearness(one));
}

/** The days on which payments are taken in a place for a year, as its nearest notice with a window has them; none where none has. */
export function collectingFor(
  all: readonly DutiesOfNotice[],
  region: string,
  year: number,
): DutiesOfNotice['collecting'] {
  const ofYear = dutiesFor(all, region).filter((duties) => duties.year === year);
  return ofYear.find(({ collecting }) => collecting.length > 0)?.collecting ?? [];
}

/** The year that is collected for: of the windows that have begun the latest, else the first to begin. Null without any. */
export function collectedYear(all: readonly DutiesOfNotice[], region: string, today: IsoDay): number | null {
  const windows = all
    .filter(({ regions }) => regions.some((own) => liesIn(region, own) || liesIn(own, region)))
    .flatMap(({ year, collecting: [first] }) =>
      first === undefined ? [] : [{ year, from: formatDay(first.from) }],
    )
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  return (windows.filter(({ from }) => from <= today).at(-1) ?? windows[0])?.year ?? null;
}
