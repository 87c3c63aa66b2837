// Hunan.

import { addDays, birthday, daysBetween, later } from './days';
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
  Coverage,
  Day,
  FactSheet,
  Identity,
  IdentityCode,
  Item,
  NoteCode,
  NoticeCode,
  PaidBefore,
  Reading,
  Subsidy,
} from './types';

const FISCAL_SHARE = 64000;
const WINDOW_OPENS = '2023-09-01';
const WINDOW_ENDS = '2023-12-31';
const NOTICE_ENDS = '2024-12-31';

// The order in which the paper names them; it decides only between equals.
const PAPER_ORDER: readonly IdentityCode[] = [
  'tekun',
  'severe-disability',
  'orphan',
  'de-facto-unattended-child',
  'dibao',
  'unstable-poverty-exit',
  'poverty-prone-margin',
  'sudden-hardship',
  'dibao-margin',
];

// On what terms a payment of that day is taken. `whole`: fiscal share and all.
interface Terms {
  whole: boolean;
  coverage: Coverage;
}

export function readHunan(facts: FactSheet): Reading {
  const notices: NoticeCode[] = ['hunan-2024'];
  const notes = new Set<NoteCode>();
  noteTheNotYetRecognised(facts, notes);
  if (facts.paidBefore !== undefined) {
    return alreadyInsured(facts, facts.paidBefore, notices, notes);
  }
  // 2.5: the window.
  if (facts.payOn < WINDOW_OPENS) {
    return notOpen(notices, WINDOW_OPENS, notes);
  }
  if (facts.payOn <= WINDOW_ENDS) {
    return paysInWindow(facts, notices, notes);
  }
  return paysLate(facts, notices, notes);
}

function paysInWindow(facts: FactSheet, notices: NoticeCode[], notes: Set<NoteCode>): Reading {
  // 2.4: each identity by itself, the best one counts. Held on a day of the window, it was recognised in time.
  let best: Subsidy | null = null;
  let bestIsHere = false;
  for (const identity of facts.identities ?? []) {
    if (!heldOn(identity, facts.payOn)) {
      continue;
    }
    const aid = aidFor(identity, facts, notes);
    const here = !certifiedElsewhere(identity, facts);
    if (aid !== null && (best === null || isBetter(aid, best, here, bestIsHere))) {
      best = aid;
      bestIsHere = here;
    }
  }
  const subsidyFen = best === null ? 0 : best.amountFen;
  const payFen = PREMIUM - subsidyFen;
  return {
    status: payFen === 0 ? 'exempt' : 'payable',
    notices,
    payFen,
    items: [{ kind: 'premium', standardFen: PREMIUM, subsidyFen, payFen }],
    subsidies: best === null ? [] : [best],
    reimbursedFen: 0,
    refundFen: 0,
    netFen: payFen,
    coverage: coverInWindow(facts, facts.payOn),
    noteCodes: notes,
  };
}

function paysLate(facts: FactSheet, notices: NoticeCode[], notes: Set<NoteCode>): Reading {
  // 2.5, first paragraph: no joining midway, save in the cases that follow.
  if (facts.payOn > NOTICE_ENDS) {
    // Last paragraph of the paper: it is in force to the end of 2024.
    notes.add('no-cover-left');
    return nothingPayable('closed', notices, notes);
  }
  const terms = termsWhenLate(facts, facts.payOn, notes);
  if (terms === null) {
    return nothingPayable('closed', notices, notes);
  }
  if (terms.coverage.from > LAST_DAY) {
    notes.add('no-cover-left');
    return nothingPayable('closed', notices, notes);
  }
  const items: Item[] = [{ kind: 'premium', standardFen: PREMIUM, subsidyFen: 0, payFen: PREMIUM }];
  let payFen = PREMIUM;
  if (terms.whole) {
    // 2.5, last paragraph; 2.2 fixes the share of 2023 only.
    items.push({ kind: 'fiscal-share', standardFen: FISCAL_SHARE, subsidyFen: 0, payFen: FISCAL_SHARE });
    payFen += FISCAL_SHARE;
    notes.add('fiscal-share-unconfirmed');
  } else {
    // 2.5, fifth paragraph: all these pay by the individual standard; read as without 2.4's aid.
    for (const identity of facts.identities ?? []) {
      if (
        heldOn(identity, facts.payOn) &&
        identity.since <= WINDOW_ENDS &&
        aidFor(identity, facts, notes) !== null
      ) {
        notes.add('interpretation');
      }
    }
  }
  return {
    status: 'payable',
    notices,
    payFen,
    items,
    subsidies: [],
    reimbursedFen: 0,
    refundFen: 0,
    netFen: payFen,
    coverage: terms.coverage,
    noteCodes: notes,
  };
}

function alreadyInsured(
  facts: FactSheet,
  paid: PaidBefore,
  notices: NoticeCode[],
  notes: Set<NoteCode>,
): Reading {
  let coverage: Coverage | null = null;
  if (paid.on <= WINDOW_ENDS) {
    coverage = coverInWindow(facts, paid.on);
  } else if (paid.on <= NOTICE_ENDS) {
    const terms = termsWhenLate(facts, paid.on, notes);
    coverage = terms === null || terms.coverage.from > LAST_DAY ? null : terms.coverage;
  }
  // 2.4: recognised in the window, but after having paid: no clause gives anything back.
  // Recognised after the window: the next year's aid, and no doubt about it.
  for (const identity of facts.identities ?? []) {
    if (
      heldOn(identity, facts.payOn) &&
      identity.since > paid.on &&
      identity.since <= WINDOW_ENDS &&
      aidFor(identity, facts, notes) !== null
    ) {
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
    refundFen: 0,
    netFen: paid.amountFen,
    coverage,
    noteCodes: notes,
  };
}

// The most; then what needs no reading of 2.4's second paragraph; then what the paper names first.
function isBetter(one: Subsidy, other: Subsidy, oneHere: boolean, otherHere: boolean): boolean {
  if (one.amountFen !== other.amountFen) {
    return one.amountFen > other.amountFen;
  }
  if (oneHere !== otherHere) {
    return oneHere;
  }
  return orderOf(one) < orderOf(other);
}

function orderOf(subsidy: Subsidy): number {
  return PAPER_ORDER.findIndex((code) => code === subsidy.identity);
}

// In another county, city or province than that of insurance.
function certifiedElsewhere(identity: Identity, facts: FactSheet): boolean {
  const certified = (identity.region ?? facts.region).slice(0, 6);
  const insured = facts.region.slice(0, 6);
  return !within(certified, insured) && !within(insured, certified);
}

// Codes of six digits: a province ends in four zeros, a city in two.
function within(code: string, wide: string): boolean {
  const digits = wide.endsWith('0000') ? 2 : wide.endsWith('00') ? 4 : 6;
  return code.slice(0, digits) === wide.slice(0, digits);
}

// 2.4. Illness is not asked of monitored households, nor monitoring of children.
function aidFor(identity: Identity, facts: FactSheet, notes: Set<NoteCode>): Subsidy | null {
  let amountFen = 0;
  switch (identity.code) {
    case 'severe-disability':
      if (identity.disabilityGrade === undefined) {
        notes.add('attribute-unknown');
      }
      amountFen = PREMIUM;
      break;
    case 'tekun':
    case 'orphan':
    case 'de-facto-unattended-child':
      amountFen = PREMIUM;
      break;
    case 'dibao':
    case 'unstable-poverty-exit':
    case 'poverty-prone-margin':
    case 'sudden-hardship':
    case 'dibao-margin':
      amountFen = PREMIUM / 2;
      break;
    default:
      return null;
  }
  // 2.4, second paragraph: who is insured elsewhere has the aid at home; so one of another province has not Hunan's.
  // Read as deducted here all the same; how it is given the paragraph doesn't say.
  if (certifiedElsewhere(identity, facts)) {
    notes.add('interpretation');
  }
  return {
    identity: identity.code,
    method: amountFen === PREMIUM ? 'full' : 'percent',
    amountFen,
    timing: 'deducted',
    fund: 'unstated',
    notice: 'hunan-2024',
    clause: '2.4',
  };
}

// 2.5, first and second paragraph.
function coverInWindow(facts: FactSheet, day: Day): Coverage {
  for (const circumstance of facts.circumstances ?? []) {
    if (circumstance.code === 'new-college-student' && hasHappened(circumstance, day)) {
      return coverFrom('2023-09-01', 0);
    }
  }
  return wholeYear();
}

// 2.5, third paragraph on: the special cases, cheapest first and then by the earlier cover.
function termsWhenLate(facts: FactSheet, day: Day, notes: Set<NoteCode>): Terms | null {
  let cheapFrom: Day | null = null;
  let dear = false;
  // Whether the dear way rests on a reading.
  let doubtful = false;

  const birthDate = facts.birthDate;
  if (birthDate !== undefined && birthDate <= day) {
    if (isNewborn(facts, day)) {
      // Third paragraph: from birth.
      cheapFrom = earlier(cheapFrom, later(birthDate, FIRST_DAY));
    } else if (birthDate >= FIRST_DAY) {
      // Last paragraph: a newborn of this year past the 90 days.
      dear = true;
    } else if (birthDate >= WINDOW_OPENS) {
      // Born while the window was open, the 90 days over: the paragraph names the newborn without saying of which year.
      dear = true;
      doubtful = true;
    }
  }

  for (const circumstance of facts.circumstances ?? []) {
    const on = circumstance.on;
    if (!hasHappened(circumstance, day)) {
      continue;
    }
    switch (circumstance.code) {
      case 'entered-welfare-institution':
        // Third paragraph: a child, from the day of entering; the day unknown, from payment.
        if (birthDate !== undefined && birthday(birthDate, 18) <= day) {
          break;
        }
        if (on === undefined) {
          notes.add('attribute-unknown');
          cheapFrom = earlier(cheapFrom, day);
        } else {
          cheapFrom = earlier(cheapFrom, later(on, FIRST_DAY));
        }
        break;
      case 'employee-insurance-ended':
        if (on === undefined) {
          notes.add('attribute-unknown');
        } else if (daysBetween(on, day) <= 90) {
          // Fourth paragraph: from the day the other insurance ended.
          cheapFrom = earlier(cheapFrom, later(on, FIRST_DAY));
        } else if (on >= WINDOW_OPENS) {
          // Last paragraph: past the 90 days, ended while the window was open or later.
          dear = true;
        } else {
          // Ended before the window: the paragraph names it without saying of which year.
          dear = true;
          doubtful = true;
        }
        break;
      case 'discharged-from-service':
      case 'released-from-prison':
        // Fourth paragraph: from payment, and no term set.
        cheapFrom = earlier(cheapFrom, day);
        break;
      case 'objective-reason':
        // Fourth paragraph: the needy and the stably out of poverty, from payment.
        if (isNeedy(facts, day, notes)) {
          cheapFrom = earlier(cheapFrom, day);
        }
        break;
      case 'household-moved-in':
        // Last paragraph: moved in this year.
        if (on === undefined) {
          notes.add('attribute-unknown');
        } else if (on >= FIRST_DAY) {
          dear = true;
        }
        break;
      default:
        break;
    }
  }

  if (cheapFrom !== null) {
    return { whole: false, coverage: coverFrom(cheapFrom, 0) };
  }
  // Last paragraph: the whole financing standard, cover after 30 days.
  if (dear && doubtful) {
    notes.add('interpretation');
  }
  return dear ? { whole: true, coverage: coverFrom(addDays(day, 30), 30) } : null;
}

function earlier(one: Day | null, other: Day): Day {
  return one === null || other < one ? other : one;
}

// 2.5, fourth paragraph: 2.4's people and the stably out of poverty.
function isNeedy(facts: FactSheet, day: Day, notes: Set<NoteCode>): boolean {
  let needy = false;
  for (const identity of facts.identities ?? []) {
    if (!heldOn(identity, day)) {
      continue;
    }
    if (identity.code === 'stable-poverty-exit') {
      needy = true;
    } else if (aidFor(identity, facts, notes) !== null) {
      needy = true;
    }
  }
  return needy;
}
