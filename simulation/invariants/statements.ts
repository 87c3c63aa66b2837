import { dayInChina, endOfDayInChina } from '../china-day';
import { officeName } from './account-names';
import type { Evidence } from './evidence';
import type { Invariants } from './invariant';
import { postedTransfers } from './posted';
import { sum } from './sum';

const prefix = officeName('');

/** So late in a day may something be booked that stands on the next day's statement (docs/money.md, "The books"). */
const lateMs = 10 * 60_000;

/** In the end the timer runs every three hours, and a story may end just behind a midnight. */
const closedWithinMs = 4 * 3_600_000;

export const statements: Invariants = {
  *'a statement holds every entry of its day once, and nothing else'(evidence) {
    const made = evidence.all('statements');
    for (const { _id: day } of evidence.all('statement-runs').filter(({ state }) => state === 'done')) {
      const stated = made.filter((one) => one.day === day);
      const regions = new Set([...officesOf(evidence, day), ...stated.map(({ region }) => region)]);
      for (const region of regions) {
        const found = stated.filter((one) => one.region === region);
        const says = found.map(({ paidFen, refundedFen }) => `${paidFen} in, ${refundedFen} back`).join('; ');
        const booked = `${sum(movesOf(evidence, day, 'credit', region))} in, ${sum(movesOf(evidence, day, 'debit', region))} back`;
        if (says !== booked) yield `${day} ${region}: stated ${says || 'nothing'}, booked ${booked}`;
      }
    }
  },

  *'every entry is of the day on which it was booked, and that day has its statements'(evidence) {
    const done = new Set(
      evidence.all('statement-runs').flatMap((run) => (run.state === 'done' ? run._id : [])),
    );
    for (const { _id, at, day } of evidence.ledger) {
      if (day !== dayInChina(at) && day !== dayInChina(at + lateMs))
        yield `${_id} of ${dayInChina(at)} is of ${day}`;
      const isDue = evidence.world.kernel.now() > endOfDayInChina(day) + closedWithinMs;
      if (isDue && !done.has(day)) yield `${_id} is of ${day}, which has no statements`;
    }
  },

  *"what is paid for a person is his district's"(evidence) {
    for (const { _id, orderId, phase, transfers } of evidence.ledger) {
      const order = evidence.order(orderId);
      if (phase !== 'posted' || order === undefined) continue;
      for (const { debit, credit, line } of transfers) {
        const person = order.lines.find((one) => one.line === line);
        if (person === undefined) continue;
        for (const account of [debit, credit].filter((one) => one.startsWith(prefix))) {
          if (account !== officeName(person.region)) yield `${_id}: ${person.region} in ${account}`;
        }
      }
    }
  },
};

/** Districts whose office something was booked for on a day. */
function officesOf({ ledger }: Evidence, day: string): readonly string[] {
  return postedTransfers(ledger.filter((entry) => entry.day === day))
    .flatMap(({ debit, credit }) => [debit, credit])
    .filter((account) => account.startsWith(prefix))
    .map((account) => account.slice(prefix.length));
}

/** What entered (`credit`) an office's account on a day, or left it. */
function movesOf(
  { ledger }: Evidence,
  day: string,
  side: 'credit' | 'debit',
  region: string,
): readonly number[] {
  return postedTransfers(ledger.filter((entry) => entry.day === day))
    .filter((one) => one[side] === `${prefix}${region}`)
    .map(({ amountFen }) => amountFen);
}
