// Jincheng.

import { addMonths, dayOfMonth } from './days';
import { PREMIUM, heldOn, noteTheNotYetRecognised, nothingPayable, notOpen } from './clerk';
import type { FactSheet, Fen, Identity, IdentityCode, NoteCode, NoticeCode, Reading, Subsidy } from './types';

const WINDOW_OPENS = '2023-09-01';
const WINDOW_ENDS = '2023-12-25';

// The order in which the paper names them; it decides only between equals.
const PAPER_ORDER: readonly IdentityCode[] = [
  'unstable-poverty-exit',
  'poverty-prone-margin',
  'sudden-hardship',
  'returned-to-poverty',
  'tekun',
  'orphan',
  'de-facto-unattended-child',
  'dibao',
];

export function readJincheng(facts: FactSheet): Reading {
  const notices: NoticeCode[] = ['jincheng-2024'];
  const notes = new Set<NoteCode>();
  noteTheNotYetRecognised(facts, notes);

  const paid = facts.paidBefore;
  if (paid !== undefined) {
    // No clause gives a period or gives money back.
    notes.add('coverage-silent');
    for (const identity of facts.identities ?? []) {
      const aid = aidFor(identity, facts, notes);
      if (aid !== null && identity.since > paid.on) {
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
      coverage: null,
      noteCodes: notes,
    };
  }

  // 2: the window.
  if (facts.payOn < WINDOW_OPENS) {
    return notOpen(notices, WINDOW_OPENS, notes);
  }
  if (facts.payOn > WINDOW_ENDS) {
    return nothingPayable('closed', notices, notes);
  }

  // 4: each identity by itself, the best one counts.
  let best: Subsidy | null = null;
  const told = new Set<NoteCode>();
  for (const identity of facts.identities ?? []) {
    const aid = aidFor(identity, facts, told);
    if (aid !== null && (best === null || isBetter(aid, best))) {
      best = aid;
    }
  }
  const subsidyFen: Fen = best === null ? 0 : best.amountFen;
  const payFen = PREMIUM - subsidyFen;

  // 2: payments on the 1st to the 25th only; who has nothing to pay need not mind.
  if (payFen > 0 && dayOfMonth(facts.payOn) > 25) {
    const firstOfNext = `${addMonths(facts.payOn, 1).slice(0, 8)}01`;
    return notOpen(notices, firstOfNext, notes);
  }
  for (const note of told) {
    notes.add(note);
  }
  notes.add('coverage-silent');
  return {
    status: payFen === 0 ? 'exempt' : 'payable',
    notices,
    payFen,
    items: [{ kind: 'premium', standardFen: PREMIUM, subsidyFen, payFen }],
    subsidies: best === null ? [] : [best],
    reimbursedFen: 0,
    refundFen: 0,
    netFen: payFen,
    coverage: null,
    noteCodes: notes,
  };
}

function isBetter(one: Subsidy, other: Subsidy): boolean {
  if (one.amountFen !== other.amountFen) {
    return one.amountFen > other.amountFen;
  }
  return orderOf(one) < orderOf(other);
}

function orderOf(subsidy: Subsidy): number {
  return PAPER_ORDER.findIndex((code) => code === subsidy.identity);
}

function aidFor(identity: Identity, facts: FactSheet, notes: Set<NoteCode>): Subsidy | null {
  if (!heldOn(identity, facts.payOn)) {
    return null;
  }
  let amountFen = 0;
  let method: Subsidy['method'] = 'fixed';
  let clause = '';
  switch (identity.code) {
    case 'unstable-poverty-exit':
    case 'poverty-prone-margin':
    case 'sudden-hardship':
      // 4.1. Those also on relief are left out here, but 4.3 and 4.4 give them more, so nothing has to be done.
      amountFen = 28000;
      clause = '4.1';
      break;
    case 'returned-to-poverty':
      // 4.2
      amountFen = 34200;
      method = 'percent';
      clause = '4.2';
      break;
    case 'tekun':
    case 'orphan':
    case 'de-facto-unattended-child':
      // 4.3
      amountFen = PREMIUM;
      method = 'full';
      clause = '4.3';
      break;
    case 'dibao':
      // 4.4
      amountFen = 30400;
      method = 'percent';
      clause = '4.4';
      break;
    case 'rural-entitled':
      // 4.5
      notes.add('existing-policy');
      return null;
    case 'severe-disability':
      // 4.5; the paper names no grade here.
      notes.add('existing-policy');
      if (identity.disabilityGrade === undefined) {
        notes.add('attribute-unknown');
      }
      return null;
    default:
      return null;
  }
  return {
    identity: identity.code,
    method,
    amountFen,
    timing: 'deducted',
    fund: 'medical-assistance',
    notice: 'jincheng-2024',
    clause,
  };
}
