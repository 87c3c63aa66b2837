import type { OwnChannel, OwnDayActions, OwnMove, OwnSum } from '../../contract/own-day';
import { currentRegion, liesIn } from '../../policy/region-names';
import { type Fen, noFen, plusFen } from '../../policy/money';
import { collectingOffice, entriesOf } from '../billing/ledger';
import { requireResponsible } from '../officer-access';
import { type Cloud, refuse } from '../platform';
import type { Account, LedgerEntry, Officer, Order, Refund } from '../schema';

type Act = OwnDayActions['statements.own-day'];

const mostShown = 200;
/** Of one page's orders: a few each. */
const mostRefunds = 1000;
const districtDigits = 6;

/**
 * A street's or village's day out of its district's books. Nothing is kept for it: what is summed are the very entries of which the district's
 * statement is made, each by the place of its person in the order. Two round trips for two hundred entries.
 */
export async function ownDay(
  cloud: Cloud,
  officer: Officer,
  { region, day }: Act['request'],
): Promise<Act['data']> {
  requireResponsible(officer, region);
  if (isWiderThanDistrict(region)) {
    throw refuse('TOO_WIDE', '请选到县（市、区）、街道乡镇或村：市和省的数在各收款单位的清单里。', {
      field: 'region',
    });
  }
  const office = collectingOffice(region);
  const sums = { wechat: emptySum('wechat'), 'mutual-aid': emptySum('mutual-aid') };
  const moves: OwnMove[] = [];
  let count = 0;
  for await (const entries of entriesOf(cloud, office, day)) {
    const found = await behind(cloud, entries);
    for (const move of entries.flatMap((entry) => movesOf(entry, office, found))) {
      if (!liesIn(move.region, region)) continue;
      sums[move.channel] = withMove(sums[move.channel], move);
      count += 1;
      if (moves.length < mostShown) moves.push(move);
    }
  }
  cloud.notes.about('order', ...moves.map(({ orderId }) => orderId));
  return { sums: Object.values(sums), moves, more: count > moves.length };
}

function isWiderThanDistrict(region: string): boolean {
  return region.slice(0, districtDigits).endsWith('00');
}

function emptySum(channel: OwnChannel): OwnSum {
  return { channel, payments: 0, paidFen: noFen, refunds: 0, refundedFen: noFen };
}

interface Behind {
  readonly orders: readonly Order[];
  readonly refunds: readonly Refund[];
}

/** What the entries are about. One round trip's time. */
async function behind(cloud: Cloud, entries: readonly LedgerEntry[]): Promise<Behind> {
  const ids = [...new Set(entries.flatMap(({ orderId }) => orderId ?? []))];
  if (ids.length === 0) return { orders: [], refunds: [] };
  const [orders, refunds] = await Promise.all([
    cloud.db.find('orders', { filter: { _id: { in: ids } }, limit: ids.length }),
    cloud.db.find('refunds', { filter: { orderId: { in: ids } }, limit: mostRefunds }),
  ]);
  return { orders, refunds };
}

function movesOf(
  { phase, orderId, transfers, at }: LedgerEntry,
  office: Account,
  { orders, refunds }: Behind,
): readonly OwnMove[] {
  if (phase !== 'posted' || orderId === null) return [];
  const lines = orders.find(({ _id }) => _id === orderId)?.lines ?? [];
  const back = refunds.filter((one) => one.orderId === orderId && one.createdAt === at);
  return transfers.flatMap(({ debit, credit, amountFen, line = 0 }): readonly OwnMove[] => {
    if (debit !== office && credit !== office) return [];
    const region = currentRegion(lines.find((one) => one.line === line)?.region ?? '');
    const about = { orderId, line, region, amountFen };
    if (credit === office) return [{ ...about, kind: 'payment', channel: sourceOf(debit) }];
    return [{ ...about, kind: 'refund', channel: takeRefund(back, line, amountFen) }];
  });
}

function sourceOf(account: Account): OwnChannel {
  return account.startsWith('wechat') ? 'wechat' : 'mutual-aid';
}

/** Of the refunds that an entry opened, the one that a transfer is for, which none after it is for then; all leave by one account. */
function takeRefund(back: Refund[], line: number, amountFen: Fen): OwnChannel {
  const at = back.findIndex((one) => one.line === line && one.amountFen === amountFen);
  const [refund] = at < 0 ? [] : back.splice(at, 1);
  return refund?.to ?? 'wechat';
}

function withMove(sum: OwnSum, { kind, amountFen }: OwnMove): OwnSum {
  return kind === 'payment'
    ? { ...sum, payments: sum.payments + 1, paidFen: plusFen(sum.paidFen, amountFen) }
    : { ...sum, refunds: sum.refunds + 1, refundedFen: plusFen(sum.refundedFen, amountFen) };
}
