import hunanNotice from '../../../../policy/notices/hunan-2024.json';
import { fen } from '../../../../policy/money';
import type { PersonEntry } from '../../../../contract/claims';
import { dieEverywhere } from '../../crash';
import { PaymentTestServer, hunan, officer, year } from '../../money';
import { father, grandmother } from '../../sample';

const province = '430000';
const two = [officer, 'officer-2'] as const;
const payer = 'oDaughter';
const hour = 3_600_000;

type Rule = (typeof hunanNotice)['rules'][number];

/** Hunan's notice with something else in its rules. */
function amended(change: (rule: Rule) => object) {
  return { ...hunanNotice, rules: hunanNotice.rules.map(change) };
}
function premiumOf(amountFen: number) {
  return amended((rule) => (rule.kind === 'premium' ? { ...rule, amountFen } : rule));
}

let server: PaymentTestServer;
async function open(): Promise<PaymentTestServer> {
  const one = new PaymentTestServer('2023-11-20');
  for (const id of two) await one.hireOfficer(id, [province]);
  return one;
}
beforeEach(async () => {
  server = await open();
});

/** Enrols somebody who then agrees to be told of a change. */
async function enrolAgreeing(person: PersonEntry, one = server): Promise<string> {
  const recordId = await one.enrol(payer, person, hunan);
  const { relatives } = await one.resident(payer, 'family.list', { year });
  const relativeId = relatives.find(({ record }) => record?.recordId === recordId)?.relativeId ?? '';
  await one.resident(payer, 'records.enrol-relative', { relativeId, year, messages: ['notice'] });
  return recordId;
}
async function publish(notice: object): Promise<void> {
  await server.publish(notice, two, province);
  await server.tick();
}
function messages() {
  return server.sent.map(({ kind, openId, day, amount, words }) => ({ kind, openId, day, amount, words }));
}

describe('whoever agreed to be told', () => {
  it('has one message of the change: the day, what it was and what it is', async () => {
    const record = await enrolAgreeing(father);
    await publish(premiumOf(40_000));
    await server.minutes(10);
    expect(messages()).toEqual([
      {
        kind: 'notice',
        openId: payer,
        day: '2023年11月20日',
        amount: undefined,
        words: '应缴由380元变为400元，请看记录',
      },
    ]);
    expect(server.sent[0]?.page).toBe(`packages/records/record/index?id=${record}`);
    expect(server.all('change-messages')).toEqual([]);
  });

  it('has a message for each of those whom he enrolled', async () => {
    await enrolAgreeing(father);
    await enrolAgreeing(grandmother);
    await publish(premiumOf(40_000));
    expect(messages()).toHaveLength(2);
  });

  it('may agree to one message more once the consent is spent, and not before', async () => {
    const recordId = await enrolAgreeing(father);
    const offered = async (): Promise<boolean> => {
      const { records } = await server.resident(payer, 'records.mine', {});
      return records.find((one) => one.recordId === recordId)?.mayAgreeAgain === true;
    };
    expect(await offered()).toBe(false);
    await publish(premiumOf(40_000));
    expect(await offered()).toBe(true);
    const request = { recordId, messages: ['notice'] as const };
    expect((await server.refusedResident('oStranger', 'records.agree-to-messages', request)).code).toBe(
      'NO_RECORD',
    );
    await server.resident(payer, 'records.agree-to-messages', request);
    await server.resident(payer, 'records.agree-to-messages', request);
    expect(await offered()).toBe(false);
    await publish(premiumOf(41_000));
    expect(messages().map(({ words }) => words)).toEqual([
      '应缴由380元变为400元，请看记录',
      '应缴由400元变为410元，请看记录',
    ]);
    await publish(premiumOf(42_000));
    expect(messages()).toHaveLength(2);
  });

  it('is told of the next change on the record alone: the consent is spent', async () => {
    const record = await enrolAgreeing(father);
    await publish(premiumOf(40_000));
    await publish(premiumOf(39_000));
    expect(messages()).toHaveLength(1);
    expect(server.one('records', record).applications[0]?.toldAnew?.after.payFen).toBe(39_000);
  });

  it('has his consent still after a change that was none for him', async () => {
    await enrolAgreeing(father);
    await publish(amended((rule) => rule));
    expect(messages()).toEqual([]);
    await publish(premiumOf(40_000));
    expect(messages()).toHaveLength(1);
  });

  it('keeps it when he applies again without being asked', async () => {
    await enrolAgreeing(father);
    const { relatives } = await server.resident(payer, 'family.list', { year });
    const relativeId = relatives[0]?.relativeId ?? '';
    await server.resident(payer, 'records.enrol-relative', { relativeId, year });
    await publish(premiumOf(40_000));
    expect(messages()).toHaveLength(1);
  });

  it('is told in the morning of a notice that came at night', async () => {
    await enrolAgreeing(father);
    server.pass(10 * hour);
    await publish(premiumOf(40_000));
    await server.minutes(5);
    expect(messages()).toEqual([]);
    server.pass(10 * hour);
    await server.tick();
    expect(messages()).toHaveLength(1);
  });

  it('hears of a longer window', async () => {
    await enrolAgreeing(father);
    await publish(amended((rule) => (rule.kind === 'window' ? { ...rule, to: '2024-01-31' } : rule)));
    expect(messages()).toMatchObject([{ words: '缴费期限有变化，请看记录' }]);
  });

  it('and has paid before the message is sent, hears nothing that asks for more', async () => {
    const record = await enrolAgreeing(father);
    const orderId = await server.place(payer, [record], fen(38_000));
    server.messagesAre = 'broken';
    await publish(premiumOf(40_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    server.messagesAre = 'sent';
    const tried = server.sent.length;
    await server.minutes(10);
    expect(server.sent.slice(tried).filter(({ kind }) => kind === 'notice')).toEqual([]);
    expect(server.all('change-messages')).toEqual([]);
  });

  it('and took the relative off his list meanwhile, hears nothing', async () => {
    await enrolAgreeing(father);
    server.messagesAre = 'broken';
    await publish(premiumOf(40_000));
    const { relatives } = await server.resident(payer, 'family.list', { year });
    await server.resident(payer, 'family.remove', { relativeId: relatives[0]?.relativeId ?? '' });
    server.messagesAre = 'sent';
    const tried = server.sent.length;
    await server.minutes(10);
    expect(server.sent).toHaveLength(tried);
    expect(server.all('change-messages')).toEqual([]);
  });
});

describe('whoever did not agree', () => {
  it('reads it on the record and has no message', async () => {
    const record = await server.enrol(payer, father, hunan);
    await publish(premiumOf(40_000));
    expect(server.one('records', record).applications[0]?.toldAnew).toBeDefined();
    expect(messages()).toEqual([]);
  });
});

describe('a message', () => {
  it('that WeChat does not take is tried again', async () => {
    await enrolAgreeing(father);
    server.messagesAre = 'broken';
    await publish(premiumOf(40_000));
    server.messagesAre = 'sent';
    await server.minutes(3);
    expect(messages()).toHaveLength(2);
    expect(server.all('change-messages')).toEqual([]);
  });

  it('is sent to everybody who is to be told, in the run that tells them', async () => {
    const held = server.one('records', await enrolAgreeing(father));
    for (let other = 0; other < 120; other += 1) {
      const _id = `p${String(other).padStart(3, '0')}-${year}`;
      await server.cloudFor('').db.put('records', { ...held, _id, personId: `p${other}` });
    }
    await publish(premiumOf(40_000));
    expect(new Set(server.sent.map(({ key }) => key)).size).toBe(121);
    expect(server.sent).toHaveLength(121);
    expect(server.all('change-messages')).toEqual([]);
  });

  it('is given up after twelve tries', async () => {
    await enrolAgreeing(father);
    server.messagesAre = 'broken';
    await publish(premiumOf(40_000));
    for (let times = 0; times < 40; times += 1) {
      server.pass(5 * hour);
      await server.tick();
    }
    expect(messages()).toHaveLength(12);
    expect(server.all('change-messages')).toEqual([]);
  });

  it('that can never be sent as it is set up is reported to the operator', async () => {
    await enrolAgreeing(father);
    server.messagesAre = 'misconfigured';
    await publish(premiumOf(40_000));
    const [found] = server.all('cases');
    expect(found?.summary).toContain('订阅消息（通知变动）发不出去');
    expect(found?.summary).toContain('登记人在参保记录里仍能看到变动');
    expect(server.all('change-messages')).toEqual([]);
  });

  it('is sent at least once, wherever the timer is cut off', async () => {
    const deaths = await dieEverywhere({
      prepare: async () => {
        const one = await open();
        await enrolAgreeing(father, one);
        await one.publish(premiumOf(40_000), two, province);
        return { server: one, prepared: null };
      },
      act: (one, _, wire) => one.tick(wire),
      recover: (one) => one.minutes(5),
      outcome: (one) => ({
        told: new Set(one.sent.map(({ key }) => key)).size,
        left: one.all('change-messages'),
      }),
    });
    expect(deaths).toBeGreaterThan(20);
  });
});
