import type { NextPage, PageAfter } from '../../../contract/pages';
import { usableFen } from './usable-amount';
import type { AccountMovement, AccountView, MutualAidActions } from '../../../contract/mutual-aid';
import { type Fen, greaterFen, minusFen, noFen } from '../../../policy/money';
import { floorOf } from './accounts';
import { mutualAidAccountRuleFor } from './notice-rule';
import { type Cloud, chinaDay, listPage, refuse } from '../../platform';
import { policyInForce, yearNow } from '../../policy-registry';
import { maskedPerson } from '../../identity';
import { getPayer } from '../../household';
import type { MutualAidAccount } from '../../schema';

const pageSize = 50;

type AccountData = MutualAidActions['mutual-aid.account']['data'];

const confirmFirst = '请先用医保经办窗口给的一次性码确认是您本人，才能查看家庭共济账户。';
const noneSent = '医保局还没有发来您的家庭共济账户信息，请到医保经办窗口办理家人绑定，或过几天再来看。';

export async function accountOf(cloud: Cloud, openId: string): Promise<AccountData> {
  const { self } = await getPayer(cloud, openId);
  if (self === null) return { account: null, reason: confirmFirst };
  const account = await cloud.db.get('mutual-aid-accounts', self.personId);
  return account === null
    ? { account: null, reason: noneSent }
    : { account: await accountView(cloud, account) };
}

/** What must stay in an account of a place, for who is paid for there now: the office's floor, or the notice's where that is more. */
async function floorHere(cloud: Cloud, region: string): Promise<Fen> {
  const policy = await policyInForce(cloud);
  const year = await yearNow(cloud, region, chinaDay(cloud.now()));
  const rule = mutualAidAccountRuleFor(policy, { region, year });
  return greaterFen(await floorOf(cloud, region), rule?.floorFen ?? noFen);
}

async function accountView(cloud: Cloud, account: MutualAidAccount): Promise<AccountView> {
  const floorFen = await floorHere(cloud, account.region);
  const ids = account.relatives.map(({ personId }) => personId);
  const people =
    ids.length === 0
      ? []
      : await cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length });
  return {
    region: account.region,
    balanceFen: account.balanceFen,
    reservedFen: account.reservedFen,
    floorFen,
    authorisedFen: account.authorisedFen,
    usableFen: usableFen(account, floorFen),
    asOf: account.asOf,
    relatives: account.relatives.flatMap(({ personId, relation }) => {
      const person = people.find(({ _id }) => _id === personId);
      return person === undefined ? [] : [{ person: maskedPerson(cloud, person), relation }];
    }),
  };
}

/**
 * The holder releases an amount for his relatives; it replaces what was left of the last one. What orders
 * hold at the moment stays released.
 */
export async function authorise(cloud: Cloud, openId: string, amountFen: Fen): Promise<AccountView> {
  const { self } = await getPayer(cloud, openId);
  if (self === null) throw refuse('CONFIRM_SELF_FIRST', confirmFirst);
  const changed = await cloud.db.transaction(async (tx) => {
    const held = await tx.get('mutual-aid-accounts', self.personId);
    if (held === null) throw refuse('NO_ACCOUNT', noneSent);
    if (amountFen < held.reservedFen) {
      throw refuse('AMOUNT_RESERVED', '有没付完的订单正在占用额度，请先付完或取消订单，再减少授权。', {
        field: 'amountFen',
        details: { reservedFen: held.reservedFen },
      });
    }
    if (amountFen === held.authorisedFen) return held;
    const account = { ...held, authorisedFen: amountFen };
    await tx.put('mutual-aid-accounts', account);
    const at = cloud.now();
    await tx.insert('mutual-aid-movements', {
      _id: `${account._id}-authorise-${at}-${cloud.randomHex(4)}`,
      accountId: account._id,
      at,
      kind: 'authorise',
      amountFen: minusFen(amountFen, held.authorisedFen),
      balanceFen: account.balanceFen,
      orderId: null,
      words: '调整可为家人支付的额度',
    });
    return account;
  });
  return accountView(cloud, changed);
}

export async function movementsOf(
  cloud: Cloud,
  openId: string,
  after: PageAfter,
): Promise<{ readonly movements: readonly AccountMovement[]; readonly next: NextPage }> {
  const { self } = await getPayer(cloud, openId);
  if (self === null) throw refuse('CONFIRM_SELF_FIRST', confirmFirst);
  const { page, next } = await listPage(cloud.db, 'mutual-aid-movements', {
    filter: { accountId: self.personId },
    by: 'at',
    order: 'desc',
    limit: pageSize,
    after,
  });
  const movements = page.map(({ at, kind, amountFen, balanceFen, orderId, words }) => ({
    at,
    kind,
    amountFen,
    balanceFen,
    orderId,
    words,
  }));
  return { movements, next };
}
