// Jilin city's draft: what the four urban districts give back, over the province's aid.

import { FIRST_DAY, LAST_DAY, heldOn } from './clerk';
import type { Day, FactSheet, Fen, Identity, NoteCode, Subsidy } from './types';

// The province's window, which city 1 repeats.
export const WINDOW_OPENS = '2023-10-01';
export const WINDOW_ENDS = '2023-12-31';
const WHOLE = 39000;
const CITY_PAID_BY = '2024-03-31';
const CITY_APPLY_BY = '2024-12-31';

export function isUrban(region: string): boolean {
  return (
    region.startsWith('220202') ||
    region.startsWith('220203') ||
    region.startsWith('220204') ||
    region.startsWith('220211')
  );
}

// City 2.1: the standard, 0 for who is not named.
function cityStandard(identity: Identity, notes: Set<NoteCode>): Fen {
  switch (identity.code) {
    case 'tekun':
      return 1000;
    case 'dibao':
    case 'returned-to-poverty':
    case 'unstable-poverty-exit':
      return 14000;
    case 'poverty-prone-margin':
    case 'sudden-hardship':
      // City 2.1: because of illness.
      if (identity.dueToIllness === undefined) {
        notes.add('attribute-unknown');
      }
      return identity.dueToIllness === true ? 14000 : 0;
    case 'severe-disability':
      // City 1, second paragraph: a card of grade 1 or 2.
      if (identity.disabilityGrade === undefined) {
        notes.add('attribute-unknown');
      }
      return identity.disabilityGrade === 1 || identity.disabilityGrade === 2 ? 29000 : 0;
    default:
      return 0;
  }
}

export interface Payment {
  on: Day;
  deductedFen: Fen;
  ownFen: Fen;
}

// The city's money for one identity of one who pays, or paid, on that day. `deductedFen`: what was not paid of premium and
// care premium, whatever took it off; `ownFen`: what the province takes off for this very identity. Of several identities
// nobody has more than the best of them gives by itself: what is taken off for one counts against another's money.
export function cityMoney(
  identity: Identity,
  facts: FactSheet,
  { on, deductedFen, ownFen }: Payment,
  notes: Set<NoteCode>,
): Subsidy | null {
  if (identity.since > facts.payOn) {
    return null;
  }
  // City 1: on the list of 1 January 2024, and paid in the window.
  const paidInWindow = on >= WINDOW_OPENS && on <= WINDOW_ENDS;
  const onTheList = paidInWindow && heldOn(identity, FIRST_DAY);
  // City 1: newly recognised during 2024, and paid in full. Such a one must still hold it.
  const newlyRecognised =
    identity.since >= FIRST_DAY &&
    identity.since <= LAST_DAY &&
    on <= LAST_DAY &&
    heldOn(identity, facts.payOn);
  if (!onTheList && !newlyRecognised) {
    return null;
  }
  const standardFen = cityStandard(identity, notes);
  if (standardFen === 0) {
    return null;
  }
  // City 5.3: insured where the identity was certified; another district is read as another place.
  // Certified by the city or the province as a whole is certified here too.
  const certifiedAt = (identity.region ?? facts.region).slice(0, 6);
  if (certifiedAt !== facts.region.slice(0, 6) && certifiedAt !== '220200' && certifiedAt !== '220000') {
    if (isUrban(certifiedAt)) {
      notes.add('interpretation');
    }
    return null;
  }
  // City 1: one's own payment of 10, 240 or 390 yuan leaves 100 to bear, tekun nothing; who paid less gets back less.
  const amountFen = Math.min(standardFen, ownFen + standardFen - deductedFen, WHOLE - deductedFen);
  if (amountFen <= 0) {
    return null;
  }
  // City 4.2.1: to the relief account. City 4.2.2: to the nursing account, but the newly recognised apply.
  // City 4.2.3: all others apply.
  let automatic = false;
  if (identity.code === 'tekun' || identity.code === 'dibao') {
    automatic = true;
  } else if (identity.code === 'severe-disability') {
    automatic = onTheList;
  }
  // City 5.1: applications end with the year.
  if (!automatic && facts.payOn > CITY_APPLY_BY) {
    notes.add('claim-closed');
    return null;
  }
  const money: Subsidy = {
    identity: identity.code,
    method: 'fixed',
    amountFen,
    timing: 'reimbursed',
    // City 2.2.
    fund: identity.code === 'severe-disability' ? 'disability-employment' : 'city-finance',
    claim: automatic ? 'automatic' : 'apply',
    notice: 'jilin-city-2024',
    clause: '2.1',
  };
  if (!automatic) {
    money.applyBy = CITY_APPLY_BY;
  }
  // City 3: those of the list by the end of March, the others from time to time.
  if (onTheList) {
    money.paidBy = CITY_PAID_BY;
  }
  return money;
}
