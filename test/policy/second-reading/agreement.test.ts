import type { Determination } from '../../../policy';
import { policy } from '../../../policy';
import type { FactSheet as EngineFacts } from '../../../policy';
import { randomPerson, seeded } from './people';
import { secondReading } from './read';
import type { FactSheet, NoteCode, Reading } from './types';

const people = 200_000;
const seed = 20241129;

/** Every amount, day and subsidy of an answer, in one form for both. */
function figures(answer: Determination | Reading): string {
  const { coverage } = answer;
  const subsidies = answer.subsidies.map(
    ({ identity, method, amountFen, timing, fund, claim, applyBy, paidBy, notice }) =>
      [identity, method, amountFen, timing, fund, claim, applyBy, paidBy, notice].join(' '),
  );
  return JSON.stringify([
    answer.status,
    answer.notices,
    answer.payFen,
    answer.items,
    subsidies.sort(),
    answer.reimbursedFen,
    answer.refundFen,
    answer.netFen,
    coverage && [coverage.from, coverage.to, coverage.waitingDays],
    answer.opensOn,
  ]);
}

/** Notes that follow from the facts alone: both give them, or neither. */
const certain: readonly NoteCode[] = ['draft-notice', 'fiscal-share-unconfirmed', 'coverage-silent'];

/** What differs, in words; empty where both readings agree. */
function difference(facts: FactSheet): string {
  const engine = policy.determine(facts as unknown as EngineFacts);
  const clerk = secondReading(facts);
  if (figures(engine) !== figures(clerk)) return `${figures(engine)} / ${figures(clerk)}`;
  const noted = new Set(engine.notes.map(({ code }): string => code));
  const apart = certain.filter((code) => noted.has(code) !== clerk.noteCodes.has(code));
  // The engine says it only where the money would have been more than what the person has by something else.
  if (noted.has('claim-closed') && !clerk.noteCodes.has('claim-closed')) apart.push('claim-closed');
  return apart.length === 0 ? '' : `notes ${apart.join()}`;
}

test(`the engine and the second reading agree on ${people} people at random, payments made before included`, () => {
  const random = seeded(seed);
  const apart: string[] = [];
  for (let count = 0; count < people && apart.length < 10; count += 1) {
    const facts = randomPerson(random);
    const words = difference(facts);
    if (words !== '') apart.push(`${JSON.stringify(facts)}: ${words}`);
  }
  expect(apart).toEqual([]);
});
