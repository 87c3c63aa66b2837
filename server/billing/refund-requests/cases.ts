import type { CaseAction, CaseKind, CaseView, MoneyOfficerActions } from '../../../contract/refunds';
import { afterRefund, endLine, finishInTransaction, moveRefund } from '../refunds';
import { type Cloud, type Documents, refuse } from '../../platform';
import type { Officer, Refund, StoredCase } from '../../schema';
import { isOperator, isResponsibleFor, logAct, requireResponsible } from '../../officer-access';
import { afterStep } from '../orders';
import { withNews } from '../notifications';
import { type PeopleOfCases, peopleOfCases } from '../cases';

type Listing = MoneyOfficerActions['cases.list']['request'];
type Resolving = MoneyOfficerActions['cases.resolve']['request'];

const pageSize = 50;

const actionsOf: Readonly<Record<CaseKind, readonly CaseAction[]>> = {
  'refund-requested': ['approve', 'decline'],
  'refund-failed': ['retry', 'paid-by-hand'],
  'refund-no-balance': ['retry', 'paid-by-hand'],
  'amount-differs': ['close'],
  'foreign-payment': ['close'],
  'bill-differs': ['close'],
  'bill-missing': ['close'],
  'result-contradicts': ['close'],
  'account-refund': ['paid-by-hand'],
};

export async function listCases(
  cloud: Cloud,
  officer: Officer,
  { region, state = 'open', skip = 0 }: Listing,
): Promise<MoneyOfficerActions['cases.list']['data']> {
  if (region !== 'operator') requireResponsible(officer, region);
  else if (!isOperator(officer)) throw otherRegion();
  const filter = { places: region, state };
  const found = await cloud.db.find('cases', {
    filter,
    orderBy: [['at', 'asc']],
    limit: pageSize + 1,
    skip,
  });
  const page = found.slice(0, pageSize);
  const people = await peopleOfCases(cloud, officer, page);
  return { cases: page.map((held) => viewOf(held, people)), more: found.length > pageSize };
}

function otherRegion(): Error {
  return refuse('OTHER_REGION', '这个地方不在您负责的范围内，请联系当地经办机构。', { field: 'region' });
}

function viewOf(held: StoredCase, people: PeopleOfCases): CaseView {
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
    actions: held.state === 'open' ? actionsOf[held.kind] : [],
    ...(held.resolution === null ? {} : { resolution: held.resolution }),
  };
}

/**
 * An officer's decision, with what follows from it, in one step. The same decision again answers the same.
 */
export async function resolveCase(cloud: Cloud, officer: Officer, request: Resolving): Promise<CaseView> {
  const { caseId, decision: action, note } = request;
  const resolved = await cloud.db.transaction(async (tx) => {
    const held = await tx.get('cases', caseId);
    if (held === null || !mayResolve(officer, held)) throw noCase();
    if (held.resolution !== null) {
      if (held.resolution.action === action) return held;
      throw refuse('CASE_RESOLVED', '这一条已经由别人办理，请刷新列表。');
    }
    if (!actionsOf[held.kind].includes(action)) {
      throw refuse('WRONG_ACTION', '这一条不能这样办理，请选择列出的办法。', { field: 'decision' });
    }
    const now = cloud.now();
    if (held.refundId !== null) await act(tx, held.refundId, action, note, now);
    const resolution = { action, note, at: now };
    const done: StoredCase = { ...held, state: 'resolved', resolution, officerId: officer._id };
    await tx.put('cases', done);
    return done;
  });
  await logAct(cloud, officer, `cases.${action}`, resolved.region);
  return viewOf(resolved, await peopleOfCases(cloud, officer, [resolved]));
}

/** A case of another place reads like one that never was. */
function mayResolve(officer: Officer, { region }: StoredCase): boolean {
  return region === '' ? isOperator(officer) : isResponsibleFor(officer, region);
}

function noCase(): Error {
  return refuse('NO_CASE', '没有找到这一条，可能已经办理，请刷新列表。');
}

async function act(
  tx: Documents,
  refundId: string,
  action: CaseAction,
  note: string,
  now: number,
): Promise<void> {
  const refund = await tx.get('refunds', refundId);
  if (refund === null) throw noCase();
  switch (action) {
    case 'approve':
      return approve(tx, refund, now);
    case 'decline':
      return decline(tx, moveRefund(refund, 'declined', now, { note }), now);
    case 'retry':
      return retry(tx, refund, now);
    case 'paid-by-hand':
      await finishInTransaction(tx, refund, 'hand', now);
      return;
    case 'close':
      return;
  }
}

/** The wish itself is done with; the refunds that carry it out are its own. */
async function approve(tx: Documents, refund: Refund, now: number): Promise<void> {
  const order = await tx.get('orders', refund.orderId);
  const line = order?.lines.find((one) => one.line === refund.line);
  if (order === null || line === undefined) throw noCase();
  if (line.state !== 'insured' && line.state !== 'settlement-pending') {
    throw refuse('LINE_CHANGED', '这个人的缴费状态已经变化，请选择“不同意”，并查看订单。');
  }
  const replaced = moveRefund(refund, 'replaced', now);
  await tx.put('refunds', replaced);
  const ended = await endLine(tx, order, line, { tag: 'granted', reason: refund.reason, now });
  await tx.put('orders', afterStep(afterRefund(ended, replaced, now), now, 'refund-approved'));
}

async function decline(tx: Documents, refund: Refund, now: number): Promise<void> {
  await tx.put('refunds', refund);
  const order = await tx.get('orders', refund.orderId);
  if (order === null) return;
  const { _id, amountFen } = refund;
  const news = {
    key: `${_id}-declined`,
    kind: 'refund' as const,
    amountFen,
    words: '退费申请没有通过，原因见订单',
  };
  await tx.put('orders', withNews(afterRefund(order, refund, now), news, now));
}

/** WeChat forgets no number: a failed refund is sent again under the next one. */
async function retry(tx: Documents, refund: Refund, now: number): Promise<void> {
  await tx.put('refunds', moveRefund(refund, 'replaced', now));
  const attempt = refund.attempt + 1;
  const base = refund._id.replace(/-r\d+$/, '');
  await tx.insert('refunds', {
    ...refund,
    _id: `${base}-r${attempt}`,
    state: 'approved',
    attempt,
    tries: 0,
    nextAt: now,
    billDay: null,
    createdAt: now,
    history: [{ at: now, event: 'approved' }],
  });
}
