import { clauseInWords } from '../../clause';
import { liesIn, regionName } from '../../region-names';
import { ruleKindName } from '../../rules/kind-names';
import { ruleKinds } from '../../rules/rule-kinds';
import type { NoticeDocument } from '../document';
import type { Finding } from '../problem';
import { noticesUnder } from './overlay';
import type { Subject } from './subject';

/** Rules that are named one by one; of more it is said how many there are. */
const mostNamed = 6;

/** What of a notice decides anything, by clause: 二（一）先缴后补. */
function decides({ rules }: NoticeDocument): string {
  const deciding = rules.filter(({ kind }) => ruleKinds.get(kind)?.stage !== undefined);
  const all = [
    ...new Set(deciding.map(({ clause, kind }) => `${clauseInWords(clause)}${ruleKindName(kind)}`)),
  ];
  const more = all.length > mostNamed ? `等${all.length}项` : '';
  return `${all.slice(0, mostNamed).join('、')}${more}`;
}

/** Places of a notice of which the version that holds doesn't speak yet. */
export function newPlaces(
  { id, regions }: NoticeDocument,
  others: readonly NoticeDocument[],
): readonly string[] {
  const held = others.find((other) => other.id === id)?.regions ?? [];
  return regions.filter((code) => !held.includes(code));
}

/**
 * Notices that are laid over a wider one and speak of a place of this one, which stands alone: where it holds they say nothing
 * any more, since what they are laid over doesn't hold there either.
 */
export function stoppedOverlays({ notice }: Subject, others: readonly NoticeDocument[]): readonly Finding[] {
  if (notice.overlays !== undefined) return [];
  const codes = newPlaces(notice, others);
  const stopped = others.filter(
    ({ overlays, year }) => overlays !== undefined && overlays !== notice.id && year === notice.year,
  );
  return stopped
    .filter((other) => noticesUnder(other, [...others, notice])?.includes(notice) !== true)
    .flatMap((other) => {
      const code = codes.find((own) =>
        other.regions.some((place) => liesIn(own, place) || liesIn(place, own)),
      );
      if (code === undefined) return [];
      const place = regionName(code) ?? code;
      return [
        {
          rule: null,
          field: `regions.${notice.regions.indexOf(code)}`,
          problem: `${place}按《${other.title}》（${other.id}）办。这一份单独成文，它在${place}就停下：${decides(other)}，对吗？`,
          instead: '只是补充上级通知、它还要执行的，写 overlays；单独成文又要保留这些的，照原文写进这一份',
          confirm: true as const,
        },
      ];
    });
}
