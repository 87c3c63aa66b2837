import type {
  BillDifference,
  MoneyOfficerActions,
  StatementLine,
  StatementView,
} from '../../contract/refunds';
import { liesIn } from '../../policy/region-names';
import { minusFen, negativeFen } from '../../policy/money';
import type { IsoDay } from '../../policy/calendar';
import { comparedDays, comparisonsOf } from './compare-bill';
import { officeMoves } from './make-statements';
import type { Cloud } from '../platform';
import { collectingOffice, entriesOf } from '../billing/ledger';
import type { BillComparison, LedgerEntry, Officer, Statement } from '../schema';
import { isOperator, isResponsibleFor, requireResponsible } from '../officer-access';

/** Offices of one answer: a city has a dozen districts. */
const mostOffices = 200;
/** Lines of one answer, so that it fits into a reply. */
const mostLines = 2000;

/** The day's statements of the collecting offices in a place, each with its lines. */
export async function statementsOf(
  cloud: Cloud,
  officer: Officer,
  region: string,
  day: IsoDay,
): Promise<readonly StatementView[]> {
  requireResponsible(officer, region);
  const filter = { day };
  const found = await cloud.db.find('statements', { filter, orderBy: [['_id', 'asc']], limit: mostOffices });
  const views: StatementView[] = [];
  for (const statement of found.filter((one) => liesIn(one.region, region))) {
    views.push(await viewOf(cloud, statement));
  }
  return views;
}

async function viewOf(
  cloud: Cloud,
  { region, day, paidFen, refundedFen }: Statement,
): Promise<StatementView> {
  const lines: StatementLine[] = [];
  for await (const page of entriesOf(cloud, collectingOffice(region), day)) {
    for (const entry of page) {
      const found = await linesOf(cloud, entry, region);
      lines.push(...found.slice(0, mostLines - lines.length));
    }
    if (lines.length >= mostLines) break;
  }
  return { region, day, paidFen, refundedFen, netFen: minusFen(paidFen, refundedFen), lines };
}

async function linesOf(cloud: Cloud, entry: LedgerEntry, region: string): Promise<readonly StatementLine[]> {
  const order = entry.orderId === null ? null : await cloud.db.get('orders', entry.orderId);
  return officeMoves(entry)
    .filter((move) => move.region === region)
    .map(({ fen, line }) => ({
      orderId: entry.orderId ?? '',
      line,
      year: order?.lines.find((one) => one.line === line)?.year ?? 0,
      ...(order?.payee ? { payee: order.payee } : {}),
      kind: fen > 0 ? ('payment' as const) : ('refund' as const),
      amountFen: fen > 0 ? fen : negativeFen(fen),
    }));
}

type Differences = MoneyOfficerActions['bills.differences']['data'];

/** WeChat's bill is the operator's, of all places; another officer sees what is about orders of his own. */
export async function billDifferences(cloud: Cloud, officer: Officer, day: IsoDay): Promise<Differences> {
  const found = await comparisonsOf(cloud, [day]);
  const all = found.flatMap(({ differences }) => differences);
  const compared =
    found.length > 0 && found.every(({ phase }) => phase === 'done') && !isAwaited(cloud, day, found);
  if (isOperator(officer)) return { compared, differences: all };
  const own: BillDifference[] = [];
  for (const difference of all) if (await isAboutOwn(cloud, officer, difference)) own.push(difference);
  return { compared, differences: own };
}

/** Whether a merchant's bill of a day that is still being compared has not been begun with. */
function isAwaited(cloud: Cloud, day: IsoDay, found: readonly BillComparison[]): boolean {
  if (!comparedDays(cloud.now()).includes(day)) return false;
  return cloud.settings.merchants.some(
    ({ merchantId, legacy }) =>
      !found.some((one) => (one.merchantId ?? (legacy === true ? merchantId : '')) === merchantId),
  );
}

async function isAboutOwn(
  cloud: Cloud,
  officer: Officer,
  { entry, number }: BillDifference,
): Promise<boolean> {
  const orderId = entry === 'refund' ? (await cloud.db.get('refunds', number))?.orderId : number;
  const order = orderId === undefined ? null : await cloud.db.get('orders', orderId);
  return order !== null && order.lines.some(({ region }) => isResponsibleFor(officer, region));
}
