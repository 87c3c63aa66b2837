import type { Determination } from '../../policy/determination';
import type { FactSheet } from '../../policy/fact-sheet';
import { dayAfter } from '../../contract/calendar-day';
import type { OfficeLaw } from './policy-in-force';

/** No window reaches further than this beyond a day. */
const horizonDays = 430;

/**
 * The last day, from `facts.payOn` on, for which the law gives the payer the same answer by the same rules: same state,
 * amount, cover, clauses and notes. Null where it never changes within the horizon.
 */
export function lastDayOfSameAnswer(law: OfficeLaw, facts: FactSheet): string | null {
  const today = law.determine(facts);
  let day = facts.payOn;
  for (let step = 0; step < horizonDays; step += 1) {
    const next = dayAfter(day);
    if (!sameForPayer(today, law.determine({ ...facts, payOn: next }), facts.payOn, next)) return day;
    day = next;
  }
  return null;
}

/** A cover that begins a fixed number of days after payment moves with it, which is no change of the answer. */
function sameForPayer(one: Determination, other: Determination, oneDay: string, otherDay: string): boolean {
  return (
    one.status === other.status &&
    one.payFen === other.payFen &&
    one.netFen === other.netFen &&
    JSON.stringify(one.cites) === JSON.stringify(other.cites) &&
    JSON.stringify(noteCodes(one)) === JSON.stringify(noteCodes(other)) &&
    (one.coverage?.waitingDays ?? null) === (other.coverage?.waitingDays ?? null) &&
    (coverBegins(one) === coverBegins(other) || movesWith(one, oneDay) === movesWith(other, otherDay))
  );
}

function noteCodes({ notes }: Determination): readonly string[] {
  return notes.map(({ code }) => code);
}

function coverBegins({ coverage }: Determination): string | null {
  return coverage?.from ?? null;
}

function movesWith({ coverage }: Determination, payOn: string): number | null {
  return coverage === null ? null : Date.parse(coverage.from) - Date.parse(payOn);
}
