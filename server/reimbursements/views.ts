import type {
  ReimbursementBatchView,
  ReimbursementStanding,
  ReimbursementView,
} from '../../contract/reimbursements';
import type { IsoDay } from '../../policy/calendar';
import { isOwnIdentityCode } from '../../policy/own-identities';
import { identityName } from '../../policy/names';
import { UnreadableSealError, nameOf, namedPerson } from '../identity';
import { type Cloud, type Filter, chinaDay } from '../platform';
import { type PolicyInForce, policyInForce } from '../policy-registry';
import type { Person, Reimbursement, ReimbursementBatch } from '../schema';
import { maskAccount, openText } from './accounts';
import { batchIdParts } from './batch-id';

/** Whether an application would be taken: before the last day, or of who applied in time and whose account didn't work. */
export function mayApply({ way, state, applyBy }: Reimbursement, today: IsoDay): boolean {
  if (way !== 'apply') return false;
  if (state === 'returned' || state === 'applied') return true;
  return (state === 'to-apply' || state === 'declined') && (applyBy === null || today <= applyBy);
}

/**
 * Of money that comes unasked: whether a direct relative may apply for it, once the bank sent it back (Jilin city 5.2: 因死亡无法申领的). Not
 * behind the last day for applications (5.1).
 */
export function mayRelativeApply(
  { way, state, applyBy, application }: Reimbursement,
  today: IsoDay,
): boolean {
  if (way !== 'automatic') return false;
  if (application !== null && state === 'applied') return true;
  const isOpen = state === 'returned' || (application !== null && state === 'declined');
  return isOpen && (applyBy === null || today <= applyBy);
}

export function standingOf(
  cloud: Cloud,
  { policy }: PolicyInForce,
  one: Reimbursement,
): ReimbursementStanding {
  const { notice, application, account, applyBy, paidBy } = one;
  const known = policy.documents.find(({ id }) => id === notice);
  const today = chinaDay(cloud.now());
  return {
    notice,
    title: known?.title ?? notice,
    // Withdrawn or still a draft, nothing is promised by it.
    draft: known?.draft ?? one.draft,
    clause: one.clause,
    identity: isOwnIdentityCode(one.identity) ? '当地自己定的身份' : identityName(one.identity),
    amountFen: one.amountFen,
    fund: one.fund,
    way: one.way,
    ...(applyBy === null ? {} : { applyBy }),
    ...(paidBy === null ? {} : { paidBy }),
    state: one.state,
    account: account === null ? null : maskAccount(cloud, one._id, account),
    application: application === null ? null : { relation: application.relation, on: application.on },
    paidOn: one.paidOn,
    reason: one.reason,
    tells: one.tells,
    toldOn: one.told?.on ?? null,
    mayApply: mayApply(one, today) || mayRelativeApply(one, today),
    ...(mayRelativeApply(one, today) ? { relativesOnly: true as const } : {}),
  };
}

/** As officers read them: people by name, in one round trip for all. */
export async function reimbursementViews(
  cloud: Cloud,
  found: readonly Reimbursement[],
): Promise<readonly ReimbursementView[]> {
  const people = await peopleOf(cloud, found);
  const policy = await policyInForce(cloud);
  cloud.notes.about('person', ...found.map(({ personId }) => personId));
  return found.map((one) => {
    const person = people.get(one.personId);
    return {
      ...standingOf(cloud, policy, one),
      reimbursementId: one._id,
      personId: one.personId,
      person: person === undefined ? { name: '', document: '' } : namedPerson(cloud, person),
      region: one.region,
      year: one.year,
      applicant: applicantOf(cloud, one),
      batch: one.batchId === null ? null : batchIdParts(one.batchId).number,
      updatedAt: one.updatedAt,
    };
  });
}

function applicantOf(cloud: Cloud, { _id, application }: Reimbursement): string | null {
  const sealed = application?.sealedApplicant ?? null;
  return sealed === null ? null : openText(cloud, _id, 'applicant', sealed);
}

export async function peopleOf(
  cloud: Cloud,
  found: readonly Pick<Reimbursement, 'personId'>[],
): Promise<ReadonlyMap<string, Person>> {
  const ids = [...new Set(found.map(({ personId }) => personId))];
  if (ids.length === 0) return new Map();
  const people = await cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length });
  return new Map(people.map((person) => [person._id, person]));
}

/** Empty where his keys are gone: a line of a file must not fail the others. */
export function nameOrEmpty(cloud: Cloud, person: Person | undefined): string {
  if (person === undefined) return '';
  try {
    return nameOf(cloud, person);
  } catch (error) {
    if (error instanceof UnreadableSealError) return '';
    throw error;
  }
}

/** With how far its lines are. Three round trips, at once. */
export async function batchView(cloud: Cloud, batch: ReimbursementBatch): Promise<ReimbursementBatchView> {
  const count = (inState: Pick<Filter<Reimbursement>, 'state'>): Promise<number> =>
    cloud.db.count('reimbursements', { batchId: batch._id, ...inState });
  const [held, paid, waiting] = await Promise.all([
    count({}),
    count({ state: 'paid' }),
    count({ state: 'batched' }),
  ]);
  const { number, region, year, fund, accountKind, state, sumFen, at: preparedAt, releasedAt } = batch;
  const isOut = state === 'released' && batch.isWhole;
  return {
    ...{ number, region, year, fund, accountKind, state, sumFen, preparedAt, releasedAt },
    lines: batch.lines,
    isDone: state === 'prepared' ? batch.isWhole : waiting === 0,
    paid,
    returned: isOut ? batch.lines - held : 0,
    open: state === 'dissolved' ? 0 : held - paid,
  };
}
