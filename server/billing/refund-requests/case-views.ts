import type { CaseAction, CaseKind, CaseView } from '../../../contract/refunds';
import { heardSince, insuredWords, tiedAt } from './insured-consent';
import { requestsOfCases } from './stored-requests';
import { isRetriedOut } from '../refunds';
import { evidenceId, givenFor } from '../../evidence';
import type { Cloud } from '../../platform';
import type { InsuredAsked, Officer, StoredCase } from '../../schema';
import { type PeopleOfCases, peopleOfCases } from '../cases';

/** What can be done about each kind. */
export const actionsOf: Readonly<Record<CaseKind, readonly CaseAction[]>> = {
  'refund-requested': ['approve', 'decline'],
  'refund-failed': ['retry', 'paid-by-hand'],
  'refund-no-balance': ['retry', 'paid-by-hand'],
  'refund-silent': ['returned', 'paid-by-hand'],
  'amount-differs': ['close'],
  'foreign-payment': ['close'],
  'bill-differs': ['close'],
  'bill-missing': ['close'],
  'result-contradicts': ['close'],
  'account-refund': ['paid-by-hand'],
  'paid-twice': ['close'],
  'elsewhere-amount': ['close'],
  'elsewhere-listed': ['close'],
  'registration-refused': ['close'],
  'registration-unanswered': ['close'],
  'reimbursement-not-due': ['close'],
  'proposal-unanswered': ['close'],
  'proposal-failed': ['close'],
  'person-corrected': ['close'],
  'limit-reached': ['close'],
  configuration: ['close'],
};

/** Whether a case can be of it. */
export function isCaseKind(kind: unknown): kind is CaseKind {
  return typeof kind === 'string' && Object.hasOwn(actionsOf, kind);
}

/** For the audit log. */
export function noteCases(cloud: Cloud, cases: readonly StoredCase[]): void {
  for (const { _id, orderId, refundId } of cases) {
    cloud.notes.about('case', _id);
    if (orderId !== null) cloud.notes.about('order', orderId);
    if (refundId !== null) cloud.notes.about('refund', refundId);
  }
}

/** Cases as an officer reads them, whom they concern noted for the audit log. */
export async function caseViews(
  cloud: Cloud,
  officer: Officer,
  cases: readonly StoredCase[],
): Promise<readonly CaseView[]> {
  const people = await peopleOfCases(cloud, officer, cases);
  const requests = await requestsOfCases(cloud, cases);
  const retriedOut = await retriedOutOf(cloud, cases);
  const given = await givenFor(
    cloud,
    [...requests.values()].map(({ _id }) => evidenceId({ kind: 'refund', id: _id })),
  );
  return Promise.all(
    cases.map(async (held) => ({
      ...viewOf(held, people, retriedOut),
      ...given.get(evidenceId({ kind: 'refund', id: held.refundId ?? '' })),
      ...(await wordsOf(cloud, requests.get(held._id)?.insured)),
    })),
  );
}

async function wordsOf(cloud: Cloud, insured: InsuredAsked | undefined): Promise<Pick<CaseView, 'insured'>> {
  if (insured === undefined) return {};
  const since = insured.answer === undefined ? null : await tiedAt(cloud, insured.personId);
  return { insured: insuredWords(heardSince(insured, since), cloud.now()) };
}

/** Refunds of open cases that nobody can have sent again. One round trip where any of the cases is of a kind that can. */
async function retriedOutOf(cloud: Cloud, cases: readonly StoredCase[]): Promise<ReadonlySet<string>> {
  const ids = cases.flatMap(({ kind, state, refundId }) =>
    refundId !== null && state === 'open' && actionsOf[kind].includes('retry') ? [refundId] : [],
  );
  if (ids.length === 0) return new Set();
  const refunds = await cloud.db.find('refunds', { filter: { _id: { in: ids } }, limit: ids.length });
  return new Set(refunds.filter(isRetriedOut).map(({ _id }) => _id));
}

function actionsNow(
  { kind, state, refundId }: StoredCase,
  retriedOut: ReadonlySet<string>,
): readonly CaseAction[] {
  if (state !== 'open') return [];
  const isOver = refundId !== null && retriedOut.has(refundId);
  return actionsOf[kind].filter((action) => action !== 'retry' || !isOver);
}

function viewOf(held: StoredCase, people: PeopleOfCases, retriedOut: ReadonlySet<string>): CaseView {
  return {
    caseId: held._id,
    kind: held.kind,
    region: held.region,
    state: held.state,
    at: held.at,
    orderId: held.orderId,
    refundId: held.refundId,
    amountFen: held.amountFen,
    people: people.get(held._id) ?? [],
    summary: held.summary,
    actions: actionsNow(held, retriedOut),
    ...(held.resolution === null ? {} : { resolution: held.resolution }),
  };
}
