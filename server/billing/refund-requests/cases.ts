import type { CaseAction, CaseView, MoneyOfficerActions } from '../../../contract/refunds';
import { actionsOf, caseViews, noteCases } from './case-views';
import { mayResolve, noCase } from './given-with-request';
import { getRequest, putRequest } from './stored-requests';
import { heardSince, requireInsuredHeard, tiedAt } from './insured-consent';
import { decideRequest } from './states';
import { completeRefund, retryRefund } from '../refunds';
import { carryOut } from './carry-out';
import { type Cloud, type Documents, listPage, refuse, spanOfDays } from '../../platform';
import type { Officer, RefundRequest, StoredCase } from '../../schema';
import { isOperator, requireResponsible, requireUnconcerned } from '../../officer-access';
import { afterStep, withoutOpenRefund } from '../orders';
import { enqueueNotification } from '../notifications';

type Listing = MoneyOfficerActions['cases.list']['request'];
type Resolving = MoneyOfficerActions['cases.resolve']['request'];

const pageSize = 50;

export async function listCases(
  cloud: Cloud,
  officer: Officer,
  { region, state = 'open', kind, after = null, ...days }: Listing,
): Promise<MoneyOfficerActions['cases.list']['data']> {
  if (region !== 'operator') requireResponsible(officer, region);
  else if (!isOperator(officer)) throw otherRegion();
  const filter = { places: region, state, ...(kind === undefined ? {} : { kind }) };
  const { page, next } = await listPage(cloud.db, 'cases', {
    filter,
    by: 'at',
    within: spanOfDays(days),
    order: 'asc',
    limit: pageSize,
    after,
  });
  noteCases(cloud, page);
  return { cases: await caseViews(cloud, officer, page), next };
}

function otherRegion(): Error {
  return refuse('OTHER_REGION', '这个地方不在您负责的范围内，请联系当地经办机构。', { field: 'region' });
}

/**
 * An officer's decision, with what follows from it, in one step. The same decision again answers the same.
 */
export async function resolveCase(cloud: Cloud, officer: Officer, request: Resolving): Promise<CaseView> {
  const { caseId, decision: action, note } = request;
  cloud.notes.decision = action;
  if (givesBack.includes(action)) await requireNoneOfHis(cloud, officer, caseId);
  const provenAt = action === 'approve' ? await insuredProvenAt(cloud, caseId) : null;
  const resolved = await cloud.db.transaction(async (tx) => {
    const held = await tx.get('cases', caseId);
    if (held === null || !mayResolve(officer, held)) throw noCase();
    noteCases(cloud, [held]);
    cloud.notes.region = held.region;
    if (held.resolution !== null) {
      if (held.resolution.action === action) return held;
      throw refuse('CASE_RESOLVED', '这一条已经由别人办理，请刷新列表。');
    }
    if (!actionsOf[held.kind].includes(action)) {
      throw refuse('WRONG_ACTION', '这一条不能这样办理，请选择列出的办法。', { field: 'decision' });
    }
    const now = cloud.now();
    if (held.refundId !== null) await act(tx, held.refundId, { action, note, now, provenAt });
    const resolution = { action, note, at: now };
    const done: StoredCase = { ...held, state: 'resolved', resolution, officerId: officer._id };
    await tx.put('cases', done);
    return done;
  });
  const [view] = await caseViews(cloud, officer, [resolved]);
  if (view === undefined) throw noCase();
  return view;
}

/** When the insured person who answered was proven last, ms; null where nobody did. At most five round trips. */
async function insuredProvenAt(cloud: Cloud, caseId: string): Promise<number | null> {
  const refundId = (await cloud.db.get('cases', caseId))?.refundId ?? null;
  const insured = refundId === null ? undefined : (await getRequest(cloud.db, refundId))?.insured;
  return insured?.answer === undefined ? null : tiedAt(cloud, insured.personId);
}

/** Decisions by which money counts as given back. */
const givesBack: readonly CaseAction[] = ['approve', 'paid-by-hand', 'returned'];

/** Nobody gives himself or his family anything back. Throws `CONCERNED`. */
async function requireNoneOfHis(cloud: Cloud, officer: Officer, caseId: string): Promise<void> {
  const held = await cloud.db.get('cases', caseId);
  if (held === null || held.orderId === null || !mayResolve(officer, held)) return;
  const order = await cloud.db.get('orders', held.orderId);
  if (order === null) return;
  await requireUnconcerned(cloud, officer, [order.openId, ...order.lines.map(({ personId }) => personId)]);
}

interface Decision {
  readonly action: CaseAction;
  readonly note: string;
  readonly now: number;
  readonly provenAt: number | null;
}

function act(tx: Documents, refundId: string, decision: Decision): Promise<void> {
  const { action, note, now } = decision;
  switch (action) {
    case 'approve':
      return approve(tx, refundId, decision);
    case 'decline':
      return decline(tx, refundId, note, now);
    case 'retry':
      return retry(tx, refundId, now);
    case 'paid-by-hand':
      return finish(tx, refundId, 'hand', now);
    case 'returned':
      return finish(tx, refundId, 'wechat', now);
    case 'close':
      return Promise.resolve();
  }
}

async function requireRequest(tx: Documents, id: string): Promise<RefundRequest> {
  const request = await getRequest(tx, id);
  if (request === null) throw noCase();
  return request;
}

/** The request itself is done with; the refunds that carry it out are documents of their own. */
async function approve(tx: Documents, id: string, { note, now, provenAt }: Decision): Promise<void> {
  const request = await requireRequest(tx, id);
  const { insured } = request;
  requireInsuredHeard(insured === undefined ? undefined : heardSince(insured, provenAt), note, now);
  const order = await tx.get('orders', request.orderId);
  const line = order?.lines.find((one) => one.line === request.line);
  if (order === null || line === undefined) throw noCase();
  if (line.state !== 'insured' && line.state !== 'settlement-pending') {
    throw refuse('LINE_CHANGED', '这个人的缴费状态已经变化，请选择“不同意”，并查看订单。');
  }
  await putRequest(tx, decideRequest(request, 'approved', now));
  await carryOut(tx, { order: withoutOpenRefund(order, null), line, reason: request.reason, now });
}

async function decline(tx: Documents, id: string, note: string, now: number): Promise<void> {
  const request = decideRequest(await requireRequest(tx, id), 'declined', now, note);
  await putRequest(tx, request);
  const order = await tx.get('orders', request.orderId);
  if (order === null) return;
  const notification = {
    key: `${request._id}-declined`,
    kind: 'refund' as const,
    amountFen: request.amountFen,
    words: '退费申请没有通过，原因见订单',
  };
  const counted = afterStep(withoutOpenRefund(order, null), now, 'refund-declined');
  // What two officers wanted the payer never asked for: there is nothing to tell him.
  if (request.reason === 'by-office') return tx.put('orders', counted);
  await tx.put('orders', enqueueNotification(counted, notification, now));
}

async function retry(tx: Documents, id: string, now: number): Promise<void> {
  const refund = await tx.get('refunds', id);
  if (refund === null) throw noCase();
  await retryRefund(tx, refund, now);
}

/** It may have ended by itself since the case was opened. */
async function finish(tx: Documents, id: string, by: 'wechat' | 'hand', now: number): Promise<void> {
  const refund = await tx.get('refunds', id);
  if (refund === null) throw noCase();
  if (refund.state === 'replaced') throw replaced();
  if (refund.state !== 'done') await completeRefund(tx, refund, by, now);
}

/** Another case of the same refund was retried since: its money comes back by the next number. */
function replaced(): Error {
  return refuse(
    'REFUND_REPLACED',
    '这笔退款已经换了编号重新退，不再登记，免得退两次。这一条请选“重试”办结，不会再退一次。',
    { field: 'decision' },
  );
}
