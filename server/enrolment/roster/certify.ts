import { isDeepStrictEqual } from 'node:util';
import type { CertifiedIdentity, Circumstance } from '../../../policy/fact-sheet';
import { type FactsOfPerson, mergeFacts } from '../../../policy/facts-of-person';
import { countyDigits } from '../facts';
import { asEvent, isOfStudent } from './events';
import { inGroups } from './groups';
import { type Documents, refuse } from '../../platform';
import { hold, rosterHolder } from '../../identity';
import { keepBefore } from '../../imports';
import type { Certified, Roster, RosterCircumstance, RosterFacts, RosterIdentity } from '../../schema';

/** What an office certified of a person, and where: `source` is a batch or an officer's decision, `at` now (ms). */
export interface Certificate {
  readonly personId: string;
  readonly identities: readonly CertifiedIdentity[];
  readonly circumstances: readonly Circumstance[];
  /** Facts of the person himself, which stand for one year. */
  readonly facts?: { readonly year: number; readonly facts: FactsOfPerson };
  /** The school of a student. */
  readonly school?: string;
  readonly region: string;
  readonly source: string;
  readonly at: number;
  /** What changes the roster, for taking it back as a whole; `source` where absent. */
  readonly cause?: string;
}

/**
 * Adds what an office certified to a person's roster, in the caller's transaction. The same identity (code, place,
 * first day) is replaced, so that the same batch again changes nothing and a corrected end takes effect. Where two parts of
 * one batch say it differently the later part stands, whichever has its effect first.
 */
export async function certify(tx: Documents, certificate: Certificate): Promise<void> {
  await hold(tx, certificate.personId, rosterHolder);
  await certifyHeld(tx, await tx.get('rosters', certificate.personId), certificate);
}

/** The same of somebody whom the transaction holds already, and whose roster it has read; null where there is none. */
export async function certifyHeld(
  tx: Documents,
  before: Roster | null,
  { personId, region, source, at, cause = source, school, ...certified }: Certificate,
): Promise<void> {
  const held: Roster = before ?? { _id: personId, identities: [], circumstances: [], updatedAt: 0 };
  const identities = certified.identities.map((identity) => ({ region, ...identity, source }));
  const circumstances = certified.circumstances.map((circumstance) => ({
    ...circumstance,
    ...schoolOf(circumstance, school),
    region,
    source,
  }));
  const facts = certified.facts && factsWith(held.facts ?? [], { ...certified.facts, region, source });
  const all = {
    identities: replaced(held.identities, identities, identityKey),
    circumstances: replaced(held.circumstances, circumstances, circumstanceKey),
  };
  requireRoom(all.identities);
  requireRoom(all.circumstances);
  const roster = {
    ...held,
    ...keepBefore(held, { cause, at, state: certifiedOf(held) }),
    ...(facts === undefined ? {} : { facts }),
    ...all,
    // Never the same twice, even within a millisecond: `apply` compares it to see whether a roster came in between.
    updatedAt: Math.max(at, held.updatedAt + 1),
    // The counts of groups follow by the timer.
    countAt: at,
  };
  await tx.put('rosters', inGroups(roster, region));
}

function schoolOf(circumstance: Circumstance, school: string | undefined): { readonly school?: string } {
  return school === undefined || !isOfStudent(circumstance) ? {} : { school };
}

/** So many entries of a kind a roster has at most. */
const mostEntries = 100;

/** Refuses `CERTIFIED_OFTEN`: what is not needed any more has to go first. */
function requireRoom(entries: readonly unknown[]): void {
  if (entries.length <= mostEntries) return;
  throw refuse(
    'CERTIFIED_OFTEN',
    `这个人已有${mostEntries}条认定，不能再加。请先在“更正资料”里撤销不再需要的，再登记新的。`,
    { field: 'identities' },
  );
}

/** What it says, without what it keeps of before. */
export function certifiedOf({ identities, circumstances, facts }: Roster): Certified {
  return { identities, circumstances, ...(facts === undefined ? {} : { facts }) };
}

/** Whether a roster says all of it already for the place, from whichever batch. */
export function saysAlready(
  roster: Roster,
  certified: Pick<Certificate, 'region' | 'identities' | 'circumstances' | 'school'>,
): boolean {
  const { region, identities, circumstances, school } = certified;
  const held = roster.identities.map(withoutSource);
  const ownEvents = roster.circumstances.filter((one) => one.region === undefined || one.region === region);
  return (
    identities.every((one) => held.some((other) => isDeepStrictEqual({ region, ...one }, other))) &&
    circumstances.every((one) =>
      ownEvents.some(
        (other) =>
          isDeepStrictEqual(one, asEvent(other)) &&
          (schoolOf(one, school).school ?? other.school) === other.school,
      ),
    )
  );
}

function withoutSource({ source: _, ...certified }: RosterIdentity): object {
  return certified;
}

/** One entry a year and county: what an office confirms later stands above what one did before. */
function factsWith(held: readonly RosterFacts[], added: RosterFacts): readonly RosterFacts[] {
  const same = ({ year, region }: RosterFacts): boolean =>
    year === added.year && countyDigits(region) === countyDigits(added.region);
  const before = held.find(same)?.facts ?? {};
  return [...held.filter((one) => !same(one)), { ...added, facts: mergeFacts(added.facts, before) }];
}

function identityKey({ code, region, since }: RosterIdentity): string {
  return `${code}/${region}/${since}`;
}
function circumstanceKey({ code, on, region }: RosterCircumstance): string {
  return `${code}/${on ?? ''}/${region ?? ''}`;
}

function replaced<Item extends { readonly source: string }>(
  held: readonly Item[],
  added: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Item[] {
  const stands = (item: Item): boolean =>
    held.some((other) => keyOf(other) === keyOf(item) && isLaterPart(other.source, item.source));
  const taken = added.filter((item) => !stands(item));
  const keys = new Set(taken.map(keyOf));
  return [...held.filter((item) => !keys.has(keyOf(item))), ...taken];
}

/** Whether a source is a later part of the batch that another is a part of: `<batch>-<part>`. */
function isLaterPart(one: string, other: string): boolean {
  const [batch, part] = apart(one);
  const [sameBatch, before] = apart(other);
  return batch === sameBatch && Number(part) > Number(before);
}

function apart(source: string): readonly [string, string] {
  const hyphen = source.lastIndexOf('-');
  return [source.slice(0, hyphen), source.slice(hyphen + 1)];
}
