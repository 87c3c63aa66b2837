// Jilin province, with the city's draft (jilin-city.ts) laid over it in the four urban districts.

import { addDays } from './days';
import {
  LAST_DAY,
  PREMIUM,
  certifiedIn,
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

const PROVINCE = '22';
const CARE_PREMIUM = 1000;

// The order in which the papers name them; it decides only between equals.
const PAPER_ORDER: readonly IdentityCode[] = [
  'tekun',
  'dibao',
  'returned-to-poverty',
  'unstable-poverty-exit',
  'poverty-prone-margin',
  'sudden-hardship',
  'severe-disability',
];

// What one identity, judged by itself, brings.
interface Claim {
  code: IdentityCode;
  provinceFen: Fen;
  city: Subsidy | null;
  netFen: Fen;
}

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
    return alreadyInsured(facts, facts.paidBefore, urban, notices, notes);
  }
  // Province 3: the window; the year itself is the other end.
  if (facts.payOn < WINDOW_OPENS) {
    return notOpen(notices, WINDOW_OPENS, notes);
  }
  if (facts.payOn > LAST_DAY) {
    notes.add('no-cover-left');
    return nothingPayable('closed', notices, notes);
  }
  noteCertifiedOutside(facts, notes);
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

  // Province 2 and city 1 to 4: each identity by itself, the best one counts.
  const standardFen = PREMIUM + (care ? CARE_PREMIUM : 0);
  let best: Claim | null = null;
  for (const identity of facts.identities ?? []) {
    if (!heldOn(identity, facts.payOn)) {
      continue;
    }
    const provinceFen = provinceAid(identity, facts, notes);
    const city = urban ? cityMoney(identity, facts, facts.payOn, null, notes) : null;
    if (provinceFen === 0 && city === null) {
      continue;
    }
    const netFen = standardFen - provinceFen - (city === null ? 0 : city.amountFen);
    const claim: Claim = { code: identity.code, provinceFen, city, netFen };
    if (best === null || isBetter(claim, best)) {
      best = claim;
    }
  }

  const provinceFen = best === null ? 0 : best.provinceFen;
  const items: Item[] = [
    { kind: 'premium', standardFen: PREMIUM, subsidyFen: provinceFen, payFen: PREMIUM - provinceFen },
  ];
  if (care) {
    items.push({ kind: 'ltci', standardFen: CARE_PREMIUM, subsidyFen: 0, payFen: CARE_PREMIUM });
  }
  const subsidies: Subsidy[] = [];
  if (best !== null && provinceFen > 0) {
    subsidies.push({
      identity: best.code,
      method: provinceFen === PREMIUM ? 'full' : 'fixed',
      amountFen: provinceFen,
      timing: 'deducted',
      fund: 'medical-assistance',
      notice: 'jilin-province-2024',
      clause: '2',
    });
  }
  if (best !== null && best.city !== null) {
    subsidies.push(best.city);
  }
  const payFen = standardFen - provinceFen;
  const reimbursedFen = best === null || best.city === null ? 0 : best.city.amountFen;
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
  urban: boolean,
  notices: NoticeCode[],
  notes: Set<NoteCode>,
): Reading {
  const coverage = coverWhenPaidOn(facts, paid.on, notes);
  noteCharity(facts, notes);
  let best: Claim | null = null;
  for (const identity of facts.identities ?? []) {
    // Province 2, and the contract: recognised after having paid, nothing is given back.
    if (
      heldOn(identity, facts.payOn) &&
      identity.since > paid.on &&
      provinceAid(identity, facts, notes) > 0
    ) {
      notes.add('interpretation');
    }
    const city = urban ? cityMoney(identity, facts, paid.on, paid, notes) : null;
    if (city === null) {
      continue;
    }
    const netFen = paid.amountFen - city.amountFen;
    const claim: Claim = { code: identity.code, provinceFen: 0, city, netFen };
    if (best === null || isBetter(claim, best)) {
      best = claim;
    }
  }
  const subsidies = best === null || best.city === null ? [] : [best.city];
  const reimbursedFen = best === null || best.city === null ? 0 : best.city.amountFen;
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

// The net burden first; then what is due at once, money that comes by itself, money that comes with a date.
function isBetter(one: Claim, other: Claim): boolean {
  if (one.netFen !== other.netFen) {
    return one.netFen < other.netFen;
  }
  if (one.provinceFen !== other.provinceFen) {
    return one.provinceFen > other.provinceFen;
  }
  const oneIsAutomatic = one.city !== null && one.city.claim === 'automatic';
  const otherIsAutomatic = other.city !== null && other.city.claim === 'automatic';
  if (oneIsAutomatic !== otherIsAutomatic) {
    return oneIsAutomatic;
  }
  const oneHasDate = one.city !== null && one.city.paidBy !== undefined;
  const otherHasDate = other.city !== null && other.city.paidBy !== undefined;
  if (oneHasDate !== otherHasDate) {
    return oneHasDate;
  }
  return PAPER_ORDER.indexOf(one.code) < PAPER_ORDER.indexOf(other.code);
}

// Province 2: what medical assistance takes off the premium for one who holds this identity.
function provinceAid(identity: Identity, facts: FactSheet, notes: Set<NoteCode>): Fen {
  const fen = provinceStandard(identity, notes);
  return certifiedIn(identity, facts, PROVINCE) ? fen : 0;
}

function provinceStandard(identity: Identity, notes: Set<NoteCode>): Fen {
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
    if (
      heldOn(identity, day) &&
      certifiedIn(identity, facts, PROVINCE) &&
      paysWithoutWaiting(identity.code)
    ) {
      return coverFrom(day, 0);
    }
  }
  const from = addDays(day, 90);
  return from > LAST_DAY ? null : coverFrom(from, 90);
}

// Province 2: the confirming departments are read as the province's own.
function noteCertifiedOutside(facts: FactSheet, notes: Set<NoteCode>): void {
  for (const identity of facts.identities ?? []) {
    if (
      heldOn(identity, facts.payOn) &&
      paysWithoutWaiting(identity.code) &&
      !certifiedIn(identity, facts, PROVINCE)
    ) {
      notes.add('interpretation');
    }
  }
}

// Province 2 and city 5.4: those out of poverty and not monitored may be helped by charity.
function noteCharity(facts: FactSheet, notes: Set<NoteCode>): void {
  for (const identity of facts.identities ?? []) {
    if (identity.code === 'stable-poverty-exit' && heldOn(identity, facts.payOn)) {
      notes.add('charity-possible');
    }
  }
}
