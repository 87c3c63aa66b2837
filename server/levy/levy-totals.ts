import type { FundSums, LevySums, LevyTotalsView } from '../../contract/levy-lists';
import type { Fund } from '../../policy/determination';
import { minusFen, noFen, plusFen } from '../../policy/money';
import { InvariantError } from '../platform';
import { type AidOfFund, type LevyLine, certifiedApart } from './levy-line';

export const noSums: LevySums = {
  people: 0,
  notNow: 0,
  standardFen: noFen,
  deductedFen: noFen,
  reimbursedFen: noFen,
  payFen: noFen,
  paidPeople: 0,
  paidFen: noFen,
};

export function plusSums(one: LevySums, other: LevySums): LevySums {
  return {
    people: one.people + other.people,
    notNow: one.notNow + other.notNow,
    standardFen: plusFen(one.standardFen, other.standardFen),
    deductedFen: plusFen(one.deductedFen, other.deductedFen),
    reimbursedFen: plusFen(one.reimbursedFen, other.reimbursedFen),
    payFen: plusFen(one.payFen, other.payFen),
    paidPeople: one.paidPeople + other.paidPeople,
    paidFen: plusFen(one.paidFen, other.paidFen),
  };
}

function sumsOf({ payFen, person: { paid }, ...line }: LevyLine): LevySums {
  if (line.isApart === true) return { ...noSums, people: 1 };
  return {
    people: 1,
    notNow: payFen === null ? 1 : 0,
    standardFen: line.standardFen,
    deductedFen: line.deductedFen,
    reimbursedFen: line.reimbursedFen,
    payFen: payFen ?? noFen,
    paidPeople: paid === null ? 0 : 1,
    paidFen: paid?.amountFen ?? noFen,
  };
}

/** A county's control totals, as its people are taken one by one. */
export class LevyTotals {
  private readonly groups = new Map<string, LevySums>();
  private readonly aid = new Map<string, FundSums>();
  /** Kept beside the groups and by other additions, so that one can be held against the other. */
  private all: LevySums = noSums;

  /** Goes on from where {@link asStored} was. */
  static from({ whole, groups, funds }: LevyTotalsView): LevyTotals {
    const totals = new LevyTotals();
    totals.all = whole;
    for (const { group, ...sums } of groups) totals.groups.set(group, sums);
    for (const sums of funds) totals.aid.set(keyOf(sums), sums);
    return totals;
  }

  take(line: LevyLine): void {
    requireWhole(line);
    const sums = sumsOf(line);
    this.groups.set(line.group, plusSums(this.groups.get(line.group) ?? noSums, sums));
    this.all = plusSums(this.all, sums);
    for (const one of line.aid) this.takeAid(line.group, one);
  }

  private takeAid(group: string, { fund, amountFen, givenFen }: AidOfFund): void {
    const key = keyOf({ fund, group });
    const held = this.aid.get(key) ?? { ...noAid, fund, group };
    this.aid.set(key, {
      fund,
      group,
      duePeople: held.duePeople + 1,
      dueFen: plusFen(held.dueFen, amountFen),
      paidPeople: held.paidPeople + (givenFen > 0 ? 1 : 0),
      paidFen: plusFen(held.paidFen, givenFen),
    });
  }

  get whole(): LevySums {
    return this.all;
  }

  /** People who are counted without figures. */
  get apart(): number {
    return this.groups.get(certifiedApart)?.people ?? 0;
  }

  /** By group, the largest first. */
  get byGroup(): readonly (readonly [group: string, sums: LevySums])[] {
    return [...this.groups].sort(([, one], [, other]) => other.people - one.people);
  }

  /** By fund and group. */
  get byFund(): readonly FundSums[] {
    return [...this.aid.values()].sort(
      (one, other) => one.fund.localeCompare(other.fund) || other.duePeople - one.duePeople,
    );
  }

  /** All of it as plain values. */
  get asStored(): LevyTotalsView {
    const groups = this.byGroup.map(([group, sums]) => ({ group, ...sums }));
    return { whole: this.all, groups, funds: this.byFund };
  }
}

const noAid = { duePeople: 0, dueFen: noFen, paidPeople: 0, paidFen: noFen };

function keyOf({ fund, group }: { readonly fund: Fund; readonly group: string }): string {
  return `${fund} ${group}`;
}

/** Standard less aid is what he pays. Throws an InvariantError where an answer says otherwise. */
function requireWhole({ standardFen, deductedFen, payFen }: LevyLine): void {
  if (payFen === null || minusFen(standardFen, deductedFen) === payFen) return;
  throw new InvariantError('levy-line', 'a person’s standard, aid and payment do not add up');
}

/**
 * Holds the groups of a list against its whole, the funds against the aid, and both against what was written into the file, which
 * was added up cell by cell. Throws an InvariantError that names the first figure which differs.
 */
export function requireAddsUp(totals: LevyTotals, written: LevySums): void {
  const groups = totals.byGroup.reduce((sum, [, sums]) => plusSums(sum, sums), noSums);
  const funds = totals.byFund.reduce((sum, { dueFen }) => plusFen(sum, dueFen), noFen);
  for (const key of Object.keys(noSums) as (keyof LevySums)[]) {
    requireSame(key, totals.whole[key], groups[key]);
    requireSame(key, totals.whole[key], written[key]);
  }
  requireSame('aid', plusFen(totals.whole.deductedFen, totals.whole.reimbursedFen), funds);
}

function requireSame(what: string, one: number, other: number): void {
  if (one !== other) throw new InvariantError('levy-totals', `${what}: ${one} is not ${other}`);
}
