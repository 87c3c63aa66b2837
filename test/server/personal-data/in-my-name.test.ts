import { fen } from '../../../policy/money';
import { isoDay } from '../../../policy/calendar';
import { type PaymentTestServer, jincheng, officer, startTestServer } from '../money';
import { daughter, dibao, father, ruizhou } from '../sample';

const hour = 3_600_000;

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function tie(openId: string, person = father): Promise<void> {
  const { code } = await server.officer(officer, 'codes.issue', { ...person, region: jincheng });
  server.pass(1000);
  await server.resident(openId, 'self.confirm', { ...person, code });
  server.pass(1000);
}

/** The father is tied to his own WeChat and agreed to as many messages. */
async function fatherAgrees(times = 1): Promise<void> {
  await tie('father');
  for (let time = 0; time < times; time += 1) {
    await server.resident('father', 'messages.agree', { kinds: ['in-my-name'] });
  }
  server.pass(1000);
}

/** Hours go by, the timer with them. */
async function hours(count: number): Promise<void> {
  for (let time = 0; time < count; time += 1) {
    server.pass(hour);
    await server.tick();
  }
}

function toFather() {
  return server.sent.filter(({ openId }) => openId === 'father').map(({ kind, words }) => [kind, words]);
}

async function mine(openId = 'father') {
  return server.resident(openId, 'messages.mine', {});
}

describe('whoever agreed to be told what others do in his name', () => {
  it('is told of a new tie and an application by one message, which names neither amount nor group', async () => {
    await fatherAgrees();
    await server.enrol('daughter', father, ruizhou);
    await hours(2);
    expect(toFather()).toEqual([['in-my-name', '有2件事和您有关，请打开看']]);
    expect(server.sent[0]).toMatchObject({
      page: 'packages/family/me/index',
      day: '2023年11月20日',
      amount: undefined,
    });
    expect(server.all('agreed-messages')).toEqual([]);
  });

  it('is told of an order, of his insurance, and of its refund, a message each', async () => {
    const record = await server.enrol('daughter', father, ruizhou);
    server.pass(1000);
    await fatherAgrees(3);
    server.pass(50 * 60_000);
    const orderId = await server.place('daughter', [record], fen(38_000));
    await server.minutes(15);
    server.shop.pay(orderId);
    await server.ask('daughter', 'order.confirm-return', { orderId });
    await hours(1);
    await server.certify(father, ruizhou, { ...dibao, since: isoDay('2023-11-25') });
    server.setToday('2023-11-26');
    await server.ask('daughter', 'refund.request', { orderId, line: 0, reason: 'recognised' });
    await server.minutes(3);
    for (const refund of server.shop.refunds.values()) refund.state = 'done';
    await hours(3);
    expect(toFather().map(([, words]) => words)).toEqual([
      '有人替您下了缴费订单，请打开看',
      '有人替您缴费参保，请打开看',
      '您的医保费退给了付款人，请打开看',
    ]);
  });

  it('is told at the end that offices ended his tie, for another’s code', async () => {
    await fatherAgrees(2);
    const personId = server.all('people')[0]?._id ?? '';
    await server.byTwo('persons.correct', {
      correctionId: 'c'.repeat(32),
      personId,
      region: jincheng,
      reason: '换了手机',
      correction: { kind: 'tie' },
    });
    await tie('thief');
    await hours(2);
    expect(toFather().map(([, words]) => words)).toEqual(['您的本人确认被解除，请打开看']);
  });

  it('isn’t told of what he does himself, nor of what was before he agreed', async () => {
    await server.enrol('daughter', father, ruizhou);
    server.pass(1000);
    await fatherAgrees();
    await server.enrol('father', father, ruizhou, 'self');
    await hours(5);
    expect(toFather()).toEqual([]);
  });

  it('is told between 8 and 21 alone', async () => {
    await fatherAgrees();
    await hours(7);
    // Half past nine in the evening.
    server.pass(2.5 * hour);
    await server.enrol('daughter', father, ruizhou);
    await hours(10);
    expect(toFather()).toEqual([]);
    await hours(2);
    expect(toFather()).toHaveLength(1);
  });

  it('is told once for each time he agreed, and reads how many are left', async () => {
    await fatherAgrees(2);
    expect((await mine()).agreed).toEqual([{ kind: 'in-my-name', left: 2 }]);
    await server.enrol('daughter', father, ruizhou);
    await hours(4);
    expect(toFather()).toHaveLength(1);
    expect((await mine()).agreed).toEqual([{ kind: 'in-my-name', left: 1 }]);
    await server.enrol('son', father, ruizhou);
    await hours(2);
    expect((await mine()).agreed).toEqual([]);
    await server.enrol('neighbour', father, ruizhou);
    await hours(2);
    expect(toFather()).toHaveLength(2);
  });

  it('can take it back: then nothing comes, and asking again begins anew', async () => {
    await fatherAgrees(3);
    await server.resident('father', 'messages.take-back', { kind: 'in-my-name' });
    await server.resident('father', 'messages.take-back', { kind: 'in-my-name' });
    await server.enrol('daughter', father, ruizhou);
    await hours(2);
    expect(toFather()).toEqual([]);
    await server.resident('father', 'messages.agree', { kinds: ['in-my-name'] });
    expect((await mine()).agreed).toEqual([{ kind: 'in-my-name', left: 1 }]);
  });

  it('keeps no more than nine', async () => {
    await fatherAgrees(12);
    expect(await mine()).toEqual({ agreed: [{ kind: 'in-my-name', left: 9 }], offered: [] });
  });

  it('and isn’t himself any more, or erased his account, is told nothing', async () => {
    await fatherAgrees();
    await server.resident('father', 'me.erase', { fromLists: false });
    expect(server.all('agreed-messages')).toEqual([]);
    await server.enrol('daughter', father, ruizhou);
    await hours(2);
    expect(toFather()).toEqual([]);
  });

  it('is told by the next try where WeChat fails, and never where it can’t be sent as it is set up', async () => {
    await fatherAgrees(2);
    server.messagesAre = 'broken';
    await server.enrol('daughter', father, ruizhou);
    await hours(1);
    server.messagesAre = 'sent';
    await hours(1);
    expect(toFather()).toHaveLength(2);
    expect((await mine()).agreed).toEqual([{ kind: 'in-my-name', left: 1 }]);
    server.messagesAre = 'misconfigured';
    await server.enrol('son', father, ruizhou);
    await hours(2);
    expect(server.all('cases')[0]?.summary).toContain('本人在“谁能看到我”里仍能看到');
  });
});

describe('whoever hasn’t proved who he is', () => {
  it('is offered nothing and may agree to nothing', async () => {
    await tie('daughter', daughter);
    expect((await mine('stranger')).offered).toEqual([]);
    const refusal = await server.refusedResident('stranger', 'messages.agree', { kinds: ['in-my-name'] });
    expect(refusal.code).toBe('CONFIRM_SELF_FIRST');
  });
});
