// What the contract says for every notice alike.

import { daysBetween } from './days';
import type {
  Circumstance,
  Coverage,
  Day,
  FactSheet,
  Identity,
  NoteCode,
  NoticeCode,
  Reading,
} from './types';

export const PREMIUM = 38000;
export const FIRST_DAY = '2024-01-01';
export const LAST_DAY = '2024-12-31';

// Conventions and code table: held on that day; a severe disability of grade 3 or 4 is none.
export function heldOn(identity: Identity, day: Day): boolean {
  if (isNone(identity)) {
    return false;
  }
  return identity.since <= day && (identity.until === undefined || identity.until >= day);
}

function isNone(identity: Identity): boolean {
  const grade = identity.disabilityGrade;
  return identity.code === 'severe-disability' && grade !== undefined && grade > 2;
}

// Conventions: one recognised later is left out, with a note.
export function noteTheNotYetRecognised(facts: FactSheet, notes: Set<NoteCode>): void {
  for (const identity of facts.identities ?? []) {
    if (identity.since > facts.payOn && !isNone(identity)) {
      notes.add('not-yet-recognised');
    }
  }
}

// Born by that day and at most 90 days old.
export function isNewborn(facts: FactSheet, day: Day): boolean {
  if (facts.birthDate === undefined || facts.birthDate > day) {
    return false;
  }
  return daysBetween(facts.birthDate, day) <= 90;
}

// An event whose day does not matter: unless it lies ahead.
export function hasHappened(circumstance: Circumstance, day: Day): boolean {
  return circumstance.on === undefined || circumstance.on <= day;
}

export function wholeYear(): Coverage {
  return { from: FIRST_DAY, to: LAST_DAY, waitingDays: 0 };
}

export function coverFrom(from: Day, waitingDays: number): Coverage {
  return { from, to: LAST_DAY, waitingDays };
}

export function nothingPayable(
  status: 'not-open' | 'closed' | 'unsupported',
  notices: NoticeCode[],
  noteCodes: Set<NoteCode>,
): Reading {
  return {
    status,
    notices,
    payFen: null,
    items: [],
    subsidies: [],
    reimbursedFen: 0,
    refundFen: 0,
    netFen: null,
    coverage: null,
    noteCodes,
  };
}

export function notOpen(notices: NoticeCode[], opensOn: Day, noteCodes: Set<NoteCode>): Reading {
  return { ...nothingPayable('not-open', notices, noteCodes), opensOn };
}
