import { fen } from '../../../policy/money';
import { officerTable } from '../../../server/actions/officer';
import { dispatch } from '../../../server/platform/dispatch';
import { jincheng, officer, type PaymentTestServer, startTestServer, year } from '../money';
import { claiming, dibao, grandmother } from '../sample';

const payer = 'daughter';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

/** How many of the calls were taken before one was refused for their number. */
async function takenOf(most: number, call: () => Promise<{ readonly code?: string }>): Promise<number> {
  for (let made = 0; made < most; made += 1) if ((await call()).code === 'TOO_MANY_LOOKUPS') return made;
  return most;
}

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
  const issue = async (openId: string) => {
    const reply = await dispatch(officerTable, server.cloudFor(openId), {
      action: 'codes.issue',
      ...grandmother,
      region: jincheng,
    });
    return reply.ok ? {} : reply.error;
  };

  it('is bounded for codes, and stands in the log where it is reached; another officer goes on', async () => {
    expect(await takenOf(210, () => issue(officer))).toBe(200);
    expect(server.logged.join()).toContain('"event":"limit-reached","act":"officer-code","count":201');
    expect(await issue(await server.secondOf(officer))).toEqual({});
  });

  it('is bounded for reading, too', async () => {
    const read = async () => {
      const request = { action: 'applications.awaiting', region: jincheng, year };
      const reply = await dispatch(officerTable, server.cloudFor(officer), request);
      return reply.ok ? {} : reply.error;
    };
    const { db } = server.cloudFor('', 'function');
    await read();
    const counter = server.all('counters').find(({ _id }) => _id.startsWith('officer-read-'));
    if (counter === undefined) throw new Error('reading is not counted');
    await db.put('counters', { ...counter, count: 4_999 });
    expect(await takenOf(10, read)).toBe(1);
  });
});
