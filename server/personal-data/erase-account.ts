import type { MeActions } from '../../contract/me';
import { newAlias } from './alias';
import { renamed } from './rename';
import type { AnyHolding } from './holding';
import { holdings } from './holdings';
import { type Subject, isLater, most, ordersOf, subjectOf } from './subject';
import { eraseEvidenceOf } from '../evidence';
import { eraseIfUnneeded, getPayer, leaveList, listedBy } from '../household';
import { payerHolder, personEvent, pseudonyms, releaseHold } from '../identity';
import { leavingHimself, rememberNear } from '../officer-access';
import { type Cloud, type Documents, DuplicateKeyError, refuse } from '../platform';
import type { CollectionName, Erasure, Order } from '../schema';

/** When the timer takes up what a call that died left undone, and what had to wait. */
const timerAfterMs = 2 * 60_000;
const postponedMs = 30 * 60_000;

/**
 * Erases the account of a WeChat user, for good. The wish is stored first: wherever the function dies, the timer does the
 * rest. Refuses while money is on its way, which nobody could give back to an account that is gone.
 */
export async function eraseAccount(
  cloud: Cloud,
  openId: string,
  fromLists: boolean,
): Promise<MeActions['me.erase']['data']> {
  const subject = await subjectOf(cloud, openId);
  requireNothingUnderWay(await ordersOf(cloud, subject), cloud.now());
  const erasure: Erasure = {
    _id: openId,
    alias: newAlias(cloud),
    fromLists,
    askedAt: cloud.now(),
    nextAt: cloud.now() + timerAfterMs,
  };
  const done = await carryOutErasure(cloud, await storedOnce(cloud, erasure));
  return { done, message: messageOf(done) };
}

/** The wish as it is stored: asked again, also at the same moment, it is the first. */
async function storedOnce(cloud: Cloud, erasure: Erasure): Promise<Erasure> {
  const asked = await cloud.db.get('erasures', erasure._id);
  if (asked !== null) return asked;
  try {
    await cloud.db.insert('erasures', erasure);
    return erasure;
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
    return (await cloud.db.get('erasures', erasure._id)) ?? erasure;
  }
}

function requireNothingUnderWay(orders: readonly Order[], now: number): void {
  if (orders.some(({ state, until }) => state === 'awaiting-payment' && until > now)) {
    throw refuse('ORDER_UNDER_WAY', '您有一笔没付完的订单，请先完成支付或取消订单，再删除账户。');
  }
  if (orders.some(({ state, openRefunds }) => state === 'paid' || openRefunds > 0)) {
    throw refuse('MONEY_UNDER_WAY', '您有一笔钱还没有办完（正在缴费、扣款或退费），办完以后才能删除账户。');
  }
}

function messageOf(done: boolean): string {
  const went = done
    ? '账户已经删除：家人名单、邀请、分享的凭证、没付的订单和本人确认都没有了。'
    : '正在删除账户。还有订单或一次性码没有结束，结束以后会自动删完，不用再操作。';
  return (
    `${went}已经缴费和参保的记录，依照社会保险和会计档案的规定必须保存，里面不再有您的微信标识。` +
    '部门的名册和家庭共济账户归部门管理，要改请找部门。'
  );
}

/**
 * Does what can be done now, and answers whether all is gone. For the timer too; harmless to repeat. Who came back meanwhile
 * keeps what he began after he had asked.
 */
export async function carryOutErasure(cloud: Cloud, erasure: Erasure): Promise<boolean> {
  const { _id: openId, alias, fromLists } = erasure;
  const subject = await erasedSubject(cloud, erasure);
  if (fromLists) await leaveListsOfOthers(cloud, subject);
  await emptyList(cloud, subject);
  await endTie(cloud, subject);
  await forgetNames(cloud, subject, alias);
  await eraseEvidenceOf(cloud, openId, erasure.askedAt);
  for (const [name, holding] of Object.entries<AnyHolding>(holdings)) {
    await eraseHolding(cloud, { name: name as CollectionName, holding, subject, alias });
  }
  // Looked after until WeChat can take no money for it any more: whatever still comes must find its way back.
  const watched = await ordersOf(cloud, subject);
  if (watched.length > 0 || (await cloud.db.count('withdrawals', { openId })) > 0) {
    await cloud.db.updateIf('erasures', openId, {}, { nextAt: cloud.now() + postponedMs });
    return false;
  }
  await cloud.db.remove('erasures', openId);
  cloud.log('account-erased', { fromLists });
  return true;
}

async function erasedSubject(cloud: Cloud, { _id: openId, askedAt }: Erasure): Promise<Subject> {
  const subject = { ...(await subjectOf(cloud, openId)), until: askedAt };
  const { self } = await getPayer(cloud, openId);
  return self !== null && isLater(subject, self.at) ? { ...subject, person: null } : subject;
}

async function leaveListsOfOthers(cloud: Cloud, { openId, person }: Subject): Promise<void> {
  if (person === null) return;
  for (const { payer, relative } of await listedBy(cloud, openId, person)) {
    await leaveList(cloud, payer._id, relative, 'consent-withdrawn');
  }
}

async function emptyList(cloud: Cloud, subject: Subject): Promise<void> {
  const { openId } = subject;
  const { relatives } = await getPayer(cloud, openId);
  for (const relative of relatives.filter(({ addedAt }) => !isLater(subject, addedAt))) {
    await leaveList(cloud, openId, relative, 'removed');
  }
}

/** The person is nobody's here any more; his data go where nobody else needs them. */
async function endTie(cloud: Cloud, subject: Subject): Promise<void> {
  const { openId, person } = subject;
  if (person === null) return;
  const event = personEvent(cloud, person._id, 'tie-ended');
  const left = await leavingHimself(cloud, { openId, personId: person._id });
  await cloud.db.transaction(async (tx) => {
    const payer = await tx.get('payers', openId);
    if (payer === null || payer.self === null || isLater(subject, payer.self.at)) return;
    await tx.put('payers', { ...payer, self: null, revision: payer.revision + 1 });
    await releaseHold(tx, person._id, payerHolder(openId), cloud.now());
    await rememberNear(tx, left);
    await tx.insert('person-events', event);
  });
  await eraseIfUnneeded(cloud, person._id);
}

/** Whoever he named and who stays is named by somebody who isn't here any more. */
async function forgetNames(cloud: Cloud, subject: Subject, alias: string): Promise<void> {
  const { openId } = subject;
  const named = await cloud.db.find('people', { filter: { namedBy: openId }, limit: most });
  for (const { _id } of named.filter(({ createdAt }) => !isLater(subject, createdAt)))
    await cloud.db.updateIf('people', _id, { namedBy: openId }, { namedBy: alias });
}

interface Erasing {
  readonly name: CollectionName;
  readonly holding: AnyHolding;
  readonly subject: Subject;
  readonly alias: string;
}

/** What the table says of one collection. The person is none of it any more: his part went with the tie. */
async function eraseHolding(cloud: Cloud, { name, holding, subject, alias }: Erasing): Promise<void> {
  if (holding.of !== 'residents' || holding.erasure === 'stays' || holding.erasure === 'ends') return;
  const { openId } = subject;
  const tokens = [openId, ...pseudonyms(cloud.settings, 'caller', openId)];
  for (;;) {
    const found = await holding.find(cloud, { ...subject, person: null });
    const due = found.filter((doc) => !isWatched(doc) && holding.isLater?.(doc, subject) !== true);
    for (const { _id: id } of due) {
      await cloud.db.transaction((tx) =>
        holding.erasure === 'goes' ? removed(tx, name, id) : renamed(tx, { name, id, tokens, alias }),
      );
    }
    if (found.length < most || due.length === 0) return;
  }
}

/** Who comes back meanwhile and begins a new list keeps it. */
async function removed(tx: Documents, name: CollectionName, id: string): Promise<void> {
  const payer = name === 'payers' ? await tx.get('payers', id) : null;
  if (payer === null || (payer.self === null && payer.relatives.length === 0)) await tx.remove(name, id);
}

/** An order of which the timer still has something to do, or whose money is on its way back. */
function isWatched(doc: object): boolean {
  if (!('lines' in doc)) return false;
  const { nextAt, openRefunds } = doc as Order;
  return nextAt !== null || openRefunds > 0;
}
