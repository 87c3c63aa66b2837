import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { settleRefundDues } from '../../../server/reimbursements';
import { fileOf, paid } from '../billing/elsewhere-payments/tax-office';
import { dieEverywhere } from '../crash';
import { officer, type PaymentTestServer, startTestServer, year } from '../money';
import { father, nothing, onBehalf, ruizhou } from '../sample';
import { rowsOf } from '../spreadsheets/files';
import { lookOn } from './jilin-city';

/** A quota person pays 60 of 380 (Ruizhou 3.1, 4.2): 320 go back to who paid in full. */
const aidedFen = 32_000;
const way = '转账到本人银行卡';
const found = '2023-12-06';

/** The father, whom a neighbour had typed, paid 380 yuan at the bank, and was certified in the window afterwards. */
async function dueAtWindow(): Promise<PaymentTestServer> {
  const server = await startTestServer();
  await server.enrol('oNeighbour', father, ruizhou);
  await server.byTwo('elsewhere.import', fileOf([paid(father)]));
  await server.certify(father, ruizhou, { code: 'dibao', since: isoDay('2023-12-01') });
  await lookOn(server, found);
  return server;
}

function theDue(server: PaymentTestServer) {
  const [due] = server.all('refund-dues');
  if (due === undefined) throw new Error('nobody is due anything');
  return due;
}

function settling(server: PaymentTestServer, on = found, more: object = {}) {
  const { _id: recordId, updatedAt } = theDue(server);
  return { region: ruizhou, on: isoDay(on), way, dues: [{ recordId, updatedAt, ...more }] };
}

async function problemsOf(
  server: PaymentTestServer,
  request: ReturnType<typeof settling>,
): Promise<readonly string[]> {
  const { rejected } = await server.byTwo('refund-dues.settle', request, officer);
  return rejected.map(({ message }) => message);
}

describe('the aided part of who paid at a bank (Ruizhou 3.2)', () => {
  let server: PaymentTestServer;
  beforeEach(async () => {
    server = await dueAtWindow();
  });

  const listed = async (state: 'by-office' | 'given') =>
    (await server.asOfficer('refund-dues.list', { region: ruizhou, year, state })).dues;

  it('is taken along as a workbook for tax office and finance, and the log says so', async () => {
    const wanted = { region: ruizhou, year };
    const { file, people } = await server.askFiles(officer, 'refund-dues.workbook', wanted);
    const { link } = await server.askFiles(officer, 'hand-outs.open', { handOutId: file.handOutId });
    const rows = (await rowsOf(server.files.open(link) ?? new Uint8Array())).map(({ cells }) =>
      cells.map((cell) => cell?.text ?? ''),
    );
    expect(people).toBe(1);
    const line = rows.find(([name]) => name === father.name) ?? [];
    expect(line.slice(1, 4)).toEqual(['居民身份证', father.document.number, '2024']);
    expect(line.slice(5, 9)).toEqual(['2023-11-15', '农业银行', '380', '320']);
    expect(line.slice(9, 11)).toEqual(['0', '320']);
    expect(line[11]).toMatch(/《.+》第三（二）条/);
    expect(rows.at(-1)?.slice(0, 11)).toEqual(['合计1人', '', '', '', '', '', '', '', '320', '0', '320']);
    expect(server.all('audit-log')).toContainEqual(
      expect.objectContaining({ action: 'refund-dues.workbook', actor: officer, people: 1 }),
    );
  });

  it('was given at the window once two officers say so, on that day and by that way', async () => {
    expect(await listed('by-office')).toMatchObject([{ amountFen: aidedFen, paidFen: 38_000 }]);
    const request = settling(server);
    expect(await server.byTwo('refund-dues.settle', request, officer)).toMatchObject({
      taken: 1,
      rejected: [],
    });
    expect(await listed('by-office')).toEqual([]);
    const given = { amountFen: aidedFen, givenAtWindow: { on: found, way } };
    expect(await listed('given')).toMatchObject([given]);
    // Said twice it is the same; otherwise, it is listed. The next looks leave it.
    expect(await problemsOf(server, request)).toEqual([]);
    expect(await problemsOf(server, { ...request, way: '现金' })).toEqual([
      expect.stringContaining('已经登记过2023年12月6日在窗口退'),
    ]);
    await lookOn(server, '2023-12-08');
    expect(await listed('given')).toMatchObject([given]);
    expect(server.all('refunds')).toEqual([]);
  });

  it('counts as given in the ledger of aid', async () => {
    await server.byTwo('refund-dues.settle', settling(server), officer);
    const levyListId = 'ab'.repeat(16);
    const asked = { levyListId, region: '360983', year, on: isoDay(found) };
    await server.askFiles(officer, 'levy-lists.begin', asked);
    let view = await server.askFiles(officer, 'levy-lists.go-on', { levyListId });
    while (view.state !== 'done') view = await server.askFiles(officer, 'levy-lists.go-on', { levyListId });
    expect(view.totals.funds).toContainEqual(
      expect.objectContaining({ fund: 'unstated', dueFen: aidedFen, paidPeople: 1, paidFen: aidedFen }),
    );
  });

  it('is listed where it changed since it was read, or was given before it was found due', async () => {
    expect(await problemsOf(server, settling(server, found, { updatedAt: 1 }))).toEqual([
      expect.stringContaining('请刷新名单再看'),
    ]);
    expect(await problemsOf(server, settling(server, '2023-12-05'))).toEqual([
      expect.stringContaining('早于查到该退的那天'),
    ]);
    expect(theDue(server).state).toBe('by-office');
  });

  it('is not said of a day to come, nor without how it was given', async () => {
    await expect(server.byTwo('refund-dues.settle', settling(server, '2023-12-07'), officer)).rejects.toThrow(
      '退还的日期还没有到',
    );
    await expect(
      server.byTwo('refund-dues.settle', { ...settling(server), way: '  ' }, officer),
    ).rejects.toThrow('请写怎么退的');
    expect(theDue(server).state).toBe('by-office');
  });

  it('is nothing to officers of another place, and neither list nor act is theirs', async () => {
    await server.hireOfficer('elsewhere', ['430102']);
    const refusal = await server.refusedFiles('elsewhere', 'refund-dues.workbook', { region: ruizhou, year });
    expect(refusal.code).toBe('OTHER_REGION');
    await expect(server.byTwo('refund-dues.settle', settling(server), 'elsewhere')).rejects.toThrow(
      'OTHER_REGION',
    );
    const there = { ...settling(server), region: '430102' };
    const { taken, rejected } = await server.byTwo('refund-dues.settle', there, 'elsewhere');
    expect([taken, rejected.length]).toEqual([0, 1]);
    expect(theDue(server).state).toBe('by-office');
  });

  it('is said by nobody who has him in his own family list', async () => {
    await server.resident(officer, 'family.add', {
      requestId: 'father-1',
      person: father,
      relation: 'parent',
      region: ruizhou,
      claims: nothing,
      consent: onBehalf,
    });
    await expect(server.byTwo('refund-dues.settle', settling(server), officer)).rejects.toThrow('CONCERNED');
  });

  it('is read on the record by himself, and by nobody who may not see what is certified', async () => {
    await server.byTwo('refund-dues.settle', settling(server), officer);
    const { name, document } = father;
    const { code } = await server.officer(officer, 'codes.issue', { name, document, region: ruizhou });
    await server.resident('oFather', 'self.confirm', { name, document, code });
    const { records } = await server.resident('oFather', 'records.mine', {});
    expect(records).toMatchObject([{ givenAtWindow: { on: found, way, amountFen: aidedFen } }]);
    const seen = await server.resident('oNeighbour', 'records.mine', {});
    expect(seen.records.map(({ givenAtWindow }) => givenAtWindow)).toEqual([undefined]);
  });
});

it('what the window gave is given a second time by no refund through WeChat', async () => {
  const server = await startTestServer();
  const recordId = await server.enrol('oPayer', father, ruizhou);
  const orderId = await server.place('oPayer', [recordId], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
  await server.certify(father, ruizhou, { code: 'dibao', since: isoDay('2023-12-01') });
  await lookOn(server, found);
  // WeChat can give it: it isn't the window's.
  expect(await problemsOf(server, settling(server))).toEqual([expect.stringContaining('请刷新名单再看')]);
  const { db } = server.cloudFor('', 'function');
  const givenAtWindow = { amountFen: fen(aidedFen), on: isoDay(found), way };
  await db.put('refund-dues', { ...theDue(server), state: 'given', givenAtWindow });
  const request = { orderId, line: 0, reason: 'recognised' };
  expect(await server.refusal('oPayer', 'refund.request', request)).toMatchObject({
    code: 'NOT_REFUNDABLE',
    message: expect.stringContaining('经办窗口已在2023年12月6日退还'),
  });
  expect(server.all('refunds')).toEqual([]);
});

describe('a payment at a bank that is taken back', () => {
  const file = fileOf([paid(father)]);

  it('is due at the window no more', async () => {
    const server = await dueAtWindow();
    await server.byTwo('elsewhere.undo', file);
    expect(theDue(server)).toMatchObject({ state: 'over', amountFen: 0 });
  });

  it('is said to be given back by nobody, at whichever moment it was taken back before', async () => {
    for (let at = 1; ; at += 1) {
      const server = await dueAtWindow();
      const request = settling(server);
      let trips = 0;
      let isTakenBack = false;
      const cloud = server.cloudFor(officer, 'client', async (_trip, when) => {
        if (when === 'after') return;
        trips += 1;
        if (trips !== at) return;
        // Refused as busy while the other's transaction has the due in hand: then it wasn't taken back before.
        const undone = await server.byTwo('elsewhere.undo', file).catch(() => ({ undone: 0 }));
        isTakenBack = undone.undone === 1 && theDue(server).state !== 'given';
      });
      const by = await server.cloudFor('').db.get('officers', officer);
      if (by === null) throw new Error('nobody says it');
      await settleRefundDues(cloud, by, request);
      if (trips < at) return;
      if (isTakenBack) expect([at, theDue(server).givenAtWindow]).toEqual([at, undefined]);
    }
  });

  it('isn’t taken back any more once the window gave part of it', async () => {
    const server = await dueAtWindow();
    await server.byTwo('refund-dues.settle', settling(server), officer);
    const { undone, rejected } = await server.byTwo('elsewhere.undo', file);
    expect([undone, rejected.map(({ message }) => message)]).toEqual([
      0,
      [expect.stringContaining('2023年12月6日已在窗口退了320元，这一行没有撤回')],
    ]);
    expect(server.all('records')).toMatchObject([{ state: 'insured' }]);
  });
});

it('who is insured no more, for all of it went back, is due nothing at the window', async () => {
  const server = await dueAtWindow();
  const { db } = server.cloudFor('', 'function');
  const record = server.one('records', theDue(server)._id);
  await db.put('records', { ...record, state: 'open', insurance: null });
  expect(await problemsOf(server, settling(server))).toEqual([expect.stringContaining('请刷新名单再看')]);
  expect(theDue(server)).toMatchObject({ state: 'over', amountFen: 0 });
});

it('what the family account’s bureau has yet to confirm is not given back', async () => {
  const server = await dueAtWindow();
  const { db } = server.cloudFor('', 'function');
  const record = server.one('records', theDue(server)._id);
  if (record.insurance === null) throw new Error('he is insured');
  await db.put('records', { ...record, insurance: { ...record.insurance, settlementPending: true } });
  expect(await problemsOf(server, settling(server))).toEqual([expect.stringContaining('扣款结果还没有收到')]);
  expect(theDue(server).state).toBe('by-office');
});

it('a list of what was given that is cut off anywhere is the same once it runs again', async () => {
  const deaths = await dieEverywhere({
    prepare: async () => {
      const server = await dueAtWindow();
      return { server, prepared: settling(server) };
    },
    act: async (server, request, wire) => {
      const cloud = server.cloudFor(officer, 'client', wire);
      const by = await server.cloudFor('', 'function').db.get('officers', officer);
      if (by !== null) await settleRefundDues(cloud, by, request);
    },
    recover: async (server, request) => {
      const cloud = server.cloudFor(officer);
      const by = await cloud.db.get('officers', officer);
      if (by !== null) await settleRefundDues(cloud, by, request);
    },
    outcome: (server) => {
      const { state, amountFen, givenAtWindow } = theDue(server);
      return { state, amountFen, givenAtWindow };
    },
  });
  expect(deaths).toBeGreaterThan(4);
});
