import type { WithdrawalOutcome } from '../../contract/family';
import type { Cloud, Documents } from '../cloud/cloud';
import { letGo, payerHolder } from '../people/holders';
import { numbersOf } from '../people/people';
import type { Person } from '../people/person';
import { personKeyId } from '../people/seal';
import { dropApplication } from '../records/drop-application';
import type { EnrolmentRecord } from '../records/record';
import { refuse } from '../refusal';
import type { Relative } from './payer';
import { getPayer, newPayer, requireRelative } from './payers';

/** One record a year; nobody has more. */
const mostRecords = 50;

/**
 * Takes a relative off the caller's list, with all he said of him. Where no other family, roster or lasting record
 * needs the person, his name and number go too. Records of insurance and payment stay: the law requires them.
 */
export const removeRelative = async (
  cloud: Cloud,
  openId: string,
  relativeId: string,
  reason: 'removed' | 'consent-withdrawn',
): Promise<WithdrawalOutcome> => {
  const relative = requireRelative(await getPayer(cloud, openId), relativeId);
  const { personId } = relative;
  const records = await cloud.db.find('records', { filter: { personId }, limit: mostRecords });
  const own = records.filter(({ payers }) => payers.includes(openId));
  requireNothingUnderWay(own, openId, cloud.now());
  for (const { _id } of own) await dropApplication(cloud, _id, openId, reason);
  const kept = own.filter(({ state }) => state === 'insured').length;
  const othersNeed = records.some(
    (record) => record.state !== 'open' || record.payers.some((one) => one !== openId),
  );
  const gone = await takeOff(cloud, openId, relative, othersNeed);
  cloud.log('relative-removed', { reason, recordsKept: kept, personRemoved: gone });
  return { recordsKept: kept, message: messageOf(kept, gone) };
};

const requireNothingUnderWay = (records: readonly EnrolmentRecord[], openId: string, now: number): void => {
  const reserved = records.some(
    ({ reservation }) => reservation !== null && reservation.openId === openId && reservation.until > now,
  );
  if (reserved) {
    throw refuse('ORDER_UNDER_WAY', '这位家人有一笔没付完的订单，请先完成支付或取消订单，再删除。');
  }
};

/** Returns whether the person's own data went too. */
const takeOff = (cloud: Cloud, openId: string, relative: Relative, othersNeed: boolean): Promise<boolean> =>
  cloud.db.transaction(async (tx) => {
    const payer = (await tx.get('payers', openId)) ?? newPayer(openId);
    const relatives = payer.relatives.filter(({ relativeId }) => relativeId !== relative.relativeId);
    await tx.put('payers', { ...payer, relatives, revision: payer.revision + 1 });
    const left = await letGo(tx, relative.personId, payerHolder(openId));
    const isSelf = payer.self?.personId === relative.personId;
    if (left === null || left.heldBy.length > 0 || othersNeed || isSelf) return false;
    await forget(cloud, tx, left);
    return true;
  });

const forget = async (cloud: Cloud, tx: Documents, person: Person): Promise<void> => {
  for (const { kind, number } of numbersOf(cloud, person)) {
    for (const key of cloud.settings.lookupKeys)
      await tx.remove('person-keys', personKeyId(key, kind, number));
  }
  await tx.remove('people', person._id);
};

const messageOf = (kept: number, gone: boolean): string => {
  const went = gone
    ? '已删除这位家人的姓名、证件号码和您填写的内容。'
    : '已从您的名单中删除这位家人和您填写的内容。';
  if (kept === 0) return went;
  return `${went}另有${kept}条参保和缴费记录，依照社会保险和财务会计的法律规定必须保存，不会因撤回同意而删除，也不再用于其他用途。`;
};
