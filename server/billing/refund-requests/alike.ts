import type { AlikeCases, CaseView, MoneyOfficerActions } from '../../../contract/refunds';
import type { Cloud } from '../../platform';
import { requireResponsible } from '../../officer-access';
import type { Officer, RefundRequest } from '../../schema';
import { caseViews } from './case-views';
import { isHeard } from './insured-consent';
import { type AskedFor, listedSame } from './listed';
import { requestsOfCases } from './stored-requests';

/** Enough for a day's work; the others come when these are decided. */
const most = 200;

/**
 * Requested refunds of which the office's lists say the same, by reason and district: to be decided together. Eleven round trips at most,
 * however many.
 */
export async function alikeCases(
  cloud: Cloud,
  officer: Officer,
  { region }: MoneyOfficerActions['cases.alike']['request'],
): Promise<MoneyOfficerActions['cases.alike']['data']> {
  requireResponsible(officer, region);
  const waiting = await cloud.db.find('cases', {
    filter: { places: region, state: 'open', kind: 'refund-requested' },
    orderBy: [['at', 'asc']],
    limit: most,
  });
  const requests = await requestsOfCases(cloud, waiting);
  const heard = [...requests.values()].filter(({ insured }) => isHeard(insured, cloud.now()));
  const listed = await listedSame(cloud, await whose(cloud, heard));
  const same = waiting.filter(({ refundId }) => listed.has(refundId ?? ''));
  const views = await caseViews(cloud, officer, same);
  return { groups: grouped(views, requests, listed) };
}

async function whose(cloud: Cloud, requests: readonly RefundRequest[]): Promise<readonly AskedFor[]> {
  const ids = [...new Set(requests.map(({ orderId }) => orderId))];
  if (ids.length === 0) return [];
  const orders = await cloud.db.find('orders', { filter: { _id: { in: ids } }, limit: ids.length });
  return requests.flatMap((request): readonly AskedFor[] => {
    const order = orders.find(({ _id }) => _id === request.orderId);
    const line = order?.lines.find((one) => one.line === request.line);
    if (line === undefined) return [];
    const { personId, year, region } = line;
    return [{ request, personId, year, region }];
  });
}

function grouped(
  views: readonly CaseView[],
  requests: ReadonlyMap<string, RefundRequest>,
  listed: ReadonlyMap<string, string>,
): readonly AlikeCases[] {
  const groups = new Map<string, AlikeCases>();
  for (const view of views) {
    const { caseId, refundId, region } = view;
    const reason = requests.get(caseId)?.reason;
    const words = listed.get(refundId ?? '');
    if (reason === undefined || reason === 'by-office' || words === undefined) continue;
    const place = region.slice(0, 6);
    const key = `${reason} ${place}`;
    const before = groups.get(key)?.cases ?? [];
    groups.set(key, { reason, place, cases: [...before, { ...view, listed: words }] });
  }
  return [...groups.values()];
}
