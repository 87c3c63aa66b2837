import { fen } from '../../../../policy/money';
import { dieEverywhere } from '../../crash';
import { hunan, jincheng, type MoneyOffice, openOffice } from '../../money';
import { father, grandmother } from '../../sample';

const payer = 'daughter';

async function ready(): Promise<{
  readonly office: MoneyOffice;
  readonly prepared: ReturnType<MoneyOffice['request']>;
}> {
  const office = await openOffice();
  const records = [
    await office.enrol(payer, father, jincheng),
    await office.enrol(payer, grandmother, hunan),
  ];
  return { office, prepared: office.request(records, fen(76000)) };
}

const placed: typeof ready = async () => {
  const { office, prepared } = await ready();
  await office.ask(payer, 'order.place', prepared);
  return { office, prepared };
};

/** What must come out the same: books, states, insurance; not the moments at which things happened. */
function outcome(office: MoneyOffice): unknown {
  return {
    balances: office.balances(),
    entries: office
      .all('ledger')
      .map(({ _id, phase }) => `${_id} ${phase}`)
      .sort(),
    orders: office.all('orders').map(({ state, lines, wechat, openRefunds }) => ({
      state,
      wechat,
      openRefunds,
      lines: lines.map((line) => line.state),
    })),
    records: office
      .all('records')
      .map(({ _id, state, insurance }) => `${_id} ${state} ${insurance?.orderId ?? ''}`)
      .sort(),
    refunds: office.all('refunds').map(({ _id, state }) => `${_id} ${state}`),
    atWeChat: [...office.shop.refunds.keys()],
  };
}

describe('a function that dies at any moment leaves things so that they end in the same place', () => {
  it('placing, when the client asks again', async () => {
    const deaths = await dieEverywhere({
      prepare: ready,
      act: (office, request, wire) => office.reply(payer, 'order.place', request, wire),
      recover: (office, request) => office.ask(payer, 'order.place', request),
      outcome,
    });
    expect(deaths).toBeGreaterThan(15);
  });

  it('settling a callback, when WeChat says it again', async () => {
    await dieEverywhere({
      prepare: placed,
      act: (office, { orderId }, wire) => {
        office.shop.pay(orderId);
        return office.callback(orderId, {}, wire);
      },
      recover: (office, { orderId }) => office.callback(orderId),
      outcome,
    });
  });

  it('settling a callback, when nobody says anything again but the timer runs', async () => {
    await dieEverywhere({
      prepare: placed,
      act: (office, { orderId }, wire) => {
        office.shop.pay(orderId);
        return office.callback(orderId, {}, wire);
      },
      recover: (office) => office.minutes(5),
      outcome,
    });
  });

  it('cancelling, when the client asks again', async () => {
    await dieEverywhere({
      prepare: placed,
      act: (office, { orderId }, wire) => office.reply(payer, 'order.cancel', { orderId }, wire),
      recover: async (office, { orderId }) => {
        await office.ask(payer, 'order.cancel', { orderId });
        await office.minutes(30);
      },
      outcome,
    });
  });

  it('expiring by the timer', async () => {
    await dieEverywhere({
      prepare: placed,
      act: (office, _, wire) => {
        office.pass(16 * 60_000);
        return office.tick(wire);
      },
      recover: (office) => office.minutes(40),
      outcome,
    });
  });

  it('sending a late payment back, from the news to the end of the refund', async () => {
    const late: typeof ready = async () => {
      const { office, prepared } = await placed();
      await office.ask(payer, 'order.cancel', { orderId: prepared.orderId });
      office.shop.pay(prepared.orderId);
      return { office, prepared };
    };
    const returned = async (office: MoneyOffice): Promise<void> => {
      await office.minutes(20);
      for (const refund of office.shop.refunds.values()) refund.state = 'done';
      await office.minutes(20);
    };
    await dieEverywhere({
      prepare: late,
      act: (office, { orderId }, wire) => office.callback(orderId, {}, wire),
      recover: (office) => returned(office),
      outcome,
    });
    await dieEverywhere({
      prepare: async () => {
        const { office, prepared } = await late();
        await office.callback(prepared.orderId);
        return { office, prepared };
      },
      act: (office, _, wire) => office.tick(wire),
      recover: (office) => returned(office),
      outcome,
    });
  });
});
