import { sayDay } from '../../contract/calendar-day';
import type { GivenAtWindow } from '../../contract/given-at-window';
import type { RefundDueActsOfTwo } from '../../contract/refund-dues';
import type { IsoDay } from '../../policy/calendar';
import { inYuan, lesserFen, sumFen } from '../../policy/money';
import { bySource } from '../billing/refund-requests';
import { grantedFen } from '../billing/refunds';
import { maskedPerson } from '../identity';
import { RowError, takeRows } from '../imports';
import { requireResponsible } from '../officer-access';
import { type Cloud, type Documents, chinaDay, refuse } from '../platform';
import { policyInForce } from '../policy-registry';
import { type Look, mostRowsShown } from '../proposals';
import type { Officer, RefundDue } from '../schema';
import { lookForRefunds } from './find-refund-dues';
import { concernedBy } from './refund-dues';

type Settling = RefundDueActsOfTwo['refund-dues.settle'];

/** Who is said to have had it at the window, and what: the window's part, as it stands in the list. Throws `DAY_WRONG`. */
export async function lookAtSettling(
  cloud: Cloud,
  { region, on, way, dues }: Settling['request'],
): Promise<Look> {
  requireDayCame(cloud, on);
  const ids = dues.map(({ recordId }) => recordId);
  const { here, people, subjects } = await concernedBy(cloud, region, ids);
  return {
    region,
    sums: { rows: dues.length, sumFen: sumFen(here.map((due) => bySource(due).windowFen)) },
    documents: [],
    subjects,
    rows: here.slice(0, mostRowsShown).flatMap((due) => {
      const person = people.get(due.personId);
      const { paidOn, paidFen } = due;
      const words = `${paidOn}已缴${inYuan(paidFen)}，${on}在窗口退了${inYuan(bySource(due).windowFen)}，${way}`;
      return person === undefined ? [] : [{ ...maskedPerson(cloud, person), words }];
    }),
  };
}

function requireDayCame(cloud: Cloud, on: IsoDay): void {
  if (on <= chinaDay(cloud.now())) return;
  throw refuse('DAY_WRONG', '退还的日期还没有到，请退了以后再登记。', { field: 'on' });
}

/** Each by itself, of the place that was looked at alone, and looked at anew before: what is due is what the notice gives now, and what changed is listed. */
export async function settleRefundDues(
  cloud: Cloud,
  officer: Officer,
  request: Settling['request'],
): Promise<Settling['data']> {
  requireResponsible(officer, request.region);
  requireDayCame(cloud, request.on);
  const ids = request.dues.map(({ recordId }) => recordId);
  const records = await cloud.db.find('records', { filter: { _id: { in: ids } }, limit: ids.length });
  await lookForRefunds(cloud, await policyInForce(cloud), records);
  const { taken, rejected } = await takeRows({
    rows: request.dues,
    counts: {},
    take: async (row) => {
      await settleOne(cloud, request.region, { ...row, given: { on: request.on, way: request.way } });
      return {};
    },
  });
  return { taken, rejected, repeated: false };
}

interface One {
  readonly recordId: string;
  readonly updatedAt: number;
  readonly given: Omit<GivenAtWindow, 'amountFen'>;
}

async function settleOne(cloud: Cloud, region: string, one: One): Promise<void> {
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('refund-dues', one.recordId);
    if (held === null || !held.places.includes(region)) {
      throw new RowError('', '名单上没有这个人，或者不归您这里办理。');
    }
    cloud.notes.about('person', held.personId);
    if (isSame(held.givenAtWindow, one.given)) return;
    const problem = problemOf(held, one) ?? (await problemOfMoney(tx, held));
    if (problem !== null) throw new RowError('', problem);
    const givenAtWindow = { ...one.given, amountFen: bySource(held).windowFen };
    await tx.put('refund-dues', { ...held, state: 'given', givenAtWindow, updatedAt: cloud.now() });
  });
}

const changed = '读名单以后变了，现在不是要在窗口退的，或者该退的变了，请刷新名单再看。';

/** By this very act, which was cut off and runs again, or said twice. */
function isSame(held: GivenAtWindow | undefined, given: One['given']): boolean {
  return held?.on === given.on && held.way === given.way;
}

function problemOf({ state, givenAtWindow, foundOn, updatedAt }: RefundDue, one: One): string | null {
  if (givenAtWindow !== undefined) {
    return `已经登记过${sayDay(givenAtWindow.on)}在窗口退（${givenAtWindow.way}），没有再登记。`;
  }
  if (state !== 'by-office' || updatedAt !== one.updatedAt) {
    return changed;
  }
  const found = foundOn ?? chinaDay(updatedAt);
  return one.given.on < found ? `退还的日期早于查到该退的那天（${sayDay(found)}），请核对日期。` : null;
}

/** What only payment and refunds tell. */
async function problemOfMoney(tx: Documents, due: RefundDue): Promise<string | null> {
  const { _id, orderId, line: at, amountFen } = due;
  const record = await tx.get('records', _id);
  // Taken back, or given back as a whole, at this very moment: nothing of it is due.
  if (!record?.insurance) return changed;
  if (record.insurance.settlementPending) {
    return '家庭共济账户的扣款结果还没有收到，钱还没有缴成，请等结果再退。';
  }
  const order = orderId === null ? null : await tx.get('orders', orderId);
  const line = order?.lines.find((one) => one.line === at);
  if (order === null || line === undefined) return null;
  const backFen = lesserFen(amountFen, await grantedFen(tx, order, line));
  return backFen === bySource(due).wechatGivenFen ? null : changed;
}
