import { liesIn } from '../../policy/region-names';
import { RowError } from '../imports';
import { touch } from '../officer-access';
import type { Duplicate, DuplicateLine } from '../schema';

/** Offices whose lists speak of one person in one way. */
const mostLines = 5;

/** What brings a line: a list of an office. */
export function causeOf({ region, batch }: { readonly region: string; readonly batch: string }): string {
  return `duplicates-${region}-${batch}`;
}

/** The place whose office brought a line; null of a case that no list made. */
function officeOf({ cause }: DuplicateLine): string | null {
  return /^duplicates-(\d+)-/.exec(cause)?.[1] ?? null;
}

/** What offices' lists say of a case, the oldest first. */
export function linesOf({ besides = [], ...first }: Duplicate): readonly DuplicateLine[] {
  return [{ cause: first.cause, ...wordsOf(first) }, ...besides];
}

/** What a line says, without what brought it. */
export function wordsOf({
  since,
  where,
  insuredAs,
  school,
}: Omit<DuplicateLine, 'cause'>): Omit<DuplicateLine, 'cause'> {
  return {
    since,
    where,
    ...(insuredAs === undefined ? {} : { insuredAs }),
    ...(school === undefined ? {} : { school }),
  };
}

/** A case's lines as it stores them: the oldest stands in it, the others beside. */
export function asStored([first, ...besides]: readonly [DuplicateLine, ...DuplicateLine[]]) {
  return { ...first, ...(besides.length === 0 ? {} : { besides }) };
}

/** What an office of a place, or of one in it, said before. */
export function ownLine(lines: readonly DuplicateLine[], region: string): DuplicateLine | undefined {
  return lines.find((line) => {
    const office = officeOf(line);
    return office !== null && liesIn(office, region);
  });
}

/**
 * The lines with what a list says now: in the place of what the same office said before, which keeps its cause, else beside what others said.
 * Throws a {@link RowError} where too many offices speak of him.
 */
export function linesWith(
  lines: readonly DuplicateLine[],
  said: DuplicateLine,
  region: string,
): readonly [DuplicateLine, ...DuplicateLine[]] {
  const own = ownLine(lines, region);
  const next =
    own === undefined
      ? [...lines, said]
      : lines.map((line) => (line === own ? { ...said, cause: own.cause } : line));
  const [first = said, ...besides] = next;
  if (besides.length < mostLines) return [first, ...besides];
  throw new RowError('', `这个人已经有${mostLines}处的名单写到，这一行没有采用。请先把那几处核对完。`);
}

/** The line that an office reads whoever insured the person where: its own, or that of an office around it or in it. */
export function nearLine(duplicate: Duplicate, region: string): DuplicateLine | undefined {
  const lines = linesOf(duplicate);
  const isNear = (line: DuplicateLine): boolean => {
    const office = officeOf(line);
    return office === null || touch(office, region);
  };
  return ownLine(lines, region) ?? lines.find(isNear);
}

/**
 * What an office reads of a case's lines: the one {@link nearLine}, or where the person is insured there by an act of his own
 * ({@link insuredByOwnAct}) the oldest. Of other offices' lists it reads that there is one: whoever lists a name, or pays for one, doesn't
 * learn by it where somebody works.
 */
export function lineReadIn(
  duplicate: Duplicate,
  region: string,
  isInsuredByOwnAct: boolean,
): Omit<DuplicateLine, 'cause'> {
  const read = nearLine(duplicate, region) ?? (isInsuredByOwnAct ? linesOf(duplicate)[0] : undefined);
  return wordsOf(read ?? { since: null, where: '' });
}
