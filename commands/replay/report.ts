import type { StoredData } from './read-stored';
import { replay, type Replayed } from './replay';

/** Replays the answers of one record, or all, and says what differs. Whether everything was replayed and is the same. */
export function report(
  { answers, notices, unreadable }: StoredData,
  record: string | undefined,
  say: (line: string) => void,
): boolean {
  for (const reason of unreadable) say(`Not readable by this release: ${reason}`);
  const asked = answers.filter(({ recordId }) => record === undefined || recordId === record);
  if (record !== undefined && asked.length === 0) {
    say(`No record ${record} with an answer is stored here. Its id stands in \`records\`, as \`_id\`.`);
    return false;
  }
  const counts: Record<Replayed['outcome'], number> = { equal: 0, different: 0, 'not-stored': 0 };
  for (const answer of asked) {
    const replayed = replay(answer, notices);
    counts[replayed.outcome] += 1;
    for (const line of linesOf(replayed)) say(`${answer.where}: ${line}`);
    if (record !== undefined && replayed.outcome === 'equal') say(`${answer.where}: the same`);
  }
  const { equal, different } = counts;
  say(
    `${asked.length} answers: ${equal} the same, ${different} different, ${counts['not-stored']} not replayed.`,
  );
  return equal === asked.length;
}

function linesOf(replayed: Replayed): readonly string[] {
  if (replayed.outcome === 'different') return replayed.differences;
  if (replayed.outcome === 'not-stored')
    return replayed.versions.map((version) => `not replayed, ${version} is not stored any more`);
  return [];
}
