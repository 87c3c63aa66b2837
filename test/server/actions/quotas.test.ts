import { fen } from '../../../policy/money';
import { officerTable } from '../../../server/actions/officer';
import { dispatch } from '../../../server/platform/dispatch';
import { jincheng, officer, type PaymentTestServer, startTestServer, year } from '../money';
import { mostHelpers } from '../../../contract/pay-requests';
import type { PersonEntry } from '../../../contract/claims';
import { claiming, dibao, grandmother, onBehalf, tekun } from '../sample';

const payer = 'daughter';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

const elsewhere = { relativeId: 'e'.repeat(16), year, paid: true };

/** How many of the calls were taken before one was refused for their number. */
async function takenOf(most: number, call: () => Promise<{ readonly code?: string }>): Promise<number> {
  for (let made = 0; made < most; made += 1) if ((await call()).code === 'TOO_MANY_LOOKUPS') return made;
  return most;
}

/** As if so many of something had been counted today. */
async function countedAlready(act: string, count: number): Promise<void> {
  const counter = server.all('counters').find(({ _id }) => _id.startsWith(`${act}-`));
  if (counter === undefined) throw new Error(`${act} is not counted`);
  await server.cloudFor('', 'function').db.put('counters', { ...counter, count });
}

/** What the operator reads once the timer has run. */
async function alarms() {
  await server.tick();
  expect(server.all('alarms')).toEqual([]);
  return server
    .all('cases')
    .map(({ kind, places, summary, personId }) => ({ kind, places, summary, ...(personId && { personId }) }));
}

async function issue(openId: string) {
  const request = { action: 'codes.issue', ...grandmother, region: jincheng };
  const reply = await dispatch(officerTable, server.cloudFor(openId), request);
  return reply.ok ? {} : reply.error;
}

function adding(person: PersonEntry) {
  return {
    requestId: 'request-of-one-of-many',
    person,
    relation: 'grandparent' as const,
    region: jincheng,
    claims: claiming(),
    consent: onBehalf,
  };
}

async function add(openId: string, person = grandmother) {
  const reply = await server.reply(openId, 'family.add', adding(person));
  return reply.ok ? {} : reply.error;
}

describe('what many accounts may do about one person in a day', () => {
  const personId = () => server.all('people')[0]?._id;

  it('is bounded for lists he is taken on; who has him goes on, tomorrow others may, and the operator is told once', async () => {
    let made = 0;
    const addByAnother = () => add(`stranger-${(made += 1)}`);
    // The first one makes him known; twenty more take him on their lists.
    expect(await takenOf(30, addByAnother)).toBe(21);
    expect(await addByAnother()).toMatchObject({ message: expect.stringContaining('窗口') });
    await expect(server.enrol('stranger-1', grandmother, jincheng)).rejects.toThrow('ALREADY_RELATIVE');
    const told = [
      {
        kind: 'limit-reached',
        places: ['operator'],
        summary: expect.stringContaining('加进家人名单，超过了20次'),
        personId: personId(),
      },
    ];
    expect(await alarms()).toEqual(told);
    await addByAnother();
    expect(await alarms()).toEqual(told);
    server.setToday('2023-11-21');
    expect(await addByAnother()).toEqual({});
  });

  it('counts one account once, which takes him off its list and on again, and keeps no family out', async () => {
    await add('stranger-1');
    for (let made = 0; made < 25; made += 1) {
      expect(await add('stranger-2')).toEqual({});
      const { relatives } = await server.resident('stranger-2', 'family.list', { year });
      await server.resident('stranger-2', 'family.remove', { relativeId: relatives[0]?.relativeId ?? '' });
    }
    expect(await add(payer)).toEqual({});
    expect(await alarms()).toEqual([]);
  });

  it('is bounded for requests to pay for him that are opened, over all links; who opened one goes on', async () => {
    const recordId = await server.enrol('stranger', grandmother, jincheng);
    const links: string[] = [];
    for (let made = 0; made < 3; made += 1) {
      links.push((await server.ask('stranger', 'pay-request.make', { recordId })).token);
    }
    const open = async (openId: string, token = '') => {
      const reply = await server.reply(openId, 'pay-request.open', { token, lastFour: '0029' });
      return reply.ok ? {} : reply.error;
    };
    let opened = 0;
    const openByAnother = () => {
      opened += 1;
      return open(`helper-${opened}`, links[Math.floor((opened - 1) / mostHelpers)]);
    };
    expect(await takenOf(60, openByAnother)).toBe(2 * mostHelpers);
    expect(await open('helper-1', links[0])).toEqual({});
    expect(await alarms()).toMatchObject([
      { summary: expect.stringContaining('打开帮缴链接，超过了40次'), personId: personId() },
    ]);
  });

  it('is bounded for look-ups of his number, whether anybody has it or not', async () => {
    let made = 0;
    const lookUp = async () => {
      made += 1;
      const request = { ...grandmother, region: jincheng, year };
      const reply = await server.reply(`stranger-${made}`, 'person.lookup', request);
      return reply.ok ? {} : reply.error;
    };
    expect(await takenOf(70, lookUp)).toBe(60);
    expect(await alarms()).toMatchObject([{ summary: expect.stringContaining('查询，超过了60次') }]);
  });

  it('is bounded for codes that offices give out for him', async () => {
    expect(await takenOf(20, () => issue(officer))).toBe(10);
    expect(await alarms()).toMatchObject([{ personId: personId() }]);
  });

  it('raises an alarm for wrong codes and wrong names, and locks nobody out', async () => {
    const request = { ...grandmother, region: jincheng };
    const { code } = await server.officer(officer, 'codes.issue', request);
    const wrong = code === '00000000' ? '00000001' : '00000000';
    for (let made = 0; made < 21; made += 1) {
      await server.refusedResident(`stranger-${made}`, 'self.confirm', { ...grandmother, code: wrong });
    }
    for (let made = 0; made < 41; made += 1) {
      expect(await add(`stranger-${made}`, { ...grandmother, name: '陈某' })).toMatchObject({
        code: 'PERSON_MISMATCH',
      });
    }
    expect(await add(payer)).toEqual({});
    await server.resident('grandmother', 'self.confirm', { ...grandmother, code });
    expect((await alarms()).map(({ summary }) => summary)).toEqual([
      expect.stringContaining('试一次性码，没有一次对，超过了20次'),
      expect.stringContaining('试姓名，没有一次对，超过了40次'),
    ]);
  });
});

describe('a caller who goes on long after his limit', () => {
  it('is no case at first; at three times as many the operator is told, once a day for all such callers', async () => {
    const cancel = (openId: string) => server.refusal(openId, 'order.cancel', { orderId: 'e'.repeat(32) });
    await cancel('program-1');
    await countedAlready('cancel', 88);
    await cancel('program-1');
    expect(await alarms()).toEqual([]);
    await cancel('program-1');
    expect(await alarms()).toMatchObject([
      { summary: expect.stringContaining('取消订单，到了一天30次的上限以后还在试') },
    ]);
    expect(server.all('cases')[0]).not.toHaveProperty('personId');
    expect(JSON.stringify(server.all('cases'))).not.toContain('program-1');
  });
});

describe('what a caller may write in a day', () => {
  it('is bounded for orders taken back; what is left ends by itself', async () => {
    const orderId = await server.place(
      payer,
      [await server.enrol(payer, grandmother, jincheng)],
      fen(38_000),
    );
    const cancel = async () => {
      const reply = await server.reply(payer, 'order.cancel', { orderId });
      return reply.ok ? {} : reply.error;
    };
    expect(await takenOf(50, cancel)).toBe(30);
    server.setToday('2023-11-21');
    expect(await cancel()).toEqual({});
  });

  it('is bounded for orders of people insured without payment; one that stands is answered all the same', async () => {
    await server.certify(grandmother, jincheng, tekun);
    const request = server.request([await server.enrol(payer, grandmother, jincheng)], fen(0));
    await server.ask(payer, 'order.place', request);
    let made = 0;
    const place = async () => {
      made += 1;
      const orderId = made.toString(16).padStart(32, '0');
      const reply = await server.reply(payer, 'order.place', { ...request, orderId });
      return reply.ok ? {} : reply.error;
    };
    expect(await takenOf(60, place)).toBe(39);
    const { order } = await server.ask(payer, 'order.place', request);
    expect(order.orderId).toBe(request.orderId);
  });

  it.each([
    ['agreements to payers given and taken back', 'family.accept', { token: 'f'.repeat(32), accept: true }],
    [
      'consents to messages',
      'records.agree-to-messages',
      { recordId: `${'a'.repeat(24)}-2024`, messages: [] },
    ],
    [
      'asking for benefits again',
      'records.ask-to-resume',
      { recordId: `${'a'.repeat(24)}-2024`, workEndedOn: '2023-11-01' },
    ],
    ['the word that a year is paid elsewhere', 'family.say-paid-elsewhere', elsewhere],
    ['the authorised amount of an account', 'mutual-aid.authorise', { amountFen: 100 }],
  ] as const)('is bounded for %s', async (_, action, request) => {
    const act = async () => {
      const reply = await server.reply(payer, action, request);
      return reply.ok ? {} : reply.error;
    };
    expect(await takenOf(130, act)).toBe(100);
  });

  it('is bounded for refunds asked for, another’s and unknown ones too', async () => {
    const ask = () =>
      server.refusal(payer, 'refund.request', { orderId: 'e'.repeat(32), line: 0, reason: 'died' });
    expect(await takenOf(60, ask)).toBe(40);
  });

  it('is bounded for changes of relatives, whoever they are', async () => {
    await server.enrol(payer, grandmother, jincheng);
    const relativeId = server.one('payers', payer).relatives[0]?.relativeId ?? '';
    const edit = async () => {
      const reply = await server.reply(payer, 'family.edit', { relativeId, relation: 'other' });
      return reply.ok ? {} : reply.error;
    };
    expect(await takenOf(130, edit)).toBe(100);
    expect((await server.reply('son', 'family.edit', { relativeId, relation: 'other' })).ok).toBe(false);
  });

  it('is bounded for erasures of the account', async () => {
    const erase = async () => {
      const reply = await server.reply(payer, 'me.erase', { fromLists: false });
      return reply.ok ? {} : reply.error;
    };
    expect(await takenOf(20, erase)).toBe(10);
  });

  it('is bounded for identities claimed anew, as for people named: one is as good a guess as the other', async () => {
    await server.enrol(payer, grandmother, jincheng);
    const relativeId = server.one('payers', payer).relatives[0]?.relativeId ?? '';
    const recordId = server.all('records')[0]?._id ?? '';
    let made = 0;
    const guess = async () => {
      made += 1;
      const request = { claims: claiming(dibao) };
      const reply =
        made % 2 === 0
          ? await server.reply(payer, 'family.edit', { relativeId, ...request })
          : await server.reply(payer, 'records.correct', { recordId, ...request });
      return reply.ok ? {} : reply.error;
    };
    // One of the day's forty was the adding.
    expect(await takenOf(60, guess)).toBe(39);
  });

  it('is bounded for applications put right otherwise', async () => {
    const recordId = await server.enrol(payer, grandmother, jincheng);
    const correct = async () => {
      const reply = await server.reply(payer, 'records.correct', { recordId, region: jincheng });
      return reply.ok ? {} : reply.error;
    };
    expect(await takenOf(130, correct)).toBe(100);
  });
});

describe('the history of a record', () => {
  it('grows by one line a day for who applies again and again, and is not written where nothing changes', async () => {
    const recordId = await server.enrol(payer, grandmother, jincheng);
    const relativeId = server.one('payers', payer).relatives[0]?.relativeId ?? '';
    const before = server.one('records', recordId);
    server.pass(60_000);
    await server.resident(payer, 'records.enrol-relative', { relativeId, year });
    expect(server.one('records', recordId)).toEqual(before);
    for (let time = 0; time < 20; time += 1) {
      const claims = time % 2 === 0 ? claiming(dibao) : claiming();
      await server.resident(payer, 'records.correct', { recordId, claims });
    }
    expect(server.one('records', recordId).history.map(({ event }) => event)).toEqual(['applied']);
    server.setToday('2023-11-21');
    await server.resident(payer, 'records.correct', { recordId, claims: claiming(dibao) });
    expect(server.one('records', recordId).history).toHaveLength(2);
  });
});

describe('what an officer may do in a day', () => {
  it('is bounded for codes; the operator reads on his list who reached it, and another officer goes on', async () => {
    await issue(officer);
    await countedAlready('officer-code', 199);
    expect(await takenOf(10, () => issue(officer))).toBe(1);
    expect(server.logged.join()).toContain('"event":"limit-reached","act":"officer-code","count":201');
    await issue(officer);
    expect(await issue(await server.secondOf(officer))).toEqual({});
    expect(await alarms()).toEqual([
      {
        kind: 'limit-reached',
        places: ['operator'],
        summary: expect.stringMatching(/经办人.*一次性码.*200次/),
      },
    ]);
  });

  it('is bounded for reading, too', async () => {
    const read = async () => {
      const request = { action: 'applications.awaiting', region: jincheng, year };
      const reply = await dispatch(officerTable, server.cloudFor(officer), request);
      return reply.ok ? {} : reply.error;
    };
    await read();
    await countedAlready('officer-read', 4_999);
    expect(await takenOf(10, read)).toBe(1);
  });
});
