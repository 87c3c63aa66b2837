import { liesIn } from '../../policy/region-names';
import { circumstanceName } from '../../policy/names';
import { identityNameUnder } from '../../policy/own-identities';
import { sayDay } from '../../contract/calendar-day';
import { endBinding } from '../billing/mutual-aid';
import { takeBack } from '../billing/elsewhere-payments';
import { afterStep, moveLine, withLine } from '../billing/orders';
import {
  endCertification,
  recordId,
  removeCircumstance,
  removeFacts,
  requireExempt,
  undoExempt,
} from '../enrolment';
import { maskedPerson, notSo } from '../identity';
import type { Documents } from '../platform';
import { policyInForce } from '../policy-registry';
import type { EnrolmentRecord, MutualAidAccount } from '../schema';
import { type Change, type Wanted, again } from './change';
import { isAtHome, requirePlace } from './places';

/** An office ends what it certified itself, and of others' what is outdated for somebody who lives in its place. */
function requireCertifies({ places, region, correction }: Wanted<'certification'>): void {
  const own = liesIn(correction.region, region);
  requirePlace(own || isAtHome(places, region), '这条认定是别的地区作出的，这个人也不在您这里参保');
}

export const certificationChange: Change<'certification'> = {
  show: async (cloud, wanted) => {
    requireCertifies(wanted);
    const { code, region, since, until } = wanted.correction;
    const { policy } = await policyInForce(cloud);
    const notices = policy.yearsAt(region).flatMap((year) => policy.noticesAt(region, year));
    const which = `${identityNameUnder(notices, code)}（${since}起）`;
    return { words: until === null ? `${which}认定错了，去掉` : `${which}到${sayDay(until)}为止` };
  },
  make: async (cloud, tx, wanted) => {
    requireCertifies(wanted);
    const { kind: _, ...certification } = wanted.correction;
    await endCertification(tx, { ...certification, personId: wanted.person._id, at: cloud.now() });
    return again(tx, wanted);
  },
};

/** Where he lives decides of what happened to him: which office confirmed it is not stored with it. */
function requireLives({ places, region }: Wanted<'circumstance'>): void {
  requirePlace(isAtHome(places, region), '这个人的参保、账户或认定在别的地区');
}

export const circumstanceChange: Change<'circumstance'> = {
  show: (_cloud, wanted) => {
    requireLives(wanted);
    const { code, on } = wanted.correction;
    const since = on === null ? '' : `（${sayDay(on)}）`;
    return { words: `${circumstanceName(code)}${since}确认错了，去掉` };
  },
  make: async (cloud, tx, wanted) => {
    requireLives(wanted);
    const { code, on } = wanted.correction;
    await removeCircumstance(tx, { personId: wanted.person._id, at: cloud.now(), code, on });
    return again(tx, wanted);
  },
};

function requireConfirms({ places, region, correction }: Wanted<'facts'>): void {
  const own = liesIn(correction.region, region);
  requirePlace(own || isAtHome(places, region), '这是别的地区确认的，这个人也不在您这里参保');
}

export const factsChange: Change<'facts'> = {
  show: (_cloud, wanted) => {
    requireConfirms(wanted);
    return { words: `${wanted.correction.year}年度确认过的本人情况错了，去掉，重新申报、核实` };
  },
  make: async (cloud, tx, wanted) => {
    requireConfirms(wanted);
    const { year, region } = wanted.correction;
    await removeFacts(tx, { personId: wanted.person._id, at: cloud.now(), year, region });
    return again(tx, wanted);
  },
};

async function requireBound(documents: Documents, wanted: Wanted<'binding'>): Promise<MutualAidAccount> {
  const { person, region, correction } = wanted;
  const account = await documents.get('mutual-aid-accounts', correction.holderId);
  if (account === null || account.relatives.every(({ personId }) => personId !== person._id)) {
    throw notSo('这个账户没有绑定他，可能已经解除，请重新查一次。');
  }
  requirePlace(liesIn(account.region, region), '这个共济账户归别的地区');
  return account;
}

export const bindingChange: Change<'binding'> = {
  show: async (cloud, wanted) => {
    const { _id } = await requireBound(cloud.db, wanted);
    const holder = await cloud.db.get('people', _id);
    const name = holder === null ? '持有人' : maskedPerson(cloud, holder).name;
    return { words: `${name}的共济账户不再替他缴费`, subjects: [_id] };
  },
  make: async (cloud, tx, wanted) => {
    const { _id } = await requireBound(tx, wanted);
    await endBinding(tx, { holderId: _id, personId: wanted.person._id, now: cloud.now() });
    return again(tx, wanted);
  },
};

async function requireWrongly(documents: Documents, wanted: Wanted<'enrolment'>): Promise<EnrolmentRecord> {
  const { person, region, correction } = wanted;
  const record = requireExempt(await documents.get('records', recordId(person._id, correction.year)));
  requirePlace(liesIn(record.insurance?.region ?? '', region), '这个人在别的地区参保');
  return record;
}

export const enrolmentChange: Change<'enrolment'> = {
  show: async (cloud, wanted) => {
    const { year, payers, insurance } = await requireWrongly(cloud.db, wanted);
    if (insurance?.elsewhere !== undefined) {
      const where = `${sayDay(insurance.on)}在${insurance.elsewhere.channel}缴费`;
      return { words: `${year}年度按${where}的参保登记错了，撤销`, subjects: payers };
    }
    return { words: `${year}年度不用缴费的参保登记错了，撤销`, subjects: payers };
  },
  make: async (cloud, tx, wanted) => {
    const { _id, insurance } = await requireWrongly(tx, wanted);
    if (insurance?.elsewhere !== undefined) {
      const payment = await tx.get('elsewhere-payments', insurance.elsewhere.paymentId);
      if (payment !== null) await takeBack(tx, payment, cloud.now());
      return again(tx, wanted);
    }
    await undoExempt(tx, _id, cloud.now());
    for (const orderId of wanted.orderIds) await releaseLine(tx, orderId, _id, cloud.now());
    return wanted.person;
  },
};

/** An order that enrolled him without payment insures him no more, nor has it a receipt for him. */
async function releaseLine(tx: Documents, orderId: string, record: string, now: number): Promise<void> {
  const order = await tx.get('orders', orderId);
  const line = order?.lines.find(({ recordId: id, state }) => id === record && state === 'insured');
  if (!order || line === undefined) return;
  const released = withLine(order, moveLine(line, 'released', 'corrected'));
  await tx.put('orders', afterStep(released, now, 'enrolment-undone'));
}
