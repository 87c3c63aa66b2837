import type { Determination } from '../../policy/determination';
import { greaterFen, lesserFen, noFen, plusFen, sumFen } from '../../policy/money';
import type { AidOfFund } from '../levy';
import type { Cloud } from '../platform';
import type { EnrolmentRecord, Insurance, Refund, RefundDue, Reimbursement } from '../schema';

/** What funds owe and have given for a page's people, by the books. */
export interface GivenAid {
  readonly of: (record: EnrolmentRecord | null, answer: Determination) => readonly AidOfFund[];
}

/** Refunds of one person in an order: some, and their numbers anew. */
const mostRefunds = 1000;

interface Booked {
  /** Orders whose payment is posted in the ledger. */
  readonly posted: ReadonlySet<string>;
  readonly reimbursements: ReadonlyMap<string, Reimbursement>;
  readonly dues: ReadonlyMap<string, RefundDue>;
  readonly refunds: readonly Refund[];
}

/** What was really given is read of ledger, refunds and reimbursements, not of what was worked out. Three round trips. */
export async function aidGiven(cloud: Cloud, records: readonly EnrolmentRecord[]): Promise<GivenAid> {
  const insured = records.filter(({ insurance }) => insurance !== null);
  const ids = insured.map(({ _id }) => _id);
  const orderIds = [...new Set(insured.flatMap(({ insurance }) => insurance?.orderId ?? []))];
  const [entries, reimbursements, dues, refunds] = await Promise.all([
    orderIds.length === 0
      ? []
      : cloud.db.find('ledger', {
          filter: { _id: { in: orderIds.map((id) => `${id}-payment`) }, phase: 'posted' },
          limit: orderIds.length,
        }),
    ids.length === 0
      ? []
      : cloud.db.find('reimbursements', { filter: { _id: { in: ids } }, limit: ids.length }),
    ids.length === 0 ? [] : cloud.db.find('refund-dues', { filter: { _id: { in: ids } }, limit: ids.length }),
    orderIds.length === 0
      ? []
      : cloud.db.find('refunds', {
          filter: { orderId: { in: orderIds }, reason: { in: ['recognised', 'by-office'] }, state: 'done' },
          limit: mostRefunds,
        }),
  ]);
  const booked: Booked = {
    posted: new Set(entries.flatMap(({ orderId }) => orderId ?? [])),
    reimbursements: new Map(reimbursements.map((one) => [one._id, one])),
    dues: new Map(dues.map((one) => [one._id, one])),
    refunds,
  };
  return {
    of: (record, answer) => {
      const { insurance = null } = record ?? {};
      if (record === null || insurance === null) return aidOfAnswer(answer);
      return [
        ...deducted(booked, insurance, answer),
        ...givenBack(booked, record, answer),
        ...refunded(booked, record),
      ];
    },
  };
}

/** Nobody has had any of it who isn't insured yet. */
function aidOfAnswer({ subsidies }: Determination): readonly AidOfFund[] {
  return subsidies.map(({ fund, timing, amountFen }) => ({ fund, timing, amountFen, givenFen: noFen }));
}

/** Taken off at once: given once the rest of the price is in. */
function deducted(booked: Booked, insurance: Insurance, answer: Determination): readonly AidOfFund[] {
  const isGiven = isSettled(booked, insurance, answer);
  return answer.subsidies
    .filter(({ timing }) => timing === 'deducted')
    .map(({ fund, timing, amountFen }) => ({
      fund,
      timing,
      amountFen,
      givenFen: isGiven ? amountFen : noFen,
    }));
}

function isSettled({ posted }: Booked, insurance: Insurance, { payFen }: Determination): boolean {
  const { basis, orderId, settlementPending, paidFen } = insurance;
  if (basis === 'exempt') return true;
  if (settlementPending || paidFen !== payFen) return false;
  return basis === 'paid-elsewhere' || (orderId !== null && posted.has(orderId));
}

/** Given back after payment: owed as the reimbursement says where there is one, given when the bank's answer was read. */
function givenBack(
  { reimbursements }: Booked,
  { _id }: EnrolmentRecord,
  answer: Determination,
): readonly AidOfFund[] {
  const held = reimbursements.get(_id);
  if (held === undefined) {
    return aidOfAnswer(answer).filter(({ timing }) => timing === 'reimbursed');
  }
  if (held.state === 'lapsed') return [];
  const { fund, amountFen, state } = held;
  return [{ fund, timing: 'reimbursed', amountFen, givenFen: state === 'paid' ? amountFen : noFen }];
}

/**
 * Certified after payment (Ruizhou 3.2): due, or gone back through WeChat or at the window. What two officers gave back of the payment
 * counts until it is all given, as it does where the due is worked out. No notice says from which fund, so none is named.
 */
function refunded({ dues, refunds }: Booked, { _id, insurance }: EnrolmentRecord): readonly AidOfFund[] {
  const due = dues.get(_id);
  if (due === undefined) return [];
  const back = refunds.filter(
    ({ orderId, line, endsLine }) => orderId === insurance?.orderId && line === due.line && !endsLine,
  );
  const sumOf = (reason: Refund['reason']) =>
    sumFen(back.filter((one) => one.reason === reason).map(({ amountFen }) => amountFen));
  const aided = plusFen(sumOf('recognised'), due.givenAtWindow?.amountFen ?? noFen);
  const amountFen = greaterFen(aided, due.amountFen);
  if (amountFen === noFen) return [];
  const givenFen = lesserFen(amountFen, plusFen(aided, sumOf('by-office')));
  return [{ fund: 'unstated', timing: 'reimbursed', amountFen, givenFen }];
}
