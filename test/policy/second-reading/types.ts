// The contract's words as types. Written for the second reading alone: nothing here comes from the engine.

export type Day = string; // YYYY-MM-DD
export type Fen = number; // whole fen

export type IdentityCode =
  | 'tekun'
  | 'orphan'
  | 'de-facto-unattended-child'
  | 'dibao'
  | 'dibao-margin'
  | 'returned-to-poverty'
  | 'unstable-poverty-exit'
  | 'poverty-prone-margin'
  | 'sudden-hardship'
  | 'stable-poverty-exit'
  | 'severe-disability'
  | 'rural-entitled'
  | 'six-categories'
  | 'two-categories'
  | 'unemployed-veteran'
  | 'martyr-child'
  | 'medical-aid-unsubsidised'
  | 'clergy';

export type CircumstanceCode =
  | 'employee-insurance-ended'
  | 'discharged-from-service'
  | 'family-of-discharged'
  | 'released-from-prison'
  | 'household-moved-in'
  | 'returned-from-abroad'
  | 'graduate-returned'
  | 'migrant-child'
  | 'entered-welfare-institution'
  | 'objective-reason'
  | 'college-student'
  | 'new-college-student';

export interface Identity {
  code: IdentityCode;
  since: Day;
  until?: Day;
  region?: string;
  monitored?: boolean;
  dueToIllness?: boolean;
  disabilityGrade?: 1 | 2 | 3 | 4;
  lostWorkCapacity?: boolean;
  student?: boolean;
}

export interface Circumstance {
  code: CircumstanceCode;
  on?: Day;
}

export interface PaidBefore {
  on: Day;
  amountFen: Fen;
}

export interface FactSheet {
  id: string;
  region: string;
  year: number;
  payOn: Day;
  birthDate?: Day;
  ltciPilot?: boolean;
  identities?: Identity[];
  circumstances?: Circumstance[];
  paidBefore?: PaidBefore;
}

export type Status = 'payable' | 'exempt' | 'insured' | 'not-open' | 'closed' | 'unsupported';

export type NoticeCode =
  'jilin-province-2024' | 'jilin-city-2024' | 'jincheng-2024' | 'hunan-2024' | 'ruizhou-2024';

export type NoteCode =
  | 'existing-policy'
  | 'fiscal-share-unconfirmed'
  | 'ltci-unknown'
  | 'coverage-silent'
  | 'draft-notice'
  | 'charity-possible'
  | 'not-yet-recognised'
  | 'attribute-unknown'
  | 'no-cover-left'
  | 'claim-closed'
  | 'interpretation';

export interface Item {
  kind: 'premium' | 'ltci' | 'fiscal-share';
  standardFen: Fen;
  subsidyFen: Fen;
  payFen: Fen;
}

export type Fund = 'medical-assistance' | 'city-finance' | 'disability-employment' | 'finance' | 'unstated';

export interface Subsidy {
  // Ruizhou 3.3 gives by a circumstance, so its code stands here too.
  identity: IdentityCode | CircumstanceCode;
  method: 'full' | 'fixed' | 'percent';
  amountFen: Fen;
  timing: 'deducted' | 'reimbursed';
  fund: Fund;
  claim?: 'automatic' | 'apply';
  applyBy?: Day;
  paidBy?: Day;
  notice: NoticeCode;
  clause: string;
}

export interface Coverage {
  from: Day;
  to: Day;
  waitingDays: number;
}

export interface Reading {
  status: Status;
  notices: NoticeCode[];
  payFen: Fen | null;
  items: Item[];
  subsidies: Subsidy[];
  reimbursedFen: Fen;
  refundFen: Fen;
  netFen: Fen | null;
  coverage: Coverage | null;
  opensOn?: Day;
  noteCodes: Set<NoteCode>;
}
