import type { Fund } from '../../policy/determination';
import { type Fen, minusFen, noFen, plusFen } from '../../policy/money';
import { InvariantError } from '../platform';
import type { LevyLine } from './levy-line';

/** Counts of people, amounts in fen. */
export interface LevySums {
  readonly people: number;
  /** People of whom nothing can be taken on the list's day: too early, too late, no notice. */
  readonly notNow: number;
  readonly standardFen: Fen;
  readonly deductedFen: Fen;
  readonly reimbursedFen: Fen;
  readonly payFen: Fen;
  readonly paidPeople: number;
  readonly paidFen: Fen;
}

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

/** Aid of one fund for one group: what is due for everybody on the list, and for those who have paid what they owe. Whole people, fen. */
export interface FundSums {
  readonly fund: Fund;
  readonly group: string;
  readonly duePeople: number;
  readonly dueFen: Fen;
  readonly paidPeople: number;
  /** Taken off of those who paid just the rest, or to be given back to them: what the fund really owes. */
  readonly paidFen: Fen;
}

/** A county's control totals, as its people are taken one by one. */
export class LevyTotals {
  private readonly groups = new Map<string, LevySums>();
  private readonly aid = new Map<string, FundSums>();
  /** Kept beside the groups and by other additions, so that one can be held against the other. */
  private all: LevySums = noSums;

  take(line: LevyLine): void {
    requireWhole(line);
    const sums = sumsOf(line);
    this.groups.set(line.group, plusSums(this.groups.get(line.group) ?? noSums, sums));
    this.all = plusSums(this.all, sums);
    for (const one of line.aid) this.takeAid(line, one.fund, one.amountFen);
  }

  private takeAid({ group, person, status, payFen }: LevyLine, fund: Fund, amountFen: Fen): void {
    const key = `${fund} ${group}`;
    const held = this.aid.get(key) ?? {
      fund,
      group,
      duePeople: 0,
      dueFen: noFen,
      paidPeople: 0,
      paidFen: noFen,
    };
    // Who has nothing to pay is insured without payment: his aid is owed as it is. Who paid another amount had none of it taken off for certain.
    const isOwed = status === 'exempt' || (person.paid !== null && person.paid.amountFen === payFen);
    this.aid.set(key, {
      ...held,
      duePeople: held.duePeople + 1,
      dueFen: plusFen(held.dueFen, amountFen),
      paidPeople: held.paidPeople + (isOwed ? 1 : 0),
      paidFen: isOwed ? plusFen(held.paidFen, amountFen) : held.paidFen,
    });
  }

  get whole(): LevySums {
    return this.all;
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
