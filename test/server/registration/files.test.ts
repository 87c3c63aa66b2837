import { fen, noFen } from '../../../policy/money';
import { makeFiles } from '../../../server/registration';
import { type PaymentTestServer, at, hunan, jincheng, officer, startTestServer, twoParents } from '../money';
import { runTimer } from '../../../server/actions/timer';
import { fileOf, paid } from '../billing/elsewhere-payments/tax-office';
import { dieEverywhere } from '../crash';
import { dibao, father, grandmother, tekun } from '../sample';
import { fileRows, linesTo, morningAfter, takeBack } from './answers';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function pay(orderId: string): Promise<void> {
  server.shop.pay(orderId);
  await server.ask('daughter', 'order.confirm-return', { orderId });
}

it('a day’s enrolments stand on the next morning in a numbered file for each district’s bureau, and one for its tax office', async () => {
  const { orderId } = await twoParents(server, 'daughter');
  await pay(orderId);
  await server.tick();
  expect(server.all('registration-files')).toEqual([]);
  await morningAfter(server, '2023-11-21');
  expect(
    server
      .all('registration-files')
      .map(({ _id }) => _id)
      .sort(),
  ).toEqual([`SW-${jincheng}-000001`, `SW-${hunan}-000001`, `YB-${jincheng}-000001`, `YB-${hunan}-000001`]);
});

it('a file says who was enrolled where and for which year, how he paid, how much and when to the second', async () => {
  const { orderId } = await twoParents(server, 'daughter');
  server.pass(61_000);
  await pay(orderId);
  await morningAfter(server, '2023-11-21');
  expect(await fileRows(server, `YB-${jincheng}-000001`)).toEqual([
    {
      文件编号: `YB-${jincheng}-000001`,
      行号: '1',
      类型: '参保',
      姓名: father.name,
      证件类型: '居民身份证',
      证件号码: father.document.number,
      参保地代码: jincheng,
      参保地: '山西省晋城市城区',
      参保年度: '2024',
      缴费渠道: '微信支付',
      '金额(元)': '76.00',
      '其中共济账户(元)': '0.00',
      时间: '2023-11-20 12:01:01',
      订单号: orderId,
    },
  ]);
});

it('a file is the same each time, whatever was enrolled since', async () => {
  const { orderId } = await twoParents(server, 'daughter');
  await pay(orderId);
  await morningAfter(server, '2023-11-21');
  const number = `YB-${jincheng}-000001`;
  const first = await server.asOfficer('registration.file', { number });
  await server.certify(grandmother, jincheng, dibao);
  await morningAfter(server, '2023-11-22');
  expect(await server.asOfficer('registration.file', { number })).toEqual(first);
});

it('a payment that became known a day late stands in the next file with its real time', async () => {
  const { orderId } = await twoParents(server, 'daughter');
  server.shop.pay(orderId);
  const paidAt = at('2023-11-20', '12:00:00');
  await morningAfter(server, '2023-11-21');
  expect(server.all('registration-lines')).toEqual([]);
  await morningAfter(server, '2023-11-22');
  expect(linesTo(server, 'bureau').map((line) => line.at)).toEqual([paidAt, paidAt]);
});

it('who had nothing to pay and was enrolled here is told too, with nothing paid', async () => {
  await server.certify(grandmother, jincheng, tekun);
  const record = await server.enrol('daughter', grandmother, jincheng);
  await server.place('daughter', [record], noFen);
  await morningAfter(server, '2023-11-21');
  const [row] = await fileRows(server, 'YB-140502-000001');
  expect(row).toMatchObject({ 类型: '参保', 缴费渠道: '不用缴费', '金额(元)': '0.00' });
});

describe('who is taken back', () => {
  it('before he was told of is told of to nobody', async () => {
    const { orderId } = await twoParents(server, 'daughter');
    await pay(orderId);
    await takeBack(server, orderId);
    await morningAfter(server, '2023-11-21');
    expect(linesTo(server, 'bureau').map(({ region }) => region)).toEqual([hunan]);
  });

  it('afterwards is cancelled in the next file, with the moment and the amount', async () => {
    const { orderId } = await twoParents(server, 'daughter');
    await pay(orderId);
    await morningAfter(server, '2023-11-21');
    await takeBack(server, orderId);
    await morningAfter(server, '2023-11-22');
    const number = `YB-${jincheng}-000002`;
    expect(await fileRows(server, number)).toMatchObject([
      { 类型: '取消', 姓名: father.name, '金额(元)': '76.00', 时间: '2023-11-21 12:00:00', 订单号: orderId },
    ]);
    expect(server.one('registration-files', number)).toMatchObject({
      enrolled: 0,
      cancelled: 1,
      cancelledFen: 7_600,
    });
  });
});

it('what the tax office told us it is not told', async () => {
  await server.byTwo('elsewhere.import', fileOf([paid(father)]));
  expect(server.all('records').map(({ state }) => state)).toEqual(['insured']);
  await morningAfter(server, '2023-11-21');
  expect(server.all('registration-lines')).toEqual([]);
});

it('a timer that dies at any moment leaves no number out and no line twice', async () => {
  const moments = await dieEverywhere({
    prepare: async () => {
      const begun = await startTestServer();
      const record = await begun.enrol('daughter', father, hunan);
      const orderId = await begun.place('daughter', [record], fen(38_000));
      begun.shop.pay(orderId);
      await begun.ask('daughter', 'order.confirm-return', { orderId });
      begun.setToday('2023-11-21');
      return { server: begun, prepared: null };
    },
    act: (begun, _, wire) => runTimer(begun.cloudFor('', 'timer', wire), 'books'),
    recover: (begun) => begun.minutes(2),
    outcome: (begun) => ({
      lines: begun
        .all('registration-lines')
        .map(({ _id, state, fileId, line }) => [_id, state, fileId, line]),
      files: begun
        .all('registration-files')
        .map(({ _id, enrolled, enrolledFen }) => [_id, enrolled, enrolledFen]),
      told: begun.all('records').map(({ insurance, tellAt }) => [insurance?.told?.on, tellAt]),
    }),
  });
  expect(moments).toBeGreaterThan(40);
});

it('two timers at once make the files once', async () => {
  const { orderId } = await twoParents(server, 'daughter');
  await pay(orderId);
  server.setToday('2023-11-21');
  await Promise.all([server.tick(), server.tick()]);
  await makeFiles(server.cloudFor('', 'timer'), Number.MAX_SAFE_INTEGER);
  expect(server.all('registration-lines')).toHaveLength(4);
  expect(server.all('registration-files')).toHaveLength(4);
});

it('a file is its district’s and is seen above, but by no street and no other district', async () => {
  const { orderId } = await twoParents(server, 'daughter');
  await pay(orderId);
  await morningAfter(server, '2023-11-21');
  const number = `YB-${jincheng}-000001`;
  const seen = await server.asOfficer('registration.files', { region: '140500' });
  expect(seen.files.map((file) => file.number).sort()).toEqual([`SW-${jincheng}-000001`, number]);
  for (const [who, place] of [
    ['street', '140502001'],
    ['neighbour', '140521'],
  ] as const) {
    await server.hireOfficer(who, [place]);
    expect((await server.officerRefusal('registration.file', { number }, who)).code).toBe('NO_FILE');
  }
  expect((await server.officerRefusal('registration.files', { region: jincheng }, 'street')).code).toBe(
    'OTHER_REGION',
  );
  expect(server.all('audit-log').some(({ file }) => file?.number === number)).toBe(false);
  await server.asOfficer('registration.file', { number }, officer);
  expect(server.all('audit-log').some(({ file }) => file?.number === number)).toBe(true);
});
