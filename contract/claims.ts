import type { CertifiedIdentity, Circumstance } from '../policy/fact-sheet';
import type { FactsOfPerson } from '../policy/facts-of-person';
import type { DocumentKind } from './identity-document';

/** A document as a person types it: spaces and a lower-case x are welcome, both sides tidy it the same way. */
export interface DocumentEntry {
  readonly kind: DocumentKind;
  readonly number: string;
}

/**
 * Who is meant. `birthDate` only where the document's number doesn't carry it (passport, birth certificate, old card); as
 * typed, until `checkPerson` has seen it.
 */
export interface PersonEntry {
  readonly name: string;
  readonly document: DocumentEntry;
  readonly birthDate?: string;
}

/** An identity as a payer says it. */
export interface ClaimedIdentity extends CertifiedIdentity {
  /**
   * Where he named no day of recognition. `before`: only that it was before the day after `since`; `unknown`: he doesn't
   * know, and `since` is a day by which the claim would help him. Nobody may read `since` as his word then.
   */
  readonly sinceSaid?: 'before' | 'unknown';
}

/**
 * Facts of the person himself as a payer says them, for one insured year: who studies now may not a year later. Only what a
 * notice of the place and year goes by is taken.
 */
export interface ClaimedFacts extends FactsOfPerson {
  readonly year: number;
}

/**
 * What a payer says of a person. Nothing of it makes his answer better until a roster confirms it; a fact that makes it worse
 * counts at once.
 */
export interface Claims {
  readonly identities: readonly ClaimedIdentity[];
  readonly circumstances: readonly Circumstance[];
  readonly ltciPilot?: boolean;
  /** The tier that he chose, by its code. A choice needs nobody's word, and may change until an order is placed. */
  readonly tier?: string;
  /** Absent where nothing was asked, or said. */
  readonly facts?: ClaimedFacts;
}

/** Who agreed to what: the person himself, a guardian (for a person under 14), or the payer in the person's name. */
export interface ConsentEntry {
  /** Version of the text that was shown: {@link consentVersion}. */
  readonly version: string;
  readonly by: 'self' | 'guardian' | 'on-behalf';
}

/** The consent text that the app shows now. The server refuses consent to an older one. */
export const consentVersion = '2026-12';

/** Under this age, in completed years, only a guardian can consent (Personal Information Protection Law, article 31). */
export const guardianConsentBelowAge = 14;
