// The street of Ruizhou.

import { addDays, addMonths, birthday, daysBetween, later } from './days';
import {
  FIRST_DAY,
  LAST_DAY,
  PREMIUM,
  coverFrom,
  hasHappened,
  heldOn,
  isNewborn,
  noteTheNotYetRecognised,
  nothingPayable,
  notOpen,
  wholeYear,
} from './clerk';
import type {
  CircumstanceCode,
  Coverage,
  Day,
  Fen,
  FactSheet,
  Fund,
  Identity,
  IdentityCode,
  NoteCode,
  NoticeCode,
  PaidBefore,
  Reading,
  Subsidy,
} from './types';

const WINDOW_OPENS = '2023-09-15';
const WINDOW_ENDS = '2023-12-31';
const LAST_PAYMENT = '2024-03-31';

// The order in which the paper names them; it decides only between equals.
const PAPER_ORDER: readonly (IdentityCode | CircumstanceCode)[] = [
  'tekun',
  'orphan',
  'dibao',
  'returned-to-poverty',
  'unstable-poverty-exit',
  'poverty-prone-margin',
  'sudden-hardship',
  'de-facto-unattended-child',
  'six-categories',
  'two-categories',
  'unemployed-veteran',
  'martyr-child',
  'severe-disability',
  'college-student',
  'new-college-student',
];

interface Aid {
  code: IdentityCode | CircumstanceCode;
  amountFen: Fen;
  fund: Fund;
  clause: string;
  // Since when the person is one of the aided.
  since: Day;
}

export function readRuizhou(facts: FactSheet): Reading {
  const notices: NoticeCode[] = ['ruizhou-2024'];
  const notes = new Set<NoteCode>();
  noteTheNotYetRecognised(facts, notes);
  if (facts.paidBefore !== undefined) {
    return alreadyInsured(facts, facts.paidBefore, notices, notes);
  }
  // 2.2: the window.
  if (facts.payOn < WINDOW_OPENS) {
    return notOpen(notices, WINDOW_OPENS, notes);
  }
  const coverage = coverWhenPaidOn(facts, facts.payOn, notes);
  if (coverage === null) {
    return nothingPayable('closed', notices, notes);
  }
  if (coverage.from > LAST_DAY) {
    notes.add('no-cover-left');
    return nothingPayable('closed', notices, notes);
  }

  // 3.1, last paragraph: of several the highest. 3.3: students pay nothing.
  let best = bestAid(facts, facts.payOn, notes);
  const student = studentAid(facts, facts.payOn);
  if (student !== null && (best === null || isBetter(student, best))) {
    best = student;
  }
  if (best !== null && best.clause === '3.3' && coverage.waitingDays > 0) {
    // 4.2 speaks of aided persons; that it frees students of 4.1's wait too is not said.
    notes.add('interpretation');
  }
  const subsidyFen = best === null ? 0 : best.amountFen;
  const payFen = PREMIUM - subsidyFen;
  const subsidies: Subsidy[] = [];
  if (best !== null) {
    subsidies.push({
      identity: best.code,
      method: best.amountFen === PREMIUM ? 'full' : 'fixed',
      amountFen: best.amountFen,
      timing: 'deducted',
      fund: best.fund,
      notice: 'ruizhou-2024',
      clause: best.clause,
    });
  }
  return {
    status: payFen === 0 ? 'exempt' : 'payable',
    notices,
    payFen,
    items: [{ kind: 'premium', standardFen: PREMIUM, subsidyFen, payFen }],
    subsidies,
    reimbursedFen: 0,
    refundFen: 0,
    netFen: payFen,
    coverage,
    noteCodes: notes,
  };
}

function alreadyInsured(
  facts: FactSheet,
  paid: PaidBefore,
  notices: NoticeCode[],
  notes: Set<NoteCode>,
): Reading {
  let coverage = coverWhenPaidOn(facts, paid.on, notes);
  if (coverage !== null && coverage.from > LAST_DAY) {
    coverage = null;
  }
  let refundFen = 0;
  for (const identity of facts.identities ?? []) {
    if (!heldOn(identity, facts.payOn)) {
      continue;
    }
    const aid = aidFor(identity, facts, facts.payOn, notes);
    if (aid === null) {
      continue;
    }
    if (aid.since <= WINDOW_ENDS) {
      // 3.2: among the aided by the window's end, the aid comes back; never more than was paid over one's own part.
      const overpaid = paid.amountFen - (PREMIUM - aid.amountFen);
      refundFen = Math.max(refundFen, Math.min(aid.amountFen, overpaid));
    } else if (coverage === null || coverage.from > facts.payOn) {
      // 3.2: recognised later. With cover running nothing comes back; before that the paper is silent.
      notes.add('interpretation');
    }
  }
  return {
    status: 'insured',
    notices,
    payFen: 0,
    items: [],
    subsidies: [],
    reimbursedFen: 0,
    refundFen,
    netFen: paid.amountFen - refundFen,
    coverage,
    noteCodes: notes,
  };
}

function isBetter(one: Aid, other: Aid): boolean {
  if (one.amountFen !== other.amountFen) {
    return one.amountFen > other.amountFen;
  }
  return PAPER_ORDER.indexOf(one.code) < PAPER_ORDER.indexOf(other.code);
}

function bestAid(facts: FactSheet, day: Day, notes: Set<NoteCode>): Aid | null {
  let best: Aid | null = null;
  for (const identity of facts.identities ?? []) {
    if (!heldOn(identity, day)) {
      continue;
    }
    const aid = aidFor(identity, facts, day, notes);
    if (aid !== null && (best === null || isBetter(aid, best))) {
      best = aid;
    }
  }
  return best;
}

// 3.1: one identity by itself.
function aidFor(identity: Identity, facts: FactSheet, day: Day, notes: Set<NoteCode>): Aid | null {
  let amountFen = 0;
  let fund: Fund = 'unstated';
  switch (identity.code) {
    case 'tekun':
    case 'orphan':
      // First paragraph: in full.
      amountFen = PREMIUM;
      break;
    case 'dibao':
    case 'returned-to-poverty':
    case 'unstable-poverty-exit':
    case 'poverty-prone-margin':
      // First paragraph: the fixed amount, and illness is not asked.
      amountFen = 32000;
      break;
    case 'sudden-hardship':
      // First paragraph: only those monitored because of illness.
      if (identity.dueToIllness === undefined) {
        notes.add('attribute-unknown');
      }
      if (identity.dueToIllness === true) {
        amountFen = 32000;
      }
      break;
    case 'de-facto-unattended-child':
      // First paragraph: only the monitored.
      if (identity.monitored === undefined) {
        notes.add('attribute-unknown');
      }
      if (identity.monitored === true) {
        amountFen = 32000;
      }
      break;
    case 'six-categories':
    case 'two-categories':
    case 'unemployed-veteran':
      // Second paragraph: in full.
      amountFen = PREMIUM;
      break;
    case 'martyr-child':
      // Second paragraph: from 60 on, in full.
      if (facts.birthDate === undefined) {
        notes.add('attribute-unknown');
      } else if (birthday(facts.birthDate, 60) <= day) {
        amountFen = PREMIUM;
      }
      break;
    case 'severe-disability':
      // Third paragraph; the paper names no grade.
      if (identity.disabilityGrade === undefined) {
        notes.add('attribute-unknown');
      }
      fund = 'city-finance';
      if (isAidedDisabled(identity, facts, day, notes)) {
        amountFen = 32000;
      }
      break;
    default:
      break;
  }
  if (amountFen === 0) {
    return null;
  }
  return { code: identity.code, amountFen, fund, clause: '3.1', since: identity.since };
}

// 3.1, third paragraph: students, children, and adults who cannot work. Who cannot work is one or the other.
function isAidedDisabled(identity: Identity, facts: FactSheet, day: Day, notes: Set<NoteCode>): boolean {
  if (identity.student === true || identity.lostWorkCapacity === true) {
    return true;
  }
  if (facts.birthDate !== undefined && birthday(facts.birthDate, 18) > day) {
    return true;
  }
  if (
    identity.student === undefined ||
    identity.lostWorkCapacity === undefined ||
    facts.birthDate === undefined
  ) {
    notes.add('attribute-unknown');
  }
  return false;
}

// 3.3.
function studentAid(facts: FactSheet, day: Day): Aid | null {
  let best: Aid | null = null;
  for (const circumstance of facts.circumstances ?? []) {
    const { code } = circumstance;
    if ((code === 'college-student' || code === 'new-college-student') && hasHappened(circumstance, day)) {
      const aid: Aid = {
        code: 'college-student',
        amountFen: PREMIUM,
        fund: 'finance',
        clause: '3.3',
        since: day,
      };
      if (best === null || isBetter(aid, best)) {
        best = aid;
      }
    }
  }
  return best;
}

// 4: null where no payment is taken. Begins after the year where it is taken but buys nothing.
function coverWhenPaidOn(facts: FactSheet, day: Day, notes: Set<NoteCode>): Coverage | null {
  // The year is over: nothing of it is left to pay for.
  if (day > LAST_DAY) {
    notes.add('no-cover-left');
    return null;
  }
  // 4.1, 4.2, 4.5: paid in the window.
  if (day <= WINDOW_ENDS) {
    return wholeYear();
  }
  // 4.4: within 90 days of birth, from birth; born the year before, the whole of this year.
  if (facts.birthDate !== undefined && isNewborn(facts, day)) {
    const from = later(facts.birthDate, FIRST_DAY);
    if (from <= LAST_DAY) {
      return coverFrom(from, 0);
    }
  }
  // 4.2: the aided, up to the last day of 2.2, from payment as the contract has settled.
  const aided = bestAid(facts, day, notes);
  if (aided !== null && day <= LAST_PAYMENT) {
    notes.add('interpretation');
    return coverFrom(day, 0);
  }
  // 3.2: recognised after the window and not insured, so that all are: 2.2's last day is read as not binding.
  if (aided !== null && hasLateRecognition(facts, day, notes)) {
    notes.add('interpretation');
    return coverFrom(day, 0);
  }
  // 4.5 and 4.7: free of the window and of its last day, from the day after payment.
  if (isFreeOfWindow(facts, day, notes)) {
    return coverFrom(addDays(day, 1), 0);
  }
  // 2.2 and 4.1: late, with a wait.
  if (day <= LAST_PAYMENT) {
    return coverFrom(addDays(day, 90), 90);
  }
  return null;
}

function hasLateRecognition(facts: FactSheet, day: Day, notes: Set<NoteCode>): boolean {
  for (const identity of facts.identities ?? []) {
    if (heldOn(identity, day)) {
      const aid = aidFor(identity, facts, day, notes);
      if (aid !== null && aid.since > WINDOW_ENDS) {
        return true;
      }
    }
  }
  return false;
}

function isFreeOfWindow(facts: FactSheet, day: Day, notes: Set<NoteCode>): boolean {
  let free = false;
  for (const identity of facts.identities ?? []) {
    // 4.7: persons of a kind, no term set.
    if (
      (identity.code === 'medical-aid-unsubsidised' || identity.code === 'clergy') &&
      heldOn(identity, day)
    ) {
      free = true;
    }
  }
  for (const circumstance of facts.circumstances ?? []) {
    const on = circumstance.on;
    switch (circumstance.code) {
      case 'discharged-from-service':
      case 'family-of-discharged':
      case 'employee-insurance-ended':
        // 4.5, and the insurance of 4.7: three months.
        if (on === undefined) {
          notes.add('attribute-unknown');
        } else if (on <= day && day <= addMonths(on, 3)) {
          free = true;
        }
        break;
      case 'household-moved-in':
      case 'returned-from-abroad':
      case 'released-from-prison':
      case 'migrant-child':
      case 'graduate-returned':
        // 4.7: 90 days.
        if (on === undefined) {
          notes.add('attribute-unknown');
        } else if (on <= day && daysBetween(on, day) <= 90) {
          free = true;
        }
        break;
      default:
        break;
    }
  }
  return free;
}
