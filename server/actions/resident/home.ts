import * as v from 'valibot';
import type { HomeActions, HomeOrder, HomeStatus, HomeYear } from '../../../contract/home';
import { unfinishedOrders } from '../../billing/payments';
import { refundQuestions } from '../../billing/refund-requests';
import { getPayer, homePeople, homeWaits, homeYear, tieOf } from '../../household';
import type { ListedPerson } from '../../household';
import { type ActionTable, type Cloud, chinaDay, part, requireOpenId } from '../../platform';
import { placeWithoutNotice } from '../../places';
import type { Order } from '../../schema';
import { yuan } from '../../../policy/money';

const minuteMs = 60_000;

async function questionsTo(cloud: Cloud, openId: string) {
  const tie = await tieOf(cloud, openId);
  return tie === null ? [] : refundQuestions(cloud, tie);
}

/** The way to his work, for whoever is an officer: the last, it waits for him every day. */
async function officersWay(cloud: Cloud, openId: string): Promise<HomeStatus['waits']> {
  const officer = await cloud.db.get('officers', openId);
  if (officer === null || officer.ended !== undefined) return [];
  return [{ kind: 'officer', words: '经办：今天等您办的事', leadsTo: 'officer' }];
}

/** The years of his people: those with something to pay first, of the others the newest. */
function yearsOf(people: readonly ListedPerson[]): readonly HomeYear[] {
  return [...new Set(people.map(({ year }) => year))]
    .map((year) =>
      homeYear(
        year,
        people.filter((one) => one.year === year),
      ),
    )
    .sort((one, other) => Number(other.payable) - Number(one.payable) || other.year - one.year);
}

function homeOrder({ _id, totalFen, until }: Order, now: number): HomeOrder {
  const minutes = Math.ceil((until - now) / minuteMs);
  const words =
    minutes > 0
      ? `有一笔 ${yuan(totalFen)} 元的订单没付完，还剩${minutes}分钟`
      : `有一笔 ${yuan(totalFen)} 元的付款结果还在核对，请不要重复缴费`;
  return { orderId: _id, words };
}

export const homeActions: ActionTable<HomeActions> = {
  'home.status': {
    parse: v.strictObject({ region: v.exactOptional(part.regionCode) }),
    run: async (cloud, { region }) => {
      const openId = requireOpenId(cloud);
      const payer = await getPayer(cloud, openId);
      const [listed, questions, orders, work, place] = await Promise.all([
        homePeople(cloud, payer),
        questionsTo(cloud, openId),
        unfinishedOrders(cloud, openId),
        officersWay(cloud, openId),
        region === undefined ? undefined : placeWithoutNotice(cloud, region),
      ]);
      return {
        today: chinaDay(cloud.now()),
        years: yearsOf(listed),
        people: listed.map(({ awaitsNumber: _, ...person }) => person),
        waits: [...homeWaits(payer, listed, questions), ...work],
        orders: orders.map((order) => homeOrder(order, cloud.now())),
        ...(place === undefined ? {} : { place }),
      };
    },
  },
};
