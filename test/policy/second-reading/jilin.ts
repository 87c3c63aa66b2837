// Jilin province, with the city's draft (jilin-city.ts) laid over it in the four urban districts.

import { addDays } from './days';
import {
  LAST_DAY,
  PREMIUM,
  coverFrom,
  heldOn,
  isNewborn,
  noteTheNotYetRecognised,
  nothingPayable,
  notOpen,
  wholeYear,
} from './clerk';
import { WINDOW_ENDS, WINDOW_OPENS, cityMoney, isUrban } from './jilin-city';
import type {
  Coverage,
  Day,
  Fen,
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

const CARE_PREMIUM = 1000;

// The order in which the papers name them; it decides only between equals.
const PAPER_ORDER: readonly Subsidy['identity'][] = [
  'tekun',
  'dibao',
  'returned-to-poverty',
  'unstable-poverty-exit',
  'poverty-prone-margin',
  'sudden-hardship',
  'severe-disability',
];

export function readJilin(facts: FactSheet): Reading {
  const notes = new Set<NoteCode>();
  const urban = isUrban(facts.region);
  const notices: NoticeCode[] = ['jilin-province-2024'];
  if (urban) {
    notices.push('jilin-city-2024');
    notes.add('draft-notice');
  }
  noteTheNotYetRecognised(facts, notes);

  if (facts.paidBefore !== undefined) {
    return alreadyInsured(facts, facts.paidBefore, notices, notes);
  }
  // Province 3: the window; the year itself is the other end.
  if (facts.payOn < WINDOW_OPENS) {
    return notOpen(notices, WINDOW_OPENS, notes);
  }
  if (facts.payOn > LAST_DAY) {
    notes.add('no-cover-left');
    return nothingPayable('closed', notices, notes);
  }
  const coverage = coverWhenPaidOn(facts, facts.payOn, notes);
  if (coverage === null) {
    notes.add('no-cover-left');
    return nothingPayable('closed', notices, notes);
  }
  noteCharity(facts, notes);

  // Province 1: the care premium, where it is known to be due.
  let care = false;
  if (urban || facts.ltciPilot === true) {
    care = true;
  } else if (facts.ltciPilot === undefined) {
    notes.add('ltci-unknown');
  }

  // Province 2: each identity by itself, the best one counts.
  const standardFen = PREMIUM + (care ? CARE_PREMIUM : 0);
  let provinceFen = 0;
  let aided: IdentityCode | null = null;
  for (const identity of facts.identities ?? []) {
    if (!heldOn(identity, facts.payOn)) {
      continue;
    }
    const fen = provinceAid(identity, notes);
    if (
      fen > provinceFen ||
      (fen > 0 && fen === provinceFen && aided !== null && comesFirst(identity.code, aided))
    ) {
      provinceFen = fen;
      aided = identity.code;
    }
  }
  // City 1 to 4: likewise.
  const city = urban ? bestCityMoney(facts, facts.payOn, provinceFen, notes) : null;

  const items: Item[] = [
    { kind: 'premium', standardFen: PREMIUM, subsidyFen: provinceFen, payFen: PREMIUM - provinceFen },
  ];
  if (care) {
    items.push({ kind: 'ltci', standardFen: CARE_PREMIUM, subsidyFen: 0, payFen: CARE_PREMIUM });
  }
  const subsidies: Subsidy[] = [];
  if (aided !== null) {
    subsidies.push({
      identity: aided,
      method: provinceFen === PREMIUM ? 'full' : 'fixed',
      amountFen: provinceFen,
      timing: 'deducted',
      fund: 'medical-assistance',
      notice: 'jilin-province-2024',
      clause: '2',
    });
  }
  if (city !== null) {
    subsidies.push(city);
  }
  const payFen = standardFen - provinceFen;
  const reimbursedFen = city === null ? 0 : city.amountFen;
  return {
    status: payFen === 0 ? 'exempt' : 'payable',
    notices,
    payFen,
    items,
    subsidies,
    reimbursedFen,
    refundFen: 0,
    netFen: payFen - reimbursedFen,
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
  const coverage = coverWhenPaidOn(facts, paid.on, notes);
  noteCharity(facts, notes);
  for (const identity of facts.identities ?? []) {
    // Province 2, and the contract: recognised after having paid, nothing is given back.
    if (heldOn(identity, facts.payOn) && identity.since > paid.on && provinceAid(identity, notes) > 0) {
      notes.add('interpretation');
    }
  }
  const deductedFen = Math.max(0, PREMIUM + CARE_PREMIUM - paid.amountFen);
  const city = isUrban(facts.region) ? bestCityMoney(facts, paid.on, deductedFen, notes) : null;
  const subsidies = city === null ? [] : [city];
  const reimbursedFen = city === null ? 0 : city.amountFen;
  return {
    status: 'insured',
    notices,
    payFen: 0,
    items: [],
    subsidies,
    reimbursedFen,
    refundFen: 0,
    netFen: paid.amountFen - reimbursedFen,
    coverage,
    noteCodes: notes,
  };
}

// City 1 to 4: the most money; then what comes by itself, what comes with a date, what the papers name first.
function bestCityMoney(facts: FactSheet, on: Day, deductedFen: Fen, notes: Set<NoteCode>): Subsidy | null {
  let best: Subsidy | null = null;
  for (const identity of facts.identities ?? []) {
    const counted = (facts.identities ?? []).some(
      (one) =>
        one.code === identity.code &&
        provinceAid(one, new Set()) > 0 &&
        (heldOn(one, on) || heldOn(one, facts.payOn)),
    );
    const ownFen = counted ? provinceAid(identity, new Set()) : 0;
    const money = cityMoney(identity, facts, { on, deductedFen, ownFen }, notes);
    if (money !== null && (best === null || isBetter(money, best))) {
      best = money;
    }
  }
  return best;
}

function isBetter(one: Subsidy, other: Subsidy): boolean {
  if (one.amountFen !== other.amountFen) {
    return one.amountFen > other.amountFen;
  }
  if (isWhole(one) !== isWhole(other)) {
    return isWhole(one);
  }
  if (one.claim !== other.claim) {
    return one.claim === 'automatic';
  }
  if ((one.paidBy === undefined) !== (other.paidBy === undefined)) {
    return one.paidBy !== undefined;
  }
  return comesFirst(one.identity, other.identity);
}

// City 2.1: the standard, and not what another identity's aid left of it.
function isWhole({ identity, amountFen }: Subsidy): boolean {
  if (identity === 'tekun') {
    return amountFen === 1000;
  }
  return amountFen === (identity === 'severe-disability' ? 29000 : 14000);
}

function comesFirst(one: Subsidy['identity'], other: Subsidy['identity']): boolean {
  return PAPER_ORDER.indexOf(one) < PAPER_ORDER.indexOf(other);
}

// Province 2: what medical assistance takes off the premium for one who holds this identity.
function provinceAid(identity: Identity, notes: Set<NoteCode>): Fen {
  switch (identity.code) {
    case 'tekun':
      return PREMIUM;
    case 'dibao':
    case 'returned-to-poverty':
    case 'unstable-poverty-exit':
      return 15000;
    case 'poverty-prone-margin':
    case 'sudden-hardship':
      // Province 2: only those monitored because of illness.
      if (identity.dueToIllness === undefined) {
        notes.add('attribute-unknown');
      }
      return identity.dueToIllness === true ? 15000 : 0;
    default:
      return 0;
  }
}

// Province 3: who pays outside the window without waiting. Illness is not asked here.
function paysWithoutWaiting(code: IdentityCode): boolean {
  return (
    code === 'tekun' ||
    code === 'dibao' ||
    code === 'returned-to-poverty' ||
    code === 'unstable-poverty-exit' ||
    code === 'poverty-prone-margin' ||
    code === 'sudden-hardship'
  );
}

// Province 3.
function coverWhenPaidOn(facts: FactSheet, day: Day, notes: Set<NoteCode>): Coverage | null {
  if (day <= WINDOW_ENDS) {
    return wholeYear();
  }
  if (day > LAST_DAY) {
    return null;
  }
  if (isNewborn(facts, day)) {
    // The contract: a newborn in Jilin has cover from payment.
    notes.add('interpretation');
    return coverFrom(day, 0);
  }
  for (const identity of facts.identities ?? []) {
    if (heldOn(identity, day) && paysWithoutWaiting(identity.code)) {
      return coverFrom(day, 0);
    }
  }
  const from = addDays(day, 90);
  return from > LAST_DAY ? null : coverFrom(from, 90);
}

// Province 2 and city 5.4: those out of poverty and not monitored may be helped by charity.
function noteCharity(facts: FactSheet, notes: Set<NoteCode>): void {
  for (const identity of facts.identities ?? []) {
    if (identity.code === 'stable-poverty-exit' && heldOn(identity, facts.payOn)) {
      notes.add('charity-possible');
    }
  }
}
