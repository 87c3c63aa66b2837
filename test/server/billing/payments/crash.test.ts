import { fen } from '../../../../policy/money';
import { dieEverywhere } from '../../crash';
import { hunan, jincheng, type PaymentTestServer, startTestServer } from '../../money';
import { father, grandmother } from '../../sample';

const payer = 'daughter';

async function ready(): Promise<{
  readonly server: PaymentTestServer;
  readonly prepared: ReturnType<PaymentTestServer['request']>;
}> {
  const server = await startTestServer();
  const records = [
    await server.enrol(payer, father, jincheng),
    await server.enrol(payer, grandmother, hunan),
  ];
  return { server, prepared: server.request(records, fen(76000)) };
}

const placed: typeof ready = async () => {
  const { server, prepared } = await ready();
  await server.ask(payer, 'order.place', prepared);
  return { server, prepared };
};

/** What must come out the same: books, states, insurance; not the moments at which things happened. */
function outcome(server: PaymentTestServer): unknown {
  return {
    balances: server.balances(),
    entries: server
      .all('ledger')
      .map(({ _id, phase }) => `${_id} ${phase}`)
      .sort(),
    orders: server.all('orders').map(({ state, lines, wechat, openRefunds }) => ({
      state,
      wechat,
      openRefunds,
      lines: lines.map((line) => line.state),
    })),
    records: server
      .all('records')
      .map(({ _id, state, insurance }) => `${_id} ${state} ${insurance?.orderId ?? ''}`)
      .sort(),
    refunds: server.all('refunds').map(({ _id, state }) => `${_id} ${state}`),
    atWeChat: [...server.shop.refunds.keys()],
  };
}

describe('a function that dies at any moment leaves things so that they end in the same place', () => {
  it('placing, when the client asks again', async () => {
    const deaths = await dieEverywhere({
      prepare: ready,
      act: (server, request, wire) => server.reply(payer, 'order.place', request, wire),
      recover: (server, request) => server.ask(payer, 'order.place', request),
      outcome,
    });
    expect(deaths).toBeGreaterThan(15);
  });

  it('settling a callback, when WeChat says it again', async () => {
    await dieEverywhere({
      prepare: placed,
      act: (server, { orderId }, wire) => {
        server.shop.pay(orderId);
        return server.callback(orderId, {}, wire);
      },
      recover: (server, { orderId }) => server.callback(orderId),
      outcome,
    });
  });

  it('settling a callback, when nobody says anything again but the timer runs', async () => {
    await dieEverywhere({
      prepare: placed,
      act: (server, { orderId }, wire) => {
        server.shop.pay(orderId);
        return server.callback(orderId, {}, wire);
      },
      recover: (server) => server.minutes(5),
      outcome,
    });
  });

  it('cancelling, when the client asks again', async () => {
    await dieEverywhere({
      prepare: placed,
      act: (server, { orderId }, wire) => server.reply(payer, 'order.cancel', { orderId }, wire),
      recover: async (server, { orderId }) => {
        await server.ask(payer, 'order.cancel', { orderId });
        await server.minutes(30);
      },
      outcome,
    });
  });

  it('expiring by the timer', async () => {
    await dieEverywhere({
      prepare: placed,
      act: (server, _, wire) => {
        server.pass(16 * 60_000);
        return server.tick(wire);
      },
      recover: (server) => server.minutes(40),
      outcome,
    });
  });

  it('sending a late payment back, from the news to the end of the refund', async () => {
    const late: typeof ready = async () => {
      const { server, prepared } = await placed();
      await server.ask(payer, 'order.cancel', { orderId: prepared.orderId });
      server.shop.pay(prepared.orderId);
      return { server, prepared };
    };
    const returned = async (server: PaymentTestServer): Promise<void> => {
      await server.minutes(20);
      for (const refund of server.shop.refunds.values()) refund.state = 'done';
      await server.minutes(20);
    };
    await dieEverywhere({
      prepare: late,
      act: (server, { orderId }, wire) => server.callback(orderId, {}, wire),
      recover: (server) => returned(server),
      outcome,
    });
    await dieEverywhere({
      prepare: async () => {
        const { server, prepared } = await late();
        await server.callback(prepared.orderId);
        return { server, prepared };
      },
      act: (server, _, wire) => server.tick(wire),
      recover: (server) => returned(server),
      outcome,
    });
  });
});
