import type { IsoDay } from './calendar';
import type { Fen } from './money';

/** Identities that notices of many places know. A place's notice may declare others of its own beside them. */
export const identityCodes = [
  'tekun',
  'orphan',
  'de-facto-unattended-child',
  'dibao',
  'dibao-margin',
  'returned-to-poverty',
  'unstable-poverty-exit',
  'poverty-prone-margin',
  'sudden-hardship',
  'stable-poverty-exit',
  'severe-disability',
  'rural-entitled',
  'six-categories',
  'two-categories',
  'unemployed-veteran',
  'martyr-child',
  'medical-aid-unsubsidised',
  'clergy',
] as const;
export type CommonIdentityCode = (typeof identityCodes)[number];
/** Means what the notices of the place declare by it, and nothing anywhere else. */
export type OwnIdentityCode = `own-${string}`;
export type IdentityCode = CommonIdentityCode | OwnIdentityCode;

/** What may be known of an identity besides that somebody holds it. */
export const identityAttributes = [
  'dueToIllness',
  'monitored',
  'disabilityGrade',
  'lostWorkCapacity',
  'student',
] as const;
export type IdentityAttribute = (typeof identityAttributes)[number];
/** Those that are so or not. */
export type IdentityFlag = Exclude<IdentityAttribute, 'disabilityGrade'>;
export const identityFlags = identityAttributes.filter(isFlag);

function isFlag(attribute: IdentityAttribute): attribute is IdentityFlag {
  return attribute !== 'disabilityGrade';
}

export const circumstanceCodes = [
  'employee-insurance-ended',
  'discharged-from-service',
  'family-of-discharged',
  'released-from-prison',
  'household-moved-in',
  'returned-from-abroad',
  'graduate-returned',
  'migrant-child',
  'entered-welfare-institution',
  'objective-reason',
  'college-student',
  'new-college-student',
] as const;
export type CircumstanceCode = (typeof circumstanceCodes)[number];

/** As a disability card has them. */
export const disabilityGrades = [1, 2, 3, 4] as const;
export type DisabilityGrade = (typeof disabilityGrades)[number];

/** A certified identity. `since` is the day of recognition, `until` its last day; `region` where it was certified. */
export interface CertifiedIdentity {
  readonly code: IdentityCode;
  readonly since: IsoDay;
  readonly until?: IsoDay;
  readonly region?: string;
  readonly dueToIllness?: boolean;
  readonly monitored?: boolean;
  readonly disabilityGrade?: DisabilityGrade;
  readonly lostWorkCapacity?: boolean;
  readonly student?: boolean;
}

/** Facts of a person himself that some notices set a price or an aid by. */
export const personalFacts = ['sex', 'student', 'householdHere', 'parentInsured'] as const;
export type PersonalFact = (typeof personalFacts)[number];

export const sexes = ['female', 'male'] as const;
export type Sex = (typeof sexes)[number];

/** An event in the person's life and its day. */
export interface Circumstance {
  readonly code: CircumstanceCode;
  readonly on?: IsoDay;
}

/** What some notices ask of the years in which a person was insured, or wasn't. */
export const historyCounts = ['unbrokenYears', 'missedYears', 'repaidYears'] as const;
export type HistoryCount = (typeof historyCounts)[number];
export const historyFacts = ['insuredLastYear', ...historyCounts] as const;
export type HistoryFact = (typeof historyFacts)[number];

/** The years in which a person was insured, or wasn't; each may be missing, and is unknown then. */
export interface InsuranceHistory {
  readonly insuredLastYear?: boolean;
  /** Years on end up to the last one. */
  readonly unbrokenYears?: number;
  /** Years missed since he was insured last. */
  readonly missedYears?: number;
  /** Of those, how many have been paid for since. */
  readonly repaidYears?: number;
}

/**
 * What is known of a person when a determination is asked for. This is the shape at the product's edge
 * (command line, cloud function, tests); dates are `YYYY-MM-DD` calendar days in China, money is whole fen.
 */
export interface FactSheet {
  readonly id: string;
  readonly region: string;
  readonly year: number;
  readonly payOn: IsoDay;
  readonly birthDate?: IsoDay;
  readonly sex?: Sex;
  /** Goes to a kindergarten, school or university. */
  readonly student?: boolean;
  /** The household is registered in the place of insurance; otherwise the person lives there by a residence permit. */
  readonly householdHere?: boolean;
  /** One of the parents is insured for the year. */
  readonly parentInsured?: boolean;
  readonly ltciPilot?: boolean;
  /** The code of the tier that he chose, where a notice leaves it to him. */
  readonly tier?: string;
  readonly identities?: readonly CertifiedIdentity[];
  readonly circumstances?: readonly Circumstance[];
  readonly insurance?: InsuranceHistory;
  readonly paidBefore?: { readonly on: IsoDay; readonly amountFen: Fen };
}
