import * as v from 'valibot';
import { historyFacts } from '../fact-sheet';
import type { CircumstanceCode, HistoryFact, IdentityCode } from '../fact-sheet';
import { circumstanceName } from '../names';
import { isOwn } from '../own-identities';
import { identityBit, ownBit } from '../engine/person';
import type { Happened, Held, Person } from '../engine/person';
import type { Scope } from '../engine/scope';
import type { Work } from '../engine/work';
import { circumstance, identity } from './fields';
import { compileConditions, conditionEntries } from './predicates';
import type { Conditions, Predicate } from './predicates';
import type { Asks } from './rule-kind';
import { both, no, passed, unknown, yes } from './verdict';
import type { Verdict } from './verdict';
import { type Day, noDay } from '../calendar';

/**
 * A group of people: who holds one of these identities, to whom one of these things happened, who holds none of those
 * identities, who holds all of some, and who meets all the conditions named beside them. An empty group is everybody.
 */
export type Group = Conditions & {
  readonly identities?: readonly IdentityCode[];
  readonly circumstances?: readonly CircumstanceCode[];
  readonly holdsNone?: readonly IdentityCode[];
  /** Held at once, besides one of `identities`, which is the one that is judged: its attributes, its place. */
  readonly holdsAll?: readonly IdentityCode[];
};

const groupSchema = v.pipe(
  v.strictObject({
    identities: v.optional(v.pipe(v.array(identity), v.minLength(1))),
    circumstances: v.optional(v.pipe(v.array(circumstance), v.minLength(1))),
    holdsNone: v.optional(v.pipe(v.array(identity), v.minLength(1))),
    holdsAll: v.optional(v.pipe(v.array(identity), v.minLength(1))),
    ...conditionEntries,
  }),
  v.check(
    (group) => group.holdsAll === undefined || group.identities !== undefined,
    'holdsAll 要和 identities 一起写：identities 是按它算的身份，holdsAll 是还要同时有的身份',
  ),
) as unknown as v.GenericSchema<unknown, Group>;

/** Who a rule is for: whoever is in one of these groups. */
export const whoSchema = v.pipe(v.array(groupSchema), v.minLength(1));

/**
 * One identity and one event of a person held against one group: each is judged by itself. Null where the group asks for
 * none. The same object is given again for the next one.
 */
export interface Match {
  verdict: Verdict;
  held: Held | null;
  event: Happened | null;
  readonly group: CompiledGroup;
  /** The identities that are tried: those that count on the day, or those that have ended. */
  tried: readonly Held[];
}

type Take = (match: Match, person: Person, work: Work) => void;

/** Compiled groups. */
export interface Who {
  /** Whether the person is in one of the groups for certain. */
  includes(person: Person, work: Work): boolean;
  /** Gives every identity and event by which the person is in a group, may be, or was until a limit passed. */
  each(person: Person, work: Work, take: Take): void;
  /** The same, of identities that have ended. */
  eachEnded(person: Person, work: Work, take: Take): void;
  /** Says which attributes are not known, where that matters. */
  noteLacks(match: Match, person: Person, work: Work): void;
}

interface CompiledGroup {
  /** Null where the group asks for no identity. */
  readonly identityBits: number | null;
  /** The codes behind the bits: those of a place's own share one. */
  readonly identities: ReadonlySet<IdentityCode>;
  readonly circumstances: ReadonlySet<CircumstanceCode> | null;
  /** Of common identities alone. */
  readonly noneOfBits: number;
  readonly allOfBits: number;
  readonly noneOfOwn: readonly IdentityCode[];
  readonly allOf: readonly IdentityCode[];
  /** Whether `noneOfOwn` or `allOf` names an identity of a place's own. */
  readonly asksOwnBesides: boolean;
  readonly predicates: readonly Predicate[];
  /** A severe disability without its grade is taken at its word: the group names no grade. */
  readonly takesGradeOnTrust: boolean;
}

function identityBits(codes: readonly IdentityCode[]): number {
  return codes.reduce((all, code) => all | identityBit(code), 0);
}

function compileGroup(group: Group): CompiledGroup {
  const { holdsNone = [], holdsAll = [] } = group;
  const noneOfOwn = holdsNone.filter(isOwn);
  return {
    identityBits: group.identities === undefined ? null : identityBits(group.identities),
    identities: new Set(group.identities),
    circumstances: group.circumstances === undefined ? null : new Set(group.circumstances),
    noneOfBits: identityBits(holdsNone.filter((code) => !isOwn(code))),
    allOfBits: identityBits(holdsAll.filter((code) => !isOwn(code))),
    noneOfOwn,
    allOf: holdsAll,
    asksOwnBesides: noneOfOwn.length > 0 || holdsAll.some(isOwn),
    predicates: compileConditions(group),
    takesGradeOnTrust: group.disabilityGradeAtMost === undefined,
  };
}

/** The verdict on the identity and the event of a match. */
function judge({ group, held, event }: Match, person: Person, work: Work): Verdict {
  const on = event === null ? noDay : event.on;
  let verdict: Verdict = yes;
  for (const predicate of group.predicates) {
    verdict = both(verdict, predicate.test(person, held, on, work));
    if (verdict === no) return no;
  }
  return verdict;
}

type Ends = (match: Match, person: Person, work: Work) => boolean | void;

/** Tries every identity with every event on the match's group. `take` ends it by giving true. */
function someMatch(match: Match, person: Person, work: Work, take: Ends): boolean {
  const { identityBits: bits } = match.group;
  if (bits === null) return someEvent(match, person, work, take);
  for (const held of match.tried) {
    if ((held.bit & bits) === 0) continue;
    if (held.bit === ownBit && !match.group.identities.has(held.code)) continue;
    match.held = match.group.allOf.length === 0 ? held : compound(held, match.group.allOf, person);
    if (someEvent(match, person, work, take)) return true;
  }
  return false;
}

/**
 * An identity that counts only together with others: recognised when the last of them was, ended when the first of them is.
 * Of two papers of one identity the earlier one counts.
 */
function compound(judged: Held, allOf: readonly IdentityCode[], { held }: Person): Held {
  let { since, until } = judged;
  for (const code of allOf) {
    const [first] = held
      .filter((one) => one.code === code)
      .sort((one, other) => one.since - other.since || other.until - one.until);
    if (first === undefined) continue;
    if (first.since > since) since = first.since;
    if (first.until < until) until = first.until;
  }
  return { ...judged, since, until };
}

function someEvent(match: Match, person: Person, work: Work, take: Ends): boolean {
  const { circumstances } = match.group;
  if (circumstances === null) return isTaken(match, person, work, take);
  for (const event of person.happened) {
    if (!circumstances.has(event.code)) continue;
    match.event = event;
    if (isTaken(match, person, work, take)) return true;
  }
  return false;
}

function isTaken(match: Match, person: Person, work: Work, take: Ends): boolean {
  match.verdict = judge(match, person, work);
  return match.verdict !== no && take(match, person, work) === true;
}

function isMet({ verdict }: Match): boolean {
  return verdict === yes;
}

/** Whether nothing in a person can meet the group: no identity and no event that it asks for. The quick way out. */
function isOutside({ group, tried }: Match, person: Person): boolean {
  return (
    (group.identityBits !== null && tried.length === 0) ||
    (group.circumstances !== null && person.happened.length === 0) ||
    (group.noneOfBits & person.heldBits) !== 0 ||
    (group.allOfBits & ~person.heldBits) !== 0 ||
    (group.asksOwnBesides && isOutsideByOwn(group, person))
  );
}

/** The same of the identities of a place's own that the group asks to be held besides, or not to be held. */
function isOutsideByOwn({ noneOfOwn, allOf }: CompiledGroup, { held }: Person): boolean {
  const holds = (code: IdentityCode): boolean => held.some((one) => one.code === code);
  return noneOfOwn.some(holds) || !allOf.every(holds);
}

export function compileWho(who: readonly Group[], scope: Scope): Who {
  const matches = who.map((group): Match => ({
    verdict: no,
    held: null,
    event: null,
    group: compileGroup(group),
    tried: [],
  }));
  const allHold = matches.every(({ group }) => group.identityBits !== null);
  const anyBits = matches.reduce((all, { group }) => all | (group.identityBits ?? 0), 0);
  const trust = scope.gradeTakenOnTrust();
  const eachOf = (tried: readonly Held[], person: Person, work: Work, take: Take): void => {
    for (const match of matches) {
      match.tried = tried;
      if (!isOutside(match, person)) someMatch(match, person, work, take);
    }
  };
  return {
    includes: (person, work) => {
      if (allHold && (anyBits & person.heldBits) === 0) return false;
      for (const match of matches) {
        match.tried = person.held;
        if (!isOutside(match, person) && someMatch(match, person, work, isMet)) return true;
      }
      return false;
    },
    each: (person, work, take) => {
      if (!allHold || (anyBits & person.heldBits) !== 0) eachOf(person.held, person, work, take);
    },
    eachEnded: (person, work, take) => {
      if (person.ended.length > 0) eachOf(person.ended, person, work, take);
    },
    noteLacks: (match, person, work) => {
      if (match.verdict === unknown) noteUnknown(match, person, { work, scope });
      if (match.verdict !== passed && isTakenOnTrust(match)) work.notes.add(trust);
    },
  };
}

function isTakenOnTrust({ held, group }: Match): boolean {
  return (
    group.takesGradeOnTrust &&
    held !== null &&
    held.code === 'severe-disability' &&
    held.certified.disabilityGrade === undefined
  );
}

function noteUnknown(
  { group, held, event }: Match,
  person: Person,
  { work, scope }: { readonly work: Work; readonly scope: Scope },
): void {
  const on = event === null ? noDay : event.on;
  const of =
    held !== null ? scope.identityName(held.code) : circumstanceName(event === null ? '' : event.code);
  for (const predicate of group.predicates) {
    for (const lack of predicate.lacks(person, held, on)) work.notes.add(scope.missing(lack, of));
  }
}

/** Whether one of the groups is everybody. */
export function isEverybody(who: readonly Group[]): boolean {
  return who.some((group) => Object.keys(group).length === 0);
}

/** Whether every group asks for an identity or an event. */
export function sparesMost(rule: { readonly who: readonly Group[] }): boolean {
  return rule.who.every(
    ({ identities, circumstances }) => identities !== undefined || circumstances !== undefined,
  );
}

/** What a condition needs of the person, and not of one of his identities. */
const ofThePerson: readonly string[] = ['birthDate', 'on', ...historyFacts];

function isOfHistory(need: string): need is HistoryFact {
  return historyFacts.some((fact) => fact === need);
}

/** Whether a group asks for the years in which somebody was insured. */
export function asksHistory(who: readonly Group[]): boolean {
  return who.some((group) => compileConditions(group).some(({ needs }) => needs.some(isOfHistory)));
}

/** Adds what the groups ask of a person. */
export function groupsAsk(who: readonly Group[], asks: Asks): void {
  for (const group of who) {
    const conditions = compileConditions(group);
    const needs = conditions.flatMap((predicate) => predicate.needs);
    for (const fact of conditions.flatMap((predicate) => predicate.personal ?? [])) asks.personal.add(fact);
    for (const fact of needs.filter(isOfHistory)) asks.history.add(fact);
    const attributes = needs.filter((need) => !ofThePerson.includes(need));
    if (needs.includes('birthDate')) asks.birthDate = true;
    for (const code of group.identities ?? []) {
      const known = asks.identities.get(code) ?? new Set<string>();
      if (code === 'severe-disability') known.add('disabilityGrade');
      for (const attribute of attributes) known.add(attribute);
      asks.identities.set(code, known);
    }
    for (const code of group.holdsAll ?? []) {
      if (!asks.identities.has(code)) asks.identities.set(code, new Set());
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
