import type { Determination } from '../../policy';
import type { Clause } from '../../policy/clause';

/** What a case checks of an answer; see `cases/README.md`. */
export type Expectation = Readonly<Record<string, unknown>>;

export interface Case {
  readonly id: string;
  readonly why: string;
  readonly facts: unknown;
  readonly expect: Expectation;
}

function differs(name: string, wanted: unknown, got: unknown): string[] {
  return JSON.stringify(wanted) === JSON.stringify(got)
    ? []
    : [`${name} is ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`];
}

function coverageDiffers(wanted: unknown, { coverage }: Determination): string[] {
  if (wanted === null || coverage === null) return differs('coverage', wanted, coverage);
  const { from, to } = wanted as { readonly from: string; readonly to: string };
  return [...differs('coverage.from', from, coverage.from), ...differs('coverage.to', to, coverage.to)];
}

/** Whether two clauses are the same, or one stands inside the other. */
function clausesMeet(one: Clause, other: Clause): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

function citesMissing(wanted: unknown, { cites }: Determination): string[] {
  const missing = (wanted as Determination['cites']).filter(
    (want) => !cites.some((cite) => cite.notice === want.notice && clausesMeet(cite.clause, want.clause)),
  );
  return missing.map(({ notice, clause }) => `${notice} ${clause} is not cited`);
}

/** All that is deducted at once. */
function aidFenOf({ items }: Determination): number {
  return items.reduce((sum, { subsidyFen }) => sum + subsidyFen, 0);
}

const ofReimbursed: ReadonlySet<string> = new Set(['fund', 'claim', 'applyBy', 'paidBy']);

function fieldDiffers(name: string, wanted: unknown, answer: Determination): string[] {
  if (name === 'coverage') return coverageDiffers(wanted, answer);
  if (name === 'waitingDays') return differs('waitingDays', wanted, answer.coverage?.waitingDays);
  if (name === 'wait') return differs('wait', wanted, answer.coverage?.wait);
  if (name === 'aidFen') return differs('aidFen', wanted, aidFenOf(answer));
  if (name === 'cites') return citesMissing(wanted, answer);
  if (name === 'note') {
    return answer.notes.some(({ code }) => code === wanted) ? [] : [`no note ${String(wanted)}`];
  }
  if (ofReimbursed.has(name)) {
    const reimbursed = answer.subsidies.filter(({ timing }) => timing === 'reimbursed');
    const fits = reimbursed.some((subsidy) => subsidy[name as 'fund'] === wanted);
    return fits ? [] : [`no reimbursed subsidy with ${name} ${String(wanted)}`];
  }
  return differs(name, wanted, answer[name as keyof Determination]);
}

/** In words, all in which an answer differs from what a case expects. */
export function differences(expected: Expectation, answer: Determination): string[] {
  return Object.entries(expected).flatMap(([name, wanted]) => fieldDiffers(name, wanted, answer));
}
