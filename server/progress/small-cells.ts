import { fewestShown } from '../../contract/public-progress';

/**
 * Which of some figures (people) may be shown beside their total, so that no small one is seen and none is worked out: those below
 * {@link fewestShown} are hidden, then the smallest of the others, until what is hidden comes to so many and is made of two parts.
 * `rest`: people of the total who are in none of the figures; they are never shown and count as a part. Null for hidden.
 */
export function withoutSmallCells(figures: readonly number[], rest: number): readonly (number | null)[] {
  const shown = figures.map((people) => (people < fewestShown ? null : people));
  for (;;) {
    const hidden = figures.filter((_, at) => shown[at] === null);
    const parts = hidden.length + (rest > 0 ? 1 : 0);
    const sum = hidden.reduce((all, people) => all + people, rest);
    if (parts === 0 || (parts >= 2 && sum >= fewestShown)) return shown;
    const left = shown.filter((people) => people !== null);
    if (left.length === 0) return shown;
    shown[shown.indexOf(Math.min(...left))] = null;
  }
}
