import * as v from 'valibot';
import { certifiedWhereInsured } from '../engine/person';
import type { Held, Person } from '../engine/person';
import type { Claim } from '../engine/claim';
import type { Work } from '../engine/work';
import { missedYearsOf, unbrokenYearsOf, wasInsuredLastYear } from '../engine/insurance-history';
import { disabilityGrades, sexes } from '../fact-sheet';
import type { CertifiedIdentity, DisabilityGrade, InsuranceHistory, PersonalFact, Sex } from '../fact-sheet';
import { day, days } from './fields';
import { tierSchema } from './tier-code';
import { either, no, passed, unknown, yes } from './verdict';
import type { Verdict } from './verdict';
import { addDays, addMonths, ageOn, beforeAllDays, type Day, parseDay } from '../calendar';

/** One condition on a person, on one of his identities or on the day of one of his events. */
export interface Predicate {
  /** Facts it asks for: an attribute of the identity, `birthDate`, or `on` of the event. */
  readonly needs: readonly string[];
  /** Facts of the person himself that it asks for. */
  readonly personal?: readonly PersonalFact[];
  test(person: Person, held: Held | null, on: Day, work: Work): Verdict;
  /** The facts whose lack made it `unknown`. */
  lacks(person: Person, held: Held | null, on: Day): readonly string[];
  /** The last day on which it can still be met, for a limit in time; NaN where there is none. */
  lastDay?(person: Person, on: Day): Day;
}

/** A kind of condition: how it stands in a file, and what it means. A new one is added to the table below. */
interface PredicateKind<Value> {
  readonly schema: v.GenericSchema<unknown, Value>;
  make(value: Value): Predicate;
}

function is(met: boolean): Verdict {
  return met ? yes : no;
}

function attribute<Value>(
  name: keyof CertifiedIdentity,
  fits: (actual: unknown, wanted: Value) => boolean,
  wanted: Value,
): Predicate {
  const read = (held: Held | null): unknown => held?.certified[name];
  return {
    needs: [name],
    test: (_person, held) => {
      const actual = read(held);
      return actual === undefined ? unknown : is(fits(actual, wanted));
    },
    lacks: (_person, held) => (read(held) === undefined ? [name] : []),
  };
}

function flag(name: keyof CertifiedIdentity): PredicateKind<boolean> {
  return {
    schema: v.boolean(),
    make: (wanted) => attribute(name, (actual, value) => actual === value, wanted),
  };
}

/** A condition on a fact of the person himself. */
function personal<Value>(name: PersonalFact, wanted: Value): Predicate {
  return {
    needs: [],
    personal: [name],
    test: ({ sheet }) => {
      const actual = sheet[name];
      return actual === undefined ? unknown : is(actual === wanted);
    },
    lacks: ({ sheet }) => (sheet[name] === undefined ? [name] : []),
  };
}

function personalFlag(name: PersonalFact): PredicateKind<boolean> {
  return { schema: v.boolean(), make: (wanted) => personal(name, wanted) };
}

const years = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(150));

function age(fits: (actual: number, wanted: number) => boolean): PredicateKind<number> {
  return {
    schema: years,
    make: (wanted) => ({
      needs: ['birthDate'],
      test: (person) =>
        Number.isNaN(person.birth) ? unknown : is(fits(ageOn(person.birth, person.payOn), wanted)),
      lacks: (person) => (Number.isNaN(person.birth) ? ['birthDate'] : []),
    }),
  };
}

/** A condition on the day of an event. */
function event(
  test: (person: Person, on: Day) => Verdict,
  lastDay?: (person: Person, on: Day) => Day,
): Predicate {
  return {
    needs: ['on'],
    test: (person, _held, on) => (Number.isNaN(on) ? unknown : test(person, on)),
    lacks: (_person, _held, on) => (Number.isNaN(on) ? ['on'] : []),
    ...(lastDay === undefined ? {} : { lastDay }),
  };
}

/** Past this age a child whose term has ended is not told of it any more. */
const babyDays = 366;

/** Who was born, with no need to ask: a person without a birth date is not taken for a newborn. */
function birth(test: (person: Person) => Verdict, lastDay?: (person: Person) => Day): Predicate {
  return {
    needs: ['birthDate'],
    test: (person) => (Number.isNaN(person.birth) ? no : test(person)),
    lacks: () => [],
    ...(lastDay === undefined ? {} : { lastDay }),
  };
}

/** A condition on the day of payment: of one that was made, on its own day. */
function paid(fits: (day: Day, limit: Day) => boolean): PredicateKind<string> {
  return {
    schema: day,
    make: (text) => {
      const limit = parseDay(text);
      return ofAnswer(({ payOn, sheet: { paidBefore } }, { insured }) =>
        is(fits(insured && paidBefore !== undefined ? parseDay(paidBefore.on) : payOn, limit)),
      );
    },
  };
}

function history<Value>(
  name: 'insuredLastYear' | 'unbrokenYears' | 'missedYears',
  schema: v.GenericSchema<unknown, Value>,
  meets: (history: InsuranceHistory | undefined, wanted: Value) => boolean | undefined,
): PredicateKind<Value> {
  return {
    schema,
    make: (wanted) => {
      const isMet = ({ sheet }: Person): boolean | undefined => meets(sheet.insurance, wanted);
      return {
        needs: [name],
        test: (person) => {
          const met = isMet(person);
          return met === undefined ? unknown : is(met);
        },
        lacks: (person) => (isMet(person) === undefined ? [name] : []),
      };
    },
  };
}

function atLeast(actual: number | undefined, least: number): boolean | undefined {
  return actual === undefined ? undefined : actual >= least;
}

const always = v.literal(true);

/** A condition on what is known of the answer so far; asks for nothing. */
function ofAnswer(test: (person: Person, work: Work) => Verdict): Predicate {
  return {
    needs: [],
    test: (person, _held, _on, work) => test(person, work),
    lacks: () => [],
  };
}

/** Whether one of the identities recognised on a day or later gives a claim to aid. */
function isAidedSince({ claims, addedClaims }: Work, first: Day): boolean {
  for (const { held } of claims) if (held !== null && held.since >= first) return true;
  for (const { held } of addedClaims) if (held !== null && held.since >= first) return true;
  return false;
}

/** Whether an aid is due by an identity that was certified elsewhere than where the person is insured. */
function isElsewhere(claim: Claim | null, person: Person): boolean {
  return claim !== null && claim.held !== null && !certifiedWhereInsured(claim.held, person);
}

const kinds = {
  dueToIllness: flag('dueToIllness'),
  monitored: flag('monitored'),
  student: flag('student'),
  lostWorkCapacity: flag('lostWorkCapacity'),
  disabilityGradeAtMost: {
    schema: v.picklist(disabilityGrades),
    make: (most) => attribute('disabilityGrade', (grade, limit) => Number(grade) <= limit, most),
  } satisfies PredicateKind<DisabilityGrade>,
  sex: {
    schema: v.picklist(sexes, '性别写 female 或 male'),
    make: (wanted) => personal('sex', wanted),
  } satisfies PredicateKind<Sex>,
  /** Of the person, whatever his identities say. */
  isStudent: personalFlag('student'),
  householdHere: personalFlag('householdHere'),
  parentInsured: personalFlag('parentInsured'),
  /** Of the tier that counts for him: his own, or the usual one. */
  tier: {
    schema: tierSchema,
    make: (code) => ofAnswer((_person, work) => is(work.tier === code)),
  } satisfies PredicateKind<string>,
  ageUnder: age((actual, limit) => actual < limit),
  /** As `ageUnder`, but where the birth date is not known the rest of the group is taken at its word. */
  ageUnderIfKnown: {
    schema: years,
    make: (limit) => ({
      needs: ['birthDate'],
      test: ({ birth: born, payOn }) => is(Number.isNaN(born) || ageOn(born, payOn) < limit),
      lacks: () => [],
    }),
  } satisfies PredicateKind<number>,
  ageAtLeast: age((actual, limit) => actual >= limit),
  withinDays: {
    schema: days,
    make: (limit) =>
      event(
        (person, on) => (person.payOn - on <= limit ? yes : passed),
        (_person, on) => addDays(on, limit),
      ),
  } satisfies PredicateKind<number>,
  withinMonths: {
    schema: days,
    make: (limit) =>
      event(
        (person, on) => (person.payOn <= addMonths(on, limit) ? yes : passed),
        (_person, on) => addMonths(on, limit),
      ),
  } satisfies PredicateKind<number>,
  beyondDays: {
    schema: days,
    make: (limit) => event((person, on) => is(person.payOn - on > limit)),
  } satisfies PredicateKind<number>,
  eventFrom: {
    schema: day,
    make: (first) => event((_person, on) => is(on >= parseDay(first))),
  } satisfies PredicateKind<string>,
  eventBefore: {
    schema: day,
    make: (end) => event((_person, on) => is(on < parseDay(end))),
  } satisfies PredicateKind<string>,
  newbornWithinDays: {
    schema: days,
    make: (limit) =>
      birth(
        (person) => {
          const old = person.payOn - person.birth;
          if (old <= limit) return yes;
          return old <= babyDays ? passed : no;
        },
        (person) => addDays(person.birth, limit),
      ),
  } satisfies PredicateKind<number>,
  newbornBeyondDays: {
    schema: days,
    make: (limit) => birth((person) => is(person.payOn - person.birth > limit)),
  } satisfies PredicateKind<number>,
  bornFrom: {
    schema: day,
    make: (first) => birth((person) => is(person.birth >= parseDay(first))),
  } satisfies PredicateKind<string>,
  bornBefore: {
    schema: day,
    make: (first) => birth((person) => is(person.birth < parseDay(first))),
  } satisfies PredicateKind<string>,
  /** The payment is made on this day or later; on this day or earlier. */
  paidFrom: paid((on, limit) => on >= limit),
  paidTo: paid((on, limit) => on <= limit),
  insuredLastYear: history('insuredLastYear', v.boolean(), (years, wanted) => {
    const was = wasInsuredLastYear(years);
    return was === undefined ? undefined : was === wanted;
  }),
  unbrokenYearsAtLeast: history('unbrokenYears', years, (past, least) =>
    atLeast(unbrokenYearsOf(past), least),
  ),
  missedYearsAtLeast: history('missedYears', years, (past, least) => atLeast(missedYearsOf(past), least)),
  /** Has a claim to aid by one of his identities. */
  aided: {
    schema: always,
    make: () => ofAnswer((_person, work) => is(isAidedSince(work, beforeAllDays))),
  } satisfies PredicateKind<true>,
  /** By an identity recognised on this day or later, whatever else he holds. */
  aidedSince: {
    schema: day,
    make: (first) => ofAnswer((_person, work) => is(isAidedSince(work, parseDay(first)))),
  } satisfies PredicateKind<string>,
  /** Has a claim to aid, and by no identity recognised on this day or later. */
  aidedOnlyBefore: {
    schema: day,
    make: (end) =>
      ofAnswer((_person, work) =>
        is(isAidedSince(work, beforeAllDays) && !isAidedSince(work, parseDay(end))),
      ),
  } satisfies PredicateKind<string>,
  /** The aid that counts is deducted from what is paid on the day. */
  aidDeducted: {
    schema: always,
    make: () =>
      ofAnswer((_person, work) => is(work.paid && !work.insured && work.aidFen + work.careAidFen > 0)),
  } satisfies PredicateKind<true>,
  /** The aid that counts is due by an identity that was certified elsewhere. */
  aidCertifiedElsewhere: {
    schema: always,
    make: () =>
      ofAnswer((person, { claim, added, careClaim, closedOut }) => {
        const ofOne = isElsewhere(claim, person) || isElsewhere(careClaim, person);
        return is(!closedOut && (ofOne || added.some((one) => isElsewhere(one, person))));
      }),
  } satisfies PredicateKind<true>,
  carePremiumDue: {
    schema: always,
    make: () => ofAnswer((_person, work) => is(work.careDue)),
  } satisfies PredicateKind<true>,
  /** Nothing can be paid any more. For remarks: it is known only once the answer's state is settled. */
  closedOut: {
    schema: always,
    make: () => ofAnswer((_person, work) => is(work.closedOut)),
  } satisfies PredicateKind<true>,
  payingLate: {
    schema: always,
    make: () => ofAnswer((_person, work) => is(work.late)),
  } satisfies PredicateKind<true>,
  /** Comes in after the window, and waits for the cover or doesn't. */
  waitingLate: {
    schema: v.boolean(),
    make: (waits) =>
      ofAnswer((_person, { late, way }) => is(late && way !== null && way.waitingDays > 0 === waits)),
  } satisfies PredicateKind<boolean>,
};

export type PredicateName = keyof typeof kinds;
type Values = { [Name in PredicateName]?: v.InferOutput<(typeof kinds)[Name]['schema']> };

/** Conditions by name, as they stand in a notice's file. */
export type Conditions = Values & { readonly oneOf?: readonly Values[] };

const entries = Object.fromEntries(
  Object.entries(kinds).map(([name, { schema }]) => [name, v.optional(schema as v.GenericSchema)]),
);

/** Schema entries of every condition, to be part of a group's schema. */
export const conditionEntries = { ...entries, oneOf: v.optional(v.array(v.strictObject(entries))) };

function anyOf(alternatives: readonly Predicate[]): Predicate {
  return {
    needs: alternatives.flatMap(({ needs }) => needs),
    personal: alternatives.flatMap((one) => one.personal ?? []),
    test: (person, held, on, work) =>
      alternatives.reduce<Verdict>((met, one) => either(met, one.test(person, held, on, work)), no),
    lacks: (person, held, on) => alternatives.flatMap((one) => one.lacks(person, held, on)),
  };
}

function compileValues(values: Values): readonly Predicate[] {
  return (Object.keys(kinds) as PredicateName[])
    .filter((name) => values[name] !== undefined)
    .map((name) => (kinds[name] as PredicateKind<unknown>).make(values[name]));
}

/** The conditions of a group, all of which must be met. */
export function compileConditions(conditions: Conditions): readonly Predicate[] {
  const { oneOf } = conditions;
  const plain = compileValues(conditions);
  return oneOf === undefined ? plain : [...plain, anyOf(oneOf.flatMap(compileValues))];
}
