import type { CertifiedIdentity, Circumstance, FactSheet } from '../../policy/fact-sheet';
import { type FactsOfPerson, mergeFacts } from '../../policy/facts-of-person';
import { isOwn } from '../../policy/own-identities';
import { liesIn } from '../../policy/region-names';
import type { ClaimedIdentity, Claims } from '../../contract/claims';
import type { IsoDay } from '../../policy/calendar';
import type { Roster } from '../schema';
import { eventsOf } from './roster/events';

/** What a fact sheet is made of, besides the day. */
export interface KnownFacts {
  readonly recordId: string;
  readonly region: string;
  readonly year: number;
  readonly birthDate: IsoDay | null;
  readonly ltciPilot: boolean | undefined;
  /** What his number and our own records tell of himself. */
  readonly ofPerson: FactsOfPerson;
}

/** Where and for which year somebody is insured. */
export interface InsuredWhere {
  readonly region: string;
  readonly year: number;
}

export interface Confirmed {
  readonly identities: readonly CertifiedIdentity[];
  readonly circumstances: readonly Circumstance[];
  /** Facts of the person himself, for the year. */
  readonly facts: FactsOfPerson;
}

/**
 * What the roster says for who is insured in `region`, without where it came from. What another province certified is
 * a claim here until an office of this one has looked at it: it would set a price that no office here answers for. An identity
 * of a place's own counts where its office is responsible: elsewhere the same code may mean something else. Facts of the
 * person himself stand for their year and county alone.
 */
export function confirmedBy(roster: Roster | null, { region, year }: InsuredWhere): Confirmed {
  return {
    identities: (roster?.identities ?? [])
      .filter((identity) => provinceDigits(identity.region) === provinceDigits(region))
      .filter((identity) => !isOwn(identity.code) || isOfOffice(identity.region, region))
      .map(({ source: _, ...identity }) => identity),
    circumstances: roster === null ? [] : eventsOf(roster),
    facts:
      roster?.facts?.find((one) => one.year === year && countyDigits(one.region) === countyDigits(region))
        ?.facts ?? {},
  };
}

/** Whether who is insured in `region` lives in the county of an office, or in the place around it that is the office's. */
export function isOfOffice(office: string, region: string): boolean {
  return liesIn(region, office) || liesIn(office, countyDigits(region));
}

/** GB/T 2260: the first two digits. */
function provinceDigits(region: string): string {
  return region.slice(0, 2);
}

/** GB/T 2260: the first six digits, whatever town or village follows. */
export function countyDigits(region: string): string {
  return region.slice(0, 6);
}

/** The facts that may make an answer better. `payOn` is a day in China. What number and records tell stands above an office. */
export function factsOf(known: KnownFacts, confirmed: Confirmed, payOn: IsoDay): FactSheet {
  return {
    id: known.recordId,
    region: known.region,
    year: known.year,
    payOn,
    ...(known.birthDate === null ? {} : { birthDate: known.birthDate }),
    ...(known.ltciPilot === undefined ? {} : { ltciPilot: known.ltciPilot }),
    ...mergeFacts(known.ofPerson, confirmed.facts),
    identities: confirmed.identities,
    circumstances: confirmed.circumstances,
  };
}

/** A stored fact sheet with what the roster confirms by now. */
export function factsConfirmedSince(
  facts: FactSheet,
  { identities, circumstances, ...since }: Confirmed,
): FactSheet {
  return { ...facts, ...mergeFacts(since.facts, facts), identities, circumstances };
}

/** The same facts as if everything claimed were confirmed too: for telling what waiting would bring. */
export function factsIfConfirmed(facts: FactSheet, claims: Claims): FactSheet {
  const { year: _, ...said } = claims.facts?.year === facts.year ? claims.facts : { year: facts.year };
  return {
    ...facts,
    ...mergeFacts(facts, said),
    identities: withNew(facts.identities ?? [], claims.identities.map(asCertified)),
    circumstances: withNew(facts.circumstances ?? [], claims.circumstances),
  };
}

/** What an office would certify of a claim: how the payer said it is no fact. */
function asCertified({ sinceSaid: _, ...identity }: ClaimedIdentity): CertifiedIdentity {
  return identity;
}

/** Confirmed ones stand; a claim of the same kind adds nothing to what an office has looked at. */
function withNew<Item extends { readonly code: string }>(
  confirmed: readonly Item[],
  claimed: readonly Item[],
): readonly Item[] {
  return [...confirmed, ...claimed.filter((claim) => !confirmed.some((one) => one.code === claim.code))];
}
