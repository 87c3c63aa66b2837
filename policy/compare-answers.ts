import { type IsoDay, parseDay } from './calendar';
import { waitWords } from './wait-words';
import type { Determination } from './determination';

/**
 * The ways in which two determinations are compared, from the loosest to the strictest. Each is for one question; none
 * may stand in for another.
 */

/** The same state and the same amount to pay: enough to leave a stored application as it is when a roster changed. */
export function sameDue(one: Determination, other: Determination): boolean {
  return one.status === other.status && one.payFen === other.payFen;
}

/**
 * Also the same amount in the end (after refunds and reimbursement) and the same first day of cover: what a confirmed
 * claim can change for a person. Where all that stays, there is nothing to wait for.
 */
export function sameAmountsAndStart(one: Determination, other: Determination): boolean {
  return sameDue(one, other) && one.netFen === other.netFen && one.coverage?.from === other.coverage?.from;
}

/** Also the same last day of cover: the terms on which a payer agrees to an order. They may rest on other clauses. */
export function sameTerms(one: Determination, other: Determination): boolean {
  return sameAmountsAndStart(one, other) && one.coverage?.to === other.coverage?.to;
}

/**
 * Also the same opening day and the same clauses: what the calculator told a person. What another clause, or another
 * reading of one, gives on a later day is no longer what he was told.
 */
export function sameAnswer(one: Determination, other: Determination): boolean {
  return (
    sameTerms(one, other) && one.opensOn === other.opensOn && sortedClauses(one) === sortedClauses(other)
  );
}

/** A determination with the calendar day of payment that it is for. */
export interface AnswerOn {
  readonly payOn: IsoDay;
  readonly determination: Determination;
}

/**
 * The same terms on two days: state, amounts and waiting time. Unlike {@link sameTerms}, a cover that begins a fixed number
 * of days after payment may move with the day: that is told once, and not as a change on every day.
 */
export function sameTermsOnBothDays(one: AnswerOn, other: AnswerOn): boolean {
  const [first, second] = [one.determination, other.determination];
  return (
    sameDue(first, second) &&
    first.netFen === second.netFen &&
    waitOf(first) === waitOf(second) &&
    ((first.coverage?.from ?? null) === (second.coverage?.from ?? null) ||
      first.coverage?.wait !== undefined ||
      startAfterPayment(one) === startAfterPayment(other))
  );
}

/** Also by the same clauses and with the same notes: the same rules give the same answer. A record's "pay until" rests on it. */
export function sameRulesOnBothDays(one: AnswerOn, other: AnswerOn): boolean {
  const [first, second] = [one.determination, other.determination];
  return (
    sameTermsOnBothDays(one, other) &&
    JSON.stringify(first.cites) === JSON.stringify(second.cites) &&
    JSON.stringify(noteCodes(first)) === JSON.stringify(noteCodes(second))
  );
}

/**
 * Whether `now` gives less than was agreed: no payment taken, dearer at once or in the end, covered later or shorter.
 * What is better than agreed, or only rests on other clauses, is not less.
 */
export function worseTerms(agreed: Determination, now: Determination): boolean {
  if (!takesPayment(now) || now.payFen === null || now.netFen === null) return true;
  if (agreed.payFen === null || agreed.netFen === null) return true;
  if (now.payFen > agreed.payFen || now.netFen > agreed.netFen) return true;
  if (agreed.coverage === null) return false;
  if (now.coverage === null) return true;
  return now.coverage.from > agreed.coverage.from || now.coverage.to < agreed.coverage.to;
}

/** Whether a person can come in on the day: by paying, or because he needn't. */
export function takesPayment({ status }: Determination): boolean {
  return status === 'payable' || status === 'exempt';
}

function sortedClauses({ cites }: Determination): string {
  return cites
    .map(({ notice, clause }) => `${notice} ${clause}`)
    .sort()
    .join();
}

function noteCodes({ notes }: Determination): readonly string[] {
  return notes.map(({ code }) => code);
}

/** The wait as the notice counts it: three months are the same wait on every day. */
function waitOf({ coverage }: Determination): string | null {
  return coverage === null ? null : waitWords(coverage);
}

/** Days from payment to the first day of cover; null without cover. */
function startAfterPayment({ payOn, determination: { coverage } }: AnswerOn): number | null {
  return coverage === null ? null : parseDay(coverage.from) - parseDay(payOn);
}
