import * as v from 'valibot';
import type { CircumstanceCode, IdentityCode } from '../fact-sheet';
import { circumstanceName, identityName } from '../names';
import { identityBits } from '../engine/person';
import type { Held, Person } from '../engine/person';
import type { Scope } from '../engine/scope';
import type { Work } from '../engine/work';
import { circumstance, identity } from './fields';
import { compileConditions, conditionEntries } from './predicates';
import type { Conditions, Predicate } from './predicates';
import type { Asks } from './rule-kind';
import { both, either, no, passed, unknown, yes } from './verdict';
import type { Verdict } from './verdict';
import { type Day, noDay } from '../calendar';

/**
 * A group of people: who holds one of these identities, to whom one of these things happened, who holds none of those
 * identities, and who meets all the conditions named beside them. An empty group is everybody.
 */
export type Group = Conditions & {
  readonly identities?: readonly IdentityCode[];
  readonly circumstances?: readonly CircumstanceCode[];
  readonly holdsNone?: readonly IdentityCode[];
};

export const groupSchema = v.strictObject({
  identities: v.optional(v.pipe(v.array(identity), v.minLength(1))),
  circumstances: v.optional(v.pipe(v.array(circumstance), v.minLength(1))),
  holdsNone: v.optional(v.pipe(v.array(identity), v.minLength(1))),
  ...conditionEntries,
}) as unknown as v.GenericSchema<unknown, Group>;

/** Who a rule is for: whoever is in one of these groups. */
export const whoSchema = v.pipe(v.array(groupSchema), v.minLength(1)) as unknown as v.GenericSchema<
  unknown,
  readonly Group[]
>;

/** Compiled groups. On `yes` the identity and the event's day that led to it stand in `work`. */
export interface Who {
  test(person: Person, work: Work): Verdict;
  /** Notes which attributes are not known; for a test that came out `unknown`. */
  noteLacks(person: Person, work: Work): void;
}

interface CompiledGroup {
  readonly identities: ReadonlySet<IdentityCode> | null;
  readonly identityBits: number;
  readonly circumstances: ReadonlySet<CircumstanceCode> | null;
  readonly holdsNone: ReadonlySet<IdentityCode> | null;
  /** Whether all its conditions are met. On `yes` the identity and the event's day stand in `work`. */
  readonly testAll: Predicate['test'];
  readonly predicates: readonly Predicate[];
}

function compileGroup(group: Group): CompiledGroup {
  const predicates = compileConditions(group);
  return {
    identities: group.identities === undefined ? null : new Set(group.identities),
    identityBits: identityBits(group.identities ?? []),
    circumstances: group.circumstances === undefined ? null : new Set(group.circumstances),
    holdsNone: group.holdsNone === undefined ? null : new Set(group.holdsNone),
    testAll: allOf(predicates),
    predicates,
  };
}

function allOf(predicates: readonly Predicate[]): Predicate['test'] {
  return (person, held, on, work) => {
    let verdict: Verdict = yes;
    for (const predicate of predicates) {
      verdict = both(verdict, predicate.test(person, held, on, work));
      if (verdict === no) return no;
    }
    if (verdict === yes) {
      work.foundHeld = held;
      work.foundOn = on;
    }
    return verdict;
  };
}

function testEvents(group: CompiledGroup, person: Person, held: Held | null, work: Work): Verdict {
  if (group.circumstances === null) return group.testAll(person, held, noDay, work);
  let verdict: Verdict = no;
  for (const { code, on } of person.happened) {
    if (group.circumstances.has(code)) verdict = either(verdict, group.testAll(person, held, on, work));
    if (verdict === yes) return yes;
  }
  return verdict;
}

function testGroup(group: CompiledGroup, person: Person, work: Work): Verdict {
  if (group.holdsNone !== null) {
    for (const { code } of person.held) if (group.holdsNone.has(code)) return no;
  }
  if (group.identities === null) return testEvents(group, person, null, work);
  let verdict: Verdict = no;
  for (const held of person.held) {
    if (group.identities.has(held.code)) verdict = either(verdict, testEvents(group, person, held, work));
    if (verdict === yes) return yes;
  }
  return verdict;
}

/** Whether nothing in a person can meet the group: no identity and no event that it asks for. The quick way out. */
function outside(group: CompiledGroup, person: Person): boolean {
  return (
    (group.identities !== null && (group.identityBits & person.heldBits) === 0) ||
    (group.circumstances !== null && person.happened.length === 0)
  );
}

export function compileWho(who: readonly Group[], scope: Scope): Who {
  const groups = who.map(compileGroup);
  const everyGroupHolds = groups.every(({ identities }) => identities !== null);
  const allBits = groups.reduce((all, { identityBits }) => all | identityBits, 0);
  return {
    test(person, work) {
      if (everyGroupHolds && (allBits & person.heldBits) === 0) return no;
      let verdict: Verdict = no;
      for (const group of groups) {
        if (outside(group, person)) continue;
        verdict = either(verdict, testGroup(group, person, work));
        if (verdict === yes) return yes;
      }
      return verdict;
    },
    noteLacks(person, work) {
      for (const group of groups) {
        if (!outside(group, person) && testGroup(group, person, work) === unknown) {
          noteGroupLacks(group, person, work, scope);
        }
      }
    },
  };
}

function noteGroupLacks(group: CompiledGroup, person: Person, work: Work, scope: Scope): void {
  const helds =
    group.identities === null ? [null] : person.held.filter(({ code }) => group.identities?.has(code));
  const events =
    group.circumstances === null
      ? [null]
      : person.happened.filter(({ code }) => group.circumstances?.has(code));
  for (const held of helds) {
    for (const event of events) {
      const on = event === null ? noDay : event.on;
      if (group.testAll(person, held, on, work) !== unknown) continue;
      const of = held === null ? circumstanceName(event === null ? '' : event.code) : identityName(held.code);
      for (const predicate of group.predicates) {
        for (const lack of predicate.lacks(person, held, on)) work.notes.add(scope.missing(lack, of));
      }
    }
  }
}

/** Adds what the groups ask of a person. */
export function groupsAsk(who: readonly Group[], asks: Asks): void {
  for (const group of who) {
    const needs = compileConditions(group).flatMap((predicate) => predicate.needs);
    const attributes = needs.filter((need) => need !== 'birthDate' && need !== 'on');
    if (needs.includes('birthDate')) asks.birthDate = true;
    for (const code of group.identities ?? []) {
      const known = asks.identities.get(code) ?? new Set<string>();
      for (const attribute of attributes) known.add(attribute);
      asks.identities.set(code, known);
    }
    for (const code of group.circumstances ?? []) {
      asks.circumstances.set(code, (asks.circumstances.get(code) ?? false) || needs.includes('on'));
    }
  }
}

/** The last days of the time limits in the groups that a person could still meet, or has met. */
export function limitsOf(who: readonly Group[], person: Person): readonly Day[] {
  return who.flatMap((group) => {
    const events =
      group.circumstances === undefined
        ? [noDay]
        : person.happened.filter(({ code }) => group.circumstances?.includes(code)).map(({ on }) => on);
    return compileConditions(group)
      .flatMap(({ lastDay }) => (lastDay === undefined ? [] : events.map((on) => lastDay(person, on))))
      .filter((day) => !Number.isNaN(day));
  });
}

export { no, passed, unknown, yes };
