import { differences, recorded, type Fields } from '../fixtures/wechat';
import { startMachine, type Machine } from './probe';

jest.setTimeout(30_000);

const subMchId = '1900000001';
const minute = 60_000;
const machines = new Map<string, Machine>();

/** The local cloud, started once for each way in which WeChat is known to speak. */
async function machineWith(options: Parameters<typeof startMachine>[0] = {}): Promise<Machine> {
  const key = JSON.stringify(options);
  const known = machines.get(key);
  if (known !== undefined) return known;
  const started = await startMachine({ today: '2023-11-20', ...options });
  machines.set(key, started);
  return started;
}
afterAll(() => Promise.all([...machines.values()].map((one) => one.end())));

let numbers = 0;
function freshNumber(): string {
  return `SHAPE${String((numbers += 1)).padStart(6, '0')}`;
}

async function pay(machine: Machine, api: string, request: object): Promise<Fields> {
  return machine.inside(`({ cloud, event }) => cloud.cloudPay[event.api](event.request)`, {
    api,
    request: { subMchId, nonceStr: 'n', ...request },
  });
}

function place(machine: Machine, outTradeNo: string, more: object = {}): Promise<Fields> {
  return pay(machine, 'unifiedOrder', {
    body: '城乡居民医保费（1人）',
    outTradeNo,
    totalFee: 38_000,
    spbillCreateIp: '127.0.0.1',
    tradeType: 'JSAPI',
    envId: 'local-dev',
    functionName: 'callback',
    ...more,
  });
}

async function act(machine: Machine, prepayId: unknown, what: string): Promise<void> {
  const body = JSON.stringify({ act: what });
  await fetch(`${machine.cloud.url}/cashier/${String(prepayId)}`, { method: 'POST', body });
}

async function paidOrder(machine: Machine): Promise<string> {
  const outTradeNo = freshNumber();
  const { prepayId } = await place(machine, outTradeNo);
  await act(machine, prepayId, 'callback-lost');
  return outTradeNo;
}

function refundOf(machine: Machine, outTradeNo: string, outRefundNo: string): Promise<Fields> {
  return pay(machine, 'refund', {
    outTradeNo,
    outRefundNo,
    refundFee: 6_000,
    totalFee: 38_000,
    envId: 'local-dev',
    functionName: 'callback',
  });
}

function expectShape(said: unknown, interfaceName: string, shape: string): void {
  expect(differences(said, recorded(interfaceName, shape))).toEqual([]);
}

describe('the local cloud answers in the recorded shapes', () => {
  it('when an order is placed, placed again with other content, or paid already', async () => {
    const machine = await machineWith();
    const outTradeNo = freshNumber();
    const placed = await place(machine, outTradeNo);
    expectShape(placed, 'unified-order', 'placed');
    expectShape(
      await place(machine, outTradeNo, { totalFee: 1 }),
      'unified-order',
      'number used for another order',
    );
    await act(machine, placed.prepayId, 'callback-lost');
    expectShape(await place(machine, outTradeNo), 'unified-order', 'already paid');
    for (const nobody of ['', '1900000009']) {
      const refused = await place(machine, freshNumber(), { subMchId: nobody });
      expectShape(refused, 'unified-order', 'no relation between merchant and mini-program');
    }
  });

  it('when it is asked about an order in each of its states', async () => {
    const machine = await machineWith();
    const open = freshNumber();
    const { prepayId } = await place(machine, open);
    const ask = (outTradeNo: string): Promise<Fields> => pay(machine, 'queryOrder', { outTradeNo });
    expectShape(await ask(open), 'query-order', 'not paid');
    await act(machine, prepayId, 'paid-after-close');
    expectShape(await ask(open), 'query-order', 'paying');
    const paid = await paidOrder(machine);
    expectShape(await ask(paid), 'query-order', 'paid');
    await refundOf(machine, paid, `${paid}-0-a`);
    expectShape(await ask(paid), 'query-order', 'turned to refunds');
    expectShape(await ask('NOBODY1'), 'query-order', 'never placed');
  });

  it('when an order is closed, and when it can’t be', async () => {
    const machine = await machineWith();
    const outTradeNo = freshNumber();
    await place(machine, outTradeNo);
    machine.cloud.clock.advance(5 * minute);
    const close = (number: string): Promise<Fields> => pay(machine, 'closeOrder', { outTradeNo: number });
    expectShape(await close(outTradeNo), 'close-order', 'closed');
    expectShape(await pay(machine, 'queryOrder', { outTradeNo }), 'query-order', 'closed');
    expectShape(await close(outTradeNo), 'close-order', 'already closed');
    expectShape(await close(await paidOrder(machine)), 'close-order', 'already paid');
    expectShape(await close('NOBODY1'), 'close-order', 'never placed');
  });

  it('when money is given back, and when the merchant has none', async () => {
    const machine = await machineWith();
    const outTradeNo = await paidOrder(machine);
    expectShape(await refundOf(machine, outTradeNo, `${outTradeNo}-0-a`), 'refund', 'taken');
    const { prepayId } = await place(machine, freshNumber());
    await act(machine, prepayId, 'merchant-without-balance');
    expectShape(await refundOf(machine, outTradeNo, `${outTradeNo}-0-b`), 'refund', 'not enough balance');
    await act(machine, prepayId, 'merchant-with-balance');
  });

  it.each([
    ['empty-lists', 'empty lists'],
    ['filled-lists', 'filled lists'],
    ['indexed', 'indexed'],
  ] as const)('when it is asked about a refund and speaks with %s', async (refundForm, shape) => {
    const machine = await machineWith({ refundForm });
    const outTradeNo = await paidOrder(machine);
    const outRefundNo = `${outTradeNo}-0-a`;
    await refundOf(machine, outTradeNo, outRefundNo);
    expectShape(await pay(machine, 'queryRefund', { outRefundNo }), 'query-refund', shape);
    expectShape(await pay(machine, 'queryRefund', { outRefundNo: 'R0' }), 'query-refund', 'never taken');
  });

  it('when there is no bill, and when there is one', async () => {
    const machine = await machineWith();
    const day = machine.cloud.clock.today().replaceAll('-', '');
    const outTradeNo = await paidOrder(machine);
    await refundOf(machine, outTradeNo, `${outTradeNo}-0-a`);
    const bill = (): Promise<Fields> => pay(machine, 'downloadBill', { billDate: day, billType: 'ALL' });
    expectShape(await bill(), 'bill', 'none for the day');
    machine.cloud.clock.advance(2 * 24 * 60 * minute);
    const answer = await bill();
    expectShape(answer, 'bill', 'bill');
    const mine = String(answer.data).split('\r\n');
    const theirs = recorded<readonly string[]>('bill', 'ALL').says;
    expect(mine[0]).toBe(theirs[0]);
    expect(mine.find((line) => line.startsWith('总'))).toBe(theirs.find((line) => line.startsWith('总')));
    const cells = (line: string | undefined): number => String(line).split(',`').length;
    expect(mine[1]?.startsWith('`')).toBe(true);
    expect(cells(mine[1])).toBe(cells(theirs[1]));
  });
});

describe('the local cloud calls functions in the recorded shapes', () => {
  it.each(['camelCase', 'snake_case'] as const)('with news of a payment in %s', async (callbackSpelling) => {
    const machine = await machineWith({ callbackSpelling });
    const outTradeNo = freshNumber();
    const { prepayId } = await place(machine, outTradeNo);
    await act(machine, prepayId, 'callback-before-return');
    const {
      kind: _,
      source,
      _id: __,
      ...event
    } = machine.cloud.store.find('items', {
      query: { kind: 'callback' },
      limit: 1,
    })[0] as Fields;
    expect(source).toBe(recorded('context', 'payment callback').says.SOURCE);
    expectShape(event, 'payment-callback', callbackSpelling);
  });

  it.each(['camelCase', 'snake_case'] as const)(
    'with the end of a refund in %s',
    async (callbackSpelling) => {
      const machine = await machineWith({ callbackSpelling, refundForm: 'indexed' });
      const outTradeNo = await paidOrder(machine);
      await refundOf(machine, outTradeNo, `${outTradeNo}-0-a`);
      machine.cloud.clock.advance(3_000);
      await machine.cloud.callbacks.deliverDue();
      const {
        kind: _,
        source: __,
        _id: ___,
        ...event
      } = machine.cloud.store.find('items', {
        query: { kind: 'callback' },
        limit: 1,
      })[0] as Fields;
      expectShape(event, 'refund-notice', callbackSpelling);
    },
  );

  it('in the context that the platform gives them', async () => {
    const machine = await machineWith();
    const context = await machine.inside(`({ cloud }) => cloud.getWXContext()`);
    expectShape(context, 'context', 'mini-program');
    expect((context as Fields).SOURCE).toBe(recorded('context', 'mini-program').says.SOURCE);
  });
});

describe('the local cloud’s open interfaces answer in the recorded shapes', () => {
  const failure = async (work: string): Promise<Fields> => {
    const machine = await machineWith();
    return machine.inside(`async ({ cloud }) => {
      try { const answer = await (${work})(cloud); return { ...answer, ...(answer.buffer ? { buffer: '(bytes)' } : {}) }; }
      catch (error) { return { errCode: error.errCode, errMsg: error.errMsg }; }
    }`);
  };
  const send = (changes: string): string =>
    `(cloud) => cloud.openapi.subscribeMessage.send({ touser: 'two', templateId: 't', page: 'p', data: { thing1: { value: '已缴' } }, ...${changes} })`;

  it.each([
    ['sent', '{}'],
    ['keyword wrong', `{ data: { thing1: { value: '长'.repeat(21) } } }`],
    ['keyword wrong', `{ data: { unheard1: { value: '已缴' } } }`],
    ['template unknown', `{ templateId: '' }`],
    ['page unknown', `{ page: '/p' }`],
    ['person unknown', `{ touser: '' }`],
  ])('to a message: %s', async (name, changes) => {
    const shape = recorded('subscribe-message', name);
    const said = await failure(send(changes));
    expect(differences(said, shape)).toEqual([]);
    expect(said.errCode).toBe(shape.says.errCode);
    // Up to the number of the request, and for a keyword up to its name.
    const words = (text: unknown): string => String(text).replace(/ rid: .*| data\..*/, '');
    expect(words(said.errMsg)).toBe(words(shape.says.errMsg));
  });

  it.each([
    ['picture', `{ scene: 'r=1', page: 'pages/index/index' }`],
    ['scene too long', `{ scene: 'x'.repeat(33) }`],
    ['scene with other signs', `{ scene: '名' }`],
    ['page not released', `{ scene: 'r=1', page: '/pages/index/index' }`],
  ])('to a code: %s', async (name, request) => {
    const shape = recorded('wxacode', name);
    const said = await failure(`(cloud) => cloud.openapi.wxacode.getUnlimited(${request})`);
    expect(differences(said, shape)).toEqual([]);
    expect(said.errCode).toBe(shape.says.errCode);
  });
});
