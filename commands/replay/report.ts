import { engineVersion } from '../../policy/engine-version';
import { Engines } from './engines';
import type { StoredData } from './read-stored';
import { replay, type Replayed, type StoredAnswer } from './replay';

interface Counts {
  equal: number;
  different: number;
  'not-stored': number;
}

/** Replays the answers of one record, or all, and says what differs. Whether everything was replayed and is the same. */
export function report(
  { answers, notices, unreadable }: StoredData,
  record: string | undefined,
  say: (line: string) => void,
  engines: Engines = new Engines(),
): boolean {
  for (const reason of unreadable) say(`Not readable by this release: ${reason}`);
  const asked = answers.filter(({ recordId }) => record === undefined || recordId === record);
  if (record !== undefined && asked.length === 0) {
    say(`No record ${record} with an answer is stored here. Its id stands in \`records\`, as \`_id\`.`);
    return false;
  }
  const counted = new Map<string, Counts>();
  for (const answer of asked) {
    const replayed = replay(answer, notices, engines);
    count(counted, `Answered by ${engineOf(answer)}, replayed by ${replayerOf(answer, engines)}`, replayed);
    for (const line of linesOf(replayed)) say(`${answer.where}${by(answer)}: ${line}`);
    if (record !== undefined && replayed.outcome === 'equal') say(`${answer.where}${by(answer)}: the same`);
  }
  const others = [...counted].filter(([engines]) => engines !== byTodays).sort();
  for (const [engines, counts] of others) say(`${engines}: ${sums(counts)}.`);
  const all = total(counted.values());
  say(`${asked.length} answers: ${sums(all)}.`);
  return all.equal === asked.length;
}

const today = `engine ${engineVersion}`;
const byTodays = `Answered by ${today}, replayed by ${today}`;

function engineOf({ engine }: StoredAnswer): string {
  return engine === undefined ? 'an engine that was not noted' : `engine ${engine}`;
}

/** The one that gave it, where it is kept; today's otherwise. */
function replayerOf({ engine }: StoredAnswer, engines: Engines): string {
  return engine !== undefined && engines.of(engine) !== undefined ? `engine ${engine}` : today;
}

/** An answer of today's engine needs no word on it. */
function by(answer: StoredAnswer): string {
  return answer.engine === engineVersion ? '' : ` (by ${engineOf(answer)})`;
}

function none(): Counts {
  return { equal: 0, different: 0, 'not-stored': 0 };
}

function count(counted: Map<string, Counts>, engines: string, { outcome }: Replayed): void {
  const counts = counted.get(engines) ?? none();
  counts[outcome] += 1;
  counted.set(engines, counts);
}

function total(all: Iterable<Counts>): Counts {
  const sum = none();
  for (const counts of all) {
    sum.equal += counts.equal;
    sum.different += counts.different;
    sum['not-stored'] += counts['not-stored'];
  }
  return sum;
}

function sums(counts: Counts): string {
  return `${counts.equal} the same, ${counts.different} different, ${counts['not-stored']} not replayed`;
}

function linesOf(replayed: Replayed): readonly string[] {
  if (replayed.outcome === 'not-stored')
    return replayed.versions.map((version) => `not replayed, ${version} is not stored any more`);
  const differences = replayed.outcome === 'different' ? replayed.differences : [];
  return [...differences, ...replayed.today.map((difference) => `by ${today}: ${difference}`)];
}
