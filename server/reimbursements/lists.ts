import { mostRowsOfCall } from '../../contract/imports';
import {
  type ReimbursementOfficerActions,
  accountKinds,
  reimbursementStates,
} from '../../contract/reimbursements';
import { funds } from '../../policy/determination';
import { findEvenly, requireDocument } from '../identity';
import { recordId } from '../enrolment';
import { requireResponsible } from '../officer-access';
import { type Cloud, type Filter, type Span, listPage, spanOfDays } from '../platform';
import { policyInForce } from '../policy-registry';
import type { Officer, Reimbursement } from '../schema';
import { lookAtOne } from './find';
import { departmentsOf, noticesAt, refundingNotices, reimbursingNotices } from './notice-rules';
import { isRead } from './read-by';
import { batchView, reimbursementViews } from './views';

type Actions = ReimbursementOfficerActions;
type Answer<Name extends keyof Actions> = Promise<Actions[Name]['data']>;

const perPage = 20;
const perTellingPage = 50;
const batchesPerPage = 10;

/** Counts by state, fund, kind of account and department; some thirty round trips, all at once. */
export async function overview(
  cloud: Cloud,
  officer: Officer,
  { region, year }: Actions['reimbursements.overview']['request'],
): Answer<'reimbursements.overview'> {
  requireResponsible(officer, region);
  const policy = await policyInForce(cloud);
  const notices = noticesAt(reimbursingNotices(policy), region, year);
  const refunds = noticesAt(refundingNotices(policy), region, year).length > 0;
  const count = (more: Filter<Reimbursement>): Promise<number> =>
    cloud.db.count('reimbursements', { places: region, year, ...more });
  const named = notices.map(({ id, title, draft }) => ({ id, title, draft }));
  if (notices.length === 0) return { notices: named, refunds, counts: [], ready: [], telling: [] };
  const [counts, ready, telling] = await Promise.all([
    Promise.all(reimbursementStates.map(async (state) => ({ state, count: await count({ state }) }))),
    Promise.all(
      funds.flatMap((fund) =>
        [...accountKinds, 'none' as const].map(async (accountKind) => ({
          fund,
          accountKind: accountKind === 'none' ? null : accountKind,
          count: await count({ state: 'due', fund, accountKind }),
        })),
      ),
    ),
    Promise.all(
      notices.flatMap(({ id, ...notice }) =>
        departmentsOf({ id, ...notice }).map(async ({ office, clause }) => ({
          office,
          notice: id,
          clause,
          untold: await count({ state: 'to-apply', tells: office, isTold: false }),
          told: await count({ tells: office, isTold: true }),
        })),
      ),
    ),
  ]);
  return { notices: named, refunds, counts, ready: ready.filter((one) => one.count > 0), telling };
}

export async function listByState(
  cloud: Cloud,
  officer: Officer,
  { region, year, state, many, after = null, ...days }: Actions['reimbursements.list']['request'],
): Answer<'reimbursements.list'> {
  requireResponsible(officer, region);
  const filter = { places: region, year, state };
  const limit = many === true ? mostRowsOfCall : perPage;
  return listed(cloud, filter, { limit, after, within: spanOfDays(days) });
}

/** Whom a department has yet to tell, or told; the longest unchanged first. */
export async function listToTell(
  cloud: Cloud,
  officer: Officer,
  { region, year, office, told, after = null, ...days }: Actions['reimbursements.to-tell']['request'],
): Answer<'reimbursements.to-tell'> {
  requireResponsible(officer, region);
  const filter = { places: region, year, tells: office, isTold: told };
  const untold = told ? {} : { state: 'to-apply' as const };
  return listed(cloud, { ...filter, ...untold }, { limit: perTellingPage, after, within: spanOfDays(days) });
}

async function listed(
  cloud: Cloud,
  filter: Filter<Reimbursement>,
  wanted: { readonly limit: number; readonly after: string | null; readonly within?: Span },
): Answer<'reimbursements.list'> {
  const { page, next } = await listPage(cloud.db, 'reimbursements', {
    filter,
    by: 'updatedAt',
    order: 'asc',
    ...wanted,
  });
  return { reimbursements: await reimbursementViews(cloud, page), next };
}

/** Of somebody who stands at the window; looked at afresh. Nobody is found of another place, or whom the place doesn't read. */
export async function findByDocument(
  cloud: Cloud,
  officer: Officer,
  { region, year, document }: Actions['reimbursements.find']['request'],
): Answer<'reimbursements.find'> {
  requireResponsible(officer, region);
  const person = await findEvenly(cloud, requireDocument(cloud, document));
  const found = person === null ? null : await lookAtOne(cloud, recordId(person._id, year));
  if (found === null || !isRead(officer, found)) return { reimbursement: null };
  const [reimbursement = null] = await reimbursementViews(cloud, [found]);
  return { reimbursement };
}

export async function listBatches(
  cloud: Cloud,
  officer: Officer,
  { region, year, after = null }: Actions['reimbursements.batches']['request'],
): Answer<'reimbursements.batches'> {
  requireResponsible(officer, region);
  const { page, next } = await listPage(cloud.db, 'reimbursement-batches', {
    filter: { places: region, year },
    by: 'at',
    order: 'desc',
    limit: batchesPerPage,
    after,
  });
  return { batches: await Promise.all(page.map((batch) => batchView(cloud, batch))), next };
}
