import { fen } from '../../../policy/money';
import { jincheng, type PaymentTestServer, startTestServer } from '../money';
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
