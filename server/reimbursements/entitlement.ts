import type { IsoDay } from '../../policy/calendar';
import type { Determination, Subsidy } from '../../policy/determination';
import type { IdentityCode } from '../../policy/fact-sheet';
import type { NoticeDocument } from '../../policy/notice/document';
import { confirmedBy, factsConfirmedSince } from '../enrolment';
import type { PolicyInForce } from '../policy-registry';
import type { EnrolmentRecord, Reimbursement, Roster } from '../schema';
import { departmentFor, listDayOf } from './notice-rules';

/** What somebody gets back, as it is stored. */
export type Terms = Pick<
  Reimbursement,
  | 'notice'
  | 'clause'
  | 'draft'
  | 'identity'
  | 'amountFen'
  | 'fund'
  | 'way'
  | 'applyBy'
  | 'paidBy'
  | 'tells'
  | 'foundOn'
  | 'noticeVersions'
  | 'engine'
>;

/**
 * What the notices pay back to somebody insured, as offices certify him and as of a day in China: nothing before the list day
 * (Jilin city 1), nothing to who hasn't paid in full or whose account's deduction is open. Of several identities the best one, as the
 * policy decides. Null where nothing is due.
 */
export function termsAsOf(
  policy: PolicyInForce,
  { insurance }: EnrolmentRecord,
  roster: Roster | null,
  day: IsoDay,
): Terms | null {
  if (insurance === null || insurance.settlementPending || insurance.paidFen === 0) return null;
  if (insurance.paidFen < (insurance.determination.payFen ?? 0)) return null;
  const { facts, on, paidFen } = insurance;
  const certified = factsConfirmedSince(facts, confirmedBy(roster, facts));
  const answer = policy.determine({ ...certified, payOn: day, paidBefore: { on, amountFen: paidFen } });
  const subsidy = reimbursed(answer);
  if (subsidy === null) return null;
  const notice = policy.policy.documents.find(({ id }) => id === subsidy.notice);
  if (notice === undefined || day < listDayOf(notice)) return null;
  return termsOf(policy, answer, subsidy, { notice, day });
}

type Reimbursed = Subsidy & { readonly identity: IdentityCode };

function reimbursed({ subsidies }: Determination): Reimbursed | null {
  const found = subsidies.find(
    (one): one is Reimbursed => one.timing === 'reimbursed' && one.amountFen > 0 && one.identity !== null,
  );
  return found ?? null;
}

function termsOf(
  policy: PolicyInForce,
  answer: Determination,
  subsidy: Reimbursed,
  { notice, day }: { readonly notice: NoticeDocument; readonly day: IsoDay },
): Terms {
  const { identity, fund, claim = 'apply', applyBy = null, paidBy = null } = subsidy;
  return {
    notice: notice.id,
    clause: subsidy.clause,
    draft: notice.draft,
    identity,
    // What really comes back: the policy lets nobody get more than he paid.
    amountFen: answer.reimbursedFen,
    fund,
    way: claim,
    applyBy,
    paidBy,
    tells: departmentFor(notice, { identity, claim, isListed: paidBy !== null }),
    foundOn: day,
    ...policy.provenanceOf(answer),
  };
}

/** Whether two answers give the same, on whichever day they were found. */
export function sameTerms(one: Terms, other: Terms): boolean {
  return fieldsThatCount.every((field) => one[field] === other[field]);
}

const fieldsThatCount = [
  'notice',
  'clause',
  'draft',
  'identity',
  'amountFen',
  'fund',
  'way',
  'applyBy',
  'paidBy',
  'tells',
] as const;
