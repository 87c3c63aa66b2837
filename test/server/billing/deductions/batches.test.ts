import { type Fen, fen } from '../../../../policy/money';
import { isoDay } from '../../../../policy/calendar';
import { makeBatch } from '../../../../server/billing/deductions';
import type { Database, Documents } from '../../../../server/platform/cloud';
import { dispatch } from '../../../../server/platform/dispatch';
import { actsOfTwo, officerTable } from '../../../../server/actions/officer';
import { jincheng, type PaymentTestServer, officer, startTestServer } from '../../money';
import { dibao, father, grandmother } from '../../sample';
import { balancesOf, holder, openAccount, resultOf } from '../mutual-aid/bureau';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.certify(father, jincheng, dibao);
  const relatives = [
    [father, '父亲'],
    [grandmother, '其他'],
  ] as const;
  await openAccount(server, { yuan: '1000', relatives: relatives, authorisedFen: fen(90_000) });
});

async function pay(person: typeof father, fen: Fen) {
  return server.place(holder, [await server.enrol(holder, person, jincheng)], fen, {
    paymentSource: 'mutual-aid',
  });
}

function batches(after: string | null = null) {
  return server.asOfficer('mutual-aid.batches', { region: jincheng, after });
}
const none = { lines: 0, fen: 0 };

describe('an office’s batches', () => {
  it('list one whose answer was lost on the way, and give the very same file again', async () => {
    await pay(father, fen(7600));
    // The office made it and died with the answer in its hand: the officer saw an error.
    const dying = server.cloudFor(officer, 'client', async (trip) => {
      if (trip.collection === 'audit-log') throw new Error('lost');
    });
    const request = { region: jincheng, number: 'one' };
    expect(
      await dispatch(officerTable, dying, { action: 'mutual-aid.make-batch', ...request }),
    ).toMatchObject({
      ok: false,
    });
    const listed = await batches();
    expect(listed).toMatchObject({ next: null, unsent: 0 });
    expect(listed.batches).toEqual([
      {
        number: 'one',
        region: jincheng,
        at: Date.parse('2023-11-20T12:00:00+08:00'),
        all: { lines: 1, fen: 7600 },
        open: { lines: 1, fen: 7600 },
        settled: none,
        reversed: none,
      },
    ]);
    const again = await server.asOfficer('mutual-aid.batch-file', request);
    expect(again).toEqual(await server.asOfficer('mutual-aid.make-batch', request));
    expect(again.csv).toContain('王芳,居民身份证,369901198507190088,76.00,2023-11-20');
  });

  it('show how far the bureau’s answers have come', async () => {
    await pay(father, fen(7600));
    await pay(grandmother, fen(38_000));
    const { csv } = await server.asOfficer('mutual-aid.make-batch', { region: jincheng, number: 'one' });
    const [header, first = '', second = ''] = resultOf(csv, '成功').split('\n');
    const answer = async (row: string) =>
      server.byTwo('mutual-aid.read-result', {
        region: jincheng,
        number: 'one',
        csv: `${header}\n${row}`,
      });
    const [fathers, grandmothers] = csv.includes(
      `${first.split(',')[0]},王芳,居民身份证,369901198507190088,76.00`,
    )
      ? [first, second]
      : [second, first];
    await answer(fathers);
    expect((await batches()).batches).toMatchObject([
      { all: { lines: 2, fen: 45_600 }, open: { lines: 1, fen: 38_000 }, settled: { lines: 1, fen: 7600 } },
    ]);
    await answer(grandmothers.replace('成功', '失败'));
    expect((await batches()).batches).toMatchObject([
      { open: none, settled: { lines: 1, fen: 7600 }, reversed: { lines: 1, fen: 38_000 } },
    ]);
  });

  it('come newest first, ten a page, with what still waits to be sent', async () => {
    const db = server.cloudFor('').db;
    for (let day = 1; day <= 12; day += 1) {
      const number = `b${day}`;
      await db.insert('deduction-batches', {
        _id: `${jincheng}-${number}`,
        region: jincheng,
        number,
        officerId: officer,
        at: day,
      });
    }
    await pay(father, fen(7600));
    const first = await batches();
    expect(first.batches.map(({ number }) => number)).toEqual([
      'b12',
      'b11',
      'b10',
      'b9',
      'b8',
      'b7',
      'b6',
      'b5',
      'b4',
      'b3',
    ]);
    expect(first).toMatchObject({ next: expect.any(String), unsent: 1 });
    expect(await batches(first.next)).toMatchObject({
      batches: [{ number: 'b2' }, { number: 'b1' }],
      next: null,
    });
  });

  it('are never made by asking for one, nor empty', async () => {
    await pay(father, fen(7600));
    const refusal = await server.officerRefusal('mutual-aid.batch-file', {
      region: jincheng,
      number: 'tpyo',
    });
    expect(refusal).toMatchObject({ code: 'NO_BATCH', field: 'number' });
    expect(server.all('deduction-batches')).toEqual([]);
    await server.asOfficer('mutual-aid.make-batch', { region: jincheng, number: 'one' });
    expect(
      await server.asOfficer('mutual-aid.make-batch', { region: jincheng, number: 'two' }),
    ).toMatchObject({
      deductions: 0,
      totalFen: 0,
    });
    expect((await batches()).batches.map(({ number }) => number)).toEqual(['one']);
    // The number that found nothing is free for the next deductions.
    await pay(grandmother, fen(38_000));
    expect(
      await server.asOfficer('mutual-aid.make-batch', { region: jincheng, number: 'two' }),
    ).toMatchObject({
      deductions: 1,
      totalFen: 38_000,
    });
  });

  it('of an office whose code was given up are those of the office that followed', async () => {
    // 362204 became 360983 in 2000; a release before knew nothing of that.
    const former = '362204';
    const store = (id: string, name: 'deductions' | 'deduction-batches', doc: object) =>
      server.store.commit([{ collection: name, id, doc: doc as never }]);
    await pay(father, fen(7600));
    await server.asOfficer('mutual-aid.make-batch', { region: jincheng, number: 'one' });
    const [sent] = server.all('deductions');
    const [batch] = server.all('deduction-batches');
    const _id = `${former}-one`;
    store(sent?._id ?? '', 'deductions', { ...sent, region: former, batchId: _id });
    store(_id, 'deduction-batches', { ...batch, _id, region: former });
    await pay(grandmother, fen(38_000));
    const unsent = server.all('deductions').find(({ state }) => state === 'unsent');
    store(unsent?._id ?? '', 'deductions', { ...unsent, region: former });

    const gaoan = '360983';
    await server.hireOfficer('oGaoan', [gaoan]);
    const listed = await server.asOfficer('mutual-aid.batches', { region: gaoan }, 'oGaoan');
    expect(listed).toMatchObject({ unsent: 1, batches: [{ number: 'one', region: former }] });
    const file = await server.asOfficer('mutual-aid.batch-file', { region: former, number: 'one' }, 'oGaoan');
    expect(file).toMatchObject({ deductions: 1, totalFen: 7600, more: true });
    const result = { region: gaoan, number: 'one', csv: resultOf(file.csv, '成功') };
    expect(await server.byTwo('mutual-aid.read-result', result, 'oGaoan')).toMatchObject({ accepted: 1 });
    const made = { region: gaoan, number: 'two' };
    expect(await server.asOfficer('mutual-aid.make-batch', made, 'oGaoan')).toMatchObject({
      deductions: 1,
      totalFen: 38_000,
      more: false,
    });

    await server.hireOfficer('oFengcheng', ['360981']);
    const foreign = await server.officerRefusal(
      'mutual-aid.batch-file',
      { ...made, region: former },
      'oFengcheng',
    );
    expect(foreign.code).toBe('OTHER_REGION');
    const own = await server.asOfficer('mutual-aid.batches', { region: '360981' }, 'oFengcheng');
    expect(own).toMatchObject({ unsent: 0, batches: [] });
  });

  it('are nobody’s but the responsible office’s', async () => {
    await pay(father, fen(7600));
    const one = { region: jincheng, number: 'one' };
    await server.asOfficer('mutual-aid.make-batch', one);
    await server.hireOfficer('elsewhere', ['360000']);
    for (const [action, request] of [
      ['mutual-aid.batches', { region: jincheng }],
      ['mutual-aid.batch-file', one],
    ] as const) {
      expect((await server.officerRefusal(action, request, 'elsewhere')).code).toBe('OTHER_REGION');
      expect((await server.officerRefusal(action, request, 'a-resident')).code).toBe('NOT_AN_OFFICER');
    }
    // A number of one place is none of another's.
    const foreign = { region: '360983', number: 'one' };
    expect((await server.officerRefusal('mutual-aid.batch-file', foreign, 'elsewhere')).code).toBe(
      'NO_BATCH',
    );
  });
});

describe('a whole file of a hundred lines', () => {
  const request = { region: jincheng, number: 'whole' };
  const hundred = async () => {
    const accountId = server.all('mutual-aid-accounts')[0]?._id ?? '';
    for (let n = 0; n < 100; n += 1) {
      await server.cloudFor('').db.insert('deductions', {
        _id: `d${String(n).padStart(3, '0')}`,
        orderId: `o${n}`,
        line: 0,
        accountId,
        region: jincheng,
        amountFen: fen(100),
        day: isoDay('2023-11-20'),
        state: 'unsent',
        batchId: null,
        answeredOn: null,
      });
    }
  };

  it('is made in transactions that end within thirty seconds at 150 ms a round trip', async () => {
    await hundred();
    let longest = 0;
    const db = server.cloudFor(officer).db;
    const measuring: Database = Object.assign(Object.create(db) as Database, {
      transaction: async <Result>(work: (tx: Documents) => Promise<Result>): Promise<Result> => {
        const before = server.roundTrips;
        const result = await db.transaction(work);
        longest = Math.max(longest, server.roundTrips - before);
        return result;
      },
    });
    const someone = server.one('officers', officer);
    const { deductions } = await makeBatch({ ...server.cloudFor(officer), db: measuring }, someone, request);
    expect(deductions).toBe(100);
    // 30 s / 150 ms = 200 round trips; a third of it leaves time for conflicts.
    expect(longest).toBeLessThanOrEqual(66);
  });

  it('cut off between its parts goes on at the next call, and takes each line once', async () => {
    await hundred();
    let taken = 0;
    const dying = server.cloudFor(officer, 'client', async (trip) => {
      if (trip.collection === 'deductions' && trip.operation === 'put' && (taken += 1) > 120)
        throw new Error('lost');
    });
    await dispatch(officerTable, dying, { action: 'mutual-aid.make-batch', ...request });
    const partly = server.all('deductions').filter(({ state }) => state === 'batched');
    expect(partly.length).toBeGreaterThan(0);
    expect(partly.length).toBeLessThan(100);
    const { deductions, csv } = await server.asOfficer('mutual-aid.make-batch', request);
    expect(deductions).toBe(100);
    expect(await server.asOfficer('mutual-aid.batch-file', request)).toMatchObject({ csv });
    expect(server.one('deduction-batches', `${jincheng}-whole`)).not.toHaveProperty('filling');
  });
});

it('a balance that comes in between a debit and an equal amount put back is worked out from both', async () => {
  await server.certify(grandmother, jincheng, dibao);
  await pay(father, fen(7600));
  const file = { region: jincheng, number: 'one' };
  const { csv } = await server.asOfficer('mutual-aid.make-batch', file);
  let met = false;
  // The debits that the bureau has not taken are counted just between the two.
  const between = server.cloudFor(officer, 'client', async ({ operation, collection }, when) => {
    if (operation !== 'find' || collection !== 'deductions' || met) return;
    if (when === 'before') await pay(grandmother, fen(7600));
    else {
      met = true;
      await server.byTwo('mutual-aid.read-result', { ...file, csv: resultOf(csv, '失败') });
    }
  });
  server.setToday('2023-11-21');
  const balances = { region: jincheng, number: 'b2', asOf: isoDay('2023-11-20'), csv: balancesOf('1000') };
  const held = server.one('officers', officer);
  await actsOfTwo['mutual-aid.import-balances'].read(balances).run(between, held);
  expect(met).toBe(true);
  // The bureau has 1,000 yuan of hers and will take 76 for the grandmother; it took nothing for the father.
  expect(server.all('mutual-aid-accounts')[0]?.balanceFen).toBe(92_400);
});
