import type { RefundDueActsOfTwo, RefundDueOfficerActions, RefundDueView } from '../../contract/refund-dues';
import { refundDueStates } from '../../contract/refund-dues';
import { inYuan, noFen, sumFen } from '../../policy/money';
import { bySource, giveRecognised } from '../billing/refund-requests';
import { maskedPerson, namedPerson } from '../identity';
import { RowError, takeRows } from '../imports';
import { requireResponsible } from '../officer-access';
import { type Cloud, listPage, spanOfDays } from '../platform';
import { policyInForce } from '../policy-registry';
import { type Look, mostRowsShown } from '../proposals';
import type { Officer, Person, RefundDue } from '../schema';
import { lookForRefunds } from './find-refund-dues';
import { peopleOf } from './views';

type Listing = RefundDueOfficerActions['refund-dues.list'];
type Giving = RefundDueActsOfTwo['refund-dues.give'];

const perPage = 20;

/** Who is due a refund without having asked, and who would be by another day. */
export async function listRefundDues(
  cloud: Cloud,
  officer: Officer,
  { region, year, state, after = null, ...days }: Listing['request'],
): Promise<Listing['data']> {
  requireResponsible(officer, region);
  const of = { places: region, year };
  const [{ page, next }, counts] = await Promise.all([
    listPage(cloud.db, 'refund-dues', {
      filter: { ...of, state },
      by: 'updatedAt',
      within: spanOfDays(days),
      order: 'asc',
      limit: perPage,
      after,
    }),
    Promise.all(
      refundDueStates.map(async (one) => ({
        state: one,
        count: await cloud.db.count('refund-dues', { ...of, state: one }),
      })),
    ),
  ]);
  return { dues: await viewsOf(cloud, page), next, counts };
}

async function viewsOf(cloud: Cloud, found: readonly RefundDue[]): Promise<readonly RefundDueView[]> {
  const people = await peopleOf(cloud, found);
  cloud.notes.about('person', ...found.map(({ personId }) => personId));
  return found.flatMap((due) => {
    const person = people.get(due.personId);
    return person === undefined ? [] : [{ ...factsOf(due), person: namedPerson(cloud, person) }];
  });
}

function factsOf(due: RefundDue): Omit<RefundDueView, 'person'> {
  const { _id: recordId, personId, region, state, paidOn, paidFen, amountFen, words, updatedAt } = due;
  const { givenAtWindow } = due;
  return {
    ...{ recordId, personId, region, state, paidOn, paidFen, amountFen, words, updatedAt },
    ...bySource(due),
    ...(givenAtWindow === undefined ? {} : { givenAtWindow }),
  };
}

interface Concerned {
  readonly here: readonly RefundDue[];
  readonly people: ReadonlyMap<string, Person>;
  /** They, who paid, and everybody whom he paid for at once. */
  readonly subjects: readonly string[];
}

/** Those of a place among some, and whom else they concern. Three round trips. */
export async function concernedBy(cloud: Cloud, region: string, ids: readonly string[]): Promise<Concerned> {
  const found = await cloud.db.find('refund-dues', { filter: { _id: { in: ids } }, limit: ids.length });
  const here = found.filter(({ places }) => places.includes(region));
  const orderIds = here.flatMap(({ orderId }) => (orderId === null ? [] : [orderId]));
  const [people, orders] = await Promise.all([
    peopleOf(cloud, here),
    orderIds.length === 0
      ? []
      : cloud.db.find('orders', { filter: { _id: { in: orderIds } }, limit: orderIds.length }),
  ]);
  const payers = orders.flatMap((one) => [one.openId, ...one.people]);
  return { here, people, subjects: [...new Set([...here.map(({ personId }) => personId), ...payers])] };
}

/** Whom it goes back to, by person and payer, before anything does. */
export async function lookAtGiving(cloud: Cloud, { region, dues }: Giving['request']): Promise<Look> {
  const ids = dues.map(({ recordId }) => recordId);
  const { here, people, subjects } = await concernedBy(cloud, region, ids);
  return {
    region,
    sums: { rows: dues.length, sumFen: sumFen(dues.map(({ amountFen }) => amountFen)) },
    documents: [],
    subjects,
    rows: here.slice(0, mostRowsShown).flatMap((due) => {
      const person = people.get(due.personId);
      const back = inYuan(bySource(due).wechatDueFen);
      const words = `${due.paidOn}已缴${inYuan(due.paidFen)}，退给付款人${back}`;
      return person === undefined ? [] : [{ ...maskedPerson(cloud, person), words }];
    }),
  };
}

/** Each by itself, of the place that was looked at alone; the payer hears of it as of any refund. */
export async function giveRefundDues(
  cloud: Cloud,
  officer: Officer,
  { region, dues }: Giving['request'],
): Promise<Giving['data']> {
  requireResponsible(officer, region);
  const { taken, rejected } = await takeRows({
    rows: dues,
    counts: {},
    take: async (row) => {
      await giveOne(cloud, region, row);
      return {};
    },
  });
  return { taken, rejected, repeated: false };
}

async function giveOne(
  cloud: Cloud,
  region: string,
  { recordId, amountFen }: Giving['request']['dues'][number],
): Promise<void> {
  const held = await cloud.db.get('refund-dues', recordId);
  if (held === null || !held.places.includes(region)) {
    throw new RowError('', '名单上没有这个人，或者不归您这里办理。');
  }
  cloud.notes.about('person', held.personId);
  const { wechatDueFen, wechatGivenFen } = bySource(held);
  // Given already, by this very act or by the payer.
  if (wechatDueFen === noFen && wechatGivenFen >= amountFen && amountFen > noFen) return;
  if (held.orderId === null || held.line === null || wechatDueFen !== amountFen || amountFen === noFen) {
    throw new RowError('', '现在没有可以从这里退的，或者金额变了，请刷新名单再看。');
  }
  await giveRecognised(cloud, { orderId: held.orderId, line: held.line, amountFen });
  const record = await cloud.db.get('records', recordId);
  if (record !== null) await lookForRefunds(cloud, await policyInForce(cloud), [record]);
}
