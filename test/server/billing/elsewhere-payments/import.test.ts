import { checkCharacter } from '../../../../contract/identity-document';
import ruizhouNotice from '../../../../policy/notices/ruizhou-2024.json';
import { fen } from '../../../../policy/money';
import { importElsewhere } from '../../../../server/billing/elsewhere-payments';
import type { Wire } from '../../../../server/platform/memory/database';
import { dieEverywhere } from '../../crash';
import { type PaymentTestServer, officer, startTestServer, year } from '../../money';
import { daughter, dibao, father, grandmother, nothing, onBehalf, ruizhou, tekun } from '../../sample';
import { fileOf, paid } from './tax-office';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

/** The only record of the year. */
function record() {
  const [only, ...others] = server.all('records');
  if (only === undefined || others.length > 0) throw new Error(`${others.length} records more than one`);
  return only;
}

async function statusOf(payer = 'oDaughter') {
  const { relatives } = await server.resident(payer, 'family.list', { year });
  return relatives[0]?.record?.status;
}

function openCases() {
  return server.all('cases').filter(({ state }) => state === 'open');
}

describe('a payment made elsewhere', () => {
  it('insures whom it was made for, by the notice on the day and through the channel', async () => {
    await server.enrol('oDaughter', father, ruizhou);
    const answer = await server.byTwo('elsewhere.import', fileOf([paid(father)]));
    expect(answer).toMatchObject({
      taken: 1,
      rejected: [],
      enrolled: 1,
      twice: 0,
      amountDiffers: 0,
      known: 0,
    });
    expect(record()).toMatchObject({
      state: 'insured',
      insurance: {
        basis: 'paid-elsewhere',
        region: ruizhou,
        orderId: null,
        on: '2023-11-15',
        paidFen: 38_000,
        elsewhere: { channel: '农业银行' },
        facts: { payOn: '2023-11-15' },
      },
      awaitingIn: [],
      openIn: [],
      insuredIn: ruizhou,
    });
    expect(openCases()).toEqual([]);
  });

  it('is what his family reads: where, when, that nothing is to be paid, and where the receipt is', async () => {
    await server.enrol('oDaughter', father, ruizhou);
    await server.byTwo('elsewhere.import', fileOf([paid(father)]));
    const status = await statusOf();
    expect(status).toMatchObject({
      state: 'paid',
      dueFen: 0,
      paidElsewhere: true,
      coveredFrom: '2024-01-01',
    });
    expect(status?.reason).toBe(
      '已在别处缴费：农业银行，2023年11月15日，不要再缴。缴费凭证在那个渠道，也可以向税务部门查询，这里没有。',
    );
  });

  it('ends what a payer said of it himself', async () => {
    await server.enrol('oDaughter', father, ruizhou);
    const { relatives } = await server.resident('oDaughter', 'family.list', { year });
    const relativeId = relatives[0]?.relativeId ?? '';
    await server.resident('oDaughter', 'family.say-paid-elsewhere', { relativeId, year, paid: true });
    await server.byTwo('elsewhere.import', fileOf([paid(father)]));
    const { relatives: after } = await server.resident('oDaughter', 'family.list', { year });
    expect(after[0]?.record?.saidPaidElsewhere).toBeUndefined();
  });

  it('is kept of somebody whom nobody knew: a family that adds him later reads it and can’t pay again', async () => {
    await server.byTwo('elsewhere.import', fileOf([paid(father)]));
    const { relative } = await server.resident('oDaughter', 'family.add', {
      requestId: 'request-later',
      person: father,
      relation: 'parent',
      region: ruizhou,
      claims: nothing,
      consent: onBehalf,
    });
    expect(relative.record?.status).toMatchObject({ state: 'paid', paidElsewhere: true });
    // Where and when tells how his family lives: a payer whom he hasn't confirmed reads that it is paid.
    expect(relative.record?.status.reason).not.toContain('农业银行');
    const refusal = await server.refusal(
      'oDaughter',
      'order.place',
      server.request([record()._id], fen(38_000)),
    );
    expect(refusal.code).toBe('ALREADY_INSURED');
  });

  it('goes by the notice as it was on the day: before its window nothing is taken', async () => {
    const early = await server.byTwo('elsewhere.import', fileOf([paid(father, { on: '2023-08-01' })]));
    expect(early.rejected).toMatchObject([
      { row: 1, field: '缴费日期', message: expect.stringContaining('2023年8月1日不收2024年度的保费') },
    ]);
    expect(server.all('records')).toEqual([]);
    expect(server.all('elsewhere-payments')).toEqual([]);
  });

  it('goes by the version of the notice that was in force at the end of the day', async () => {
    await server.hireOfficer('officer-2', ['360983']);
    await server.hireOfficer(officer, ['360983']);
    const rules = ruizhouNotice.rules.map((rule) =>
      rule.kind === 'premium' ? { ...rule, amountFen: 39_000 } : rule,
    );
    await server.publish({ ...ruizhouNotice, rules }, [officer, 'officer-2'], ruizhou);
    server.setToday('2023-11-25');
    const lines = [
      paid(father, { on: '2023-11-15', yuan: '380' }),
      paid(grandmother, { on: '2023-11-24', yuan: '390' }),
      paid(daughter, { on: '2023-11-24', yuan: '380' }),
    ];
    const answer = await server.byTwo('elsewhere.import', fileOf(lines));
    expect(answer).toMatchObject({ enrolled: 3, amountDiffers: 1 });
    expect(
      server
        .all('elsewhere-payments')
        .map(({ on, dueFen }) => `${on} ${dueFen}`)
        .sort(),
    ).toEqual(['2023-11-15 38000', '2023-11-24 39000', '2023-11-24 39000']);
  });

  it('costs a few round trips a row, read together for the whole file', async () => {
    const people = Array.from({ length: 20 }, (_, at) => {
      const body = `36990119${String(50 + at)}01010${String(at + 10).slice(-2)}`;
      return { ...father, document: { kind: 'resident-id', number: body + checkCharacter(body) } } as const;
    });
    await server.byTwo('elsewhere.import', fileOf([paid(daughter)], 'warm'));
    const before = server.roundTrips;
    const lines = people.map((one, at) => paid(one, { number: `T-many-${at}` }));
    const answer = await server.byTwo('elsewhere.import', fileOf(lines, 'many'));
    expect(answer).toMatchObject({ taken: 20, enrolled: 20 });
    // Some forty of them propose, agree and log, whatever the file holds.
    expect((server.roundTrips - before - 40) / people.length).toBeLessThan(10);
  });

  it('counts what a roster certifies: 60 yuan on dibao', async () => {
    await server.certify(father, ruizhou, dibao);
    const answer = await server.byTwo('elsewhere.import', fileOf([paid(father, { yuan: '60' })]));
    expect(answer).toMatchObject({ enrolled: 1, amountDiffers: 0 });
    expect(record().insurance).toMatchObject({ paidFen: 6_000, determination: { payFen: 6_000 } });
  });
});

describe('the same payment', () => {
  it('in the same file twice changes nothing', async () => {
    await server.byTwo('elsewhere.import', fileOf([paid(father)]));
    const before = server.dump(['proposals', 'proposal-parts', 'audit-log', 'counters']);
    const again = await server.byTwo('elsewhere.import', fileOf([paid(father)]));
    expect(again).toMatchObject({ repeated: true, enrolled: 1 });
    expect(server.dump(['proposals', 'proposal-parts', 'audit-log', 'counters'])).toBe(before);
  });

  it('in another file is known, and in one file twice too', async () => {
    await server.byTwo('elsewhere.import', fileOf([paid(father)]));
    const answer = await server.byTwo(
      'elsewhere.import',
      fileOf([paid(father), paid(grandmother)], 'bank-2'),
    );
    expect(answer).toMatchObject({ taken: 2, enrolled: 1, known: 1, twice: 0 });
    expect(server.all('elsewhere-payments')).toHaveLength(2);
    expect(openCases()).toEqual([]);
  });

  it('with other words is refused on its line, and the rest is taken', async () => {
    await server.byTwo('elsewhere.import', fileOf([paid(father)]));
    const answer = await server.byTwo(
      'elsewhere.import',
      fileOf([paid(father, { yuan: '390' }), paid(grandmother)], 'bank-2'),
    );
    expect(answer).toMatchObject({ taken: 1, rejected: [{ row: 1, field: '缴费编号' }] });
    expect(server.all('records').every(({ insurance }) => insurance?.paidFen === 38_000)).toBe(true);
  });

  it('is one, wherever its step is cut off', async () => {
    const file = fileOf([
      paid(father),
      paid(father, { number: 'T-other' }),
      paid(grandmother, { yuan: '10' }),
    ]);
    const act = (held: PaymentTestServer, _: null, wire?: Wire): Promise<unknown> =>
      importElsewhere(held.cloudFor(officer, 'client', wire), held.one('officers', officer), file);
    const died = await dieEverywhere({
      prepare: async () => {
        server = await startTestServer();
        await server.enrol('oDaughter', father, ruizhou);
        return { server, prepared: null };
      },
      act,
      recover: act,
      outcome: (held) => ({
        payments: held.all('elsewhere-payments').map(({ number, twice }) => [number, twice]),
        insured: held
          .all('records')
          .map(({ state, insurance, elsewhere }) => [state, insurance?.on, elsewhere?.length]),
        cases: held.all('cases').map(({ kind }) => kind),
        counts: held.all('imports').map(({ counts }) => counts),
      }),
    });
    expect(died).toBeGreaterThan(10);
    expect(server.all('imports').map(({ counts }) => counts)).toEqual([
      { enrolled: 2, twice: 1, listed: 0, amountDiffers: 1, known: 0 },
    ]);
  });
});

describe('who paid here and elsewhere', () => {
  async function paidHere(): Promise<string> {
    const id = await server.enrol('oDaughter', father, ruizhou);
    const orderId = await server.place('oDaughter', [id], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    return orderId;
  }

  it('is insured once, and the office reads by which and what to do', async () => {
    const orderId = await paidHere();
    const answer = await server.byTwo('elsewhere.import', fileOf([paid(father)]));
    expect(answer).toMatchObject({ enrolled: 0, twice: 1 });
    expect(record()).toMatchObject({
      insurance: { basis: 'paid', orderId },
      elsewhere: [expect.any(String)],
    });
    expect(openCases()).toMatchObject([{ kind: 'paid-twice', orderId, amountFen: 38_000, region: ruizhou }]);
    expect(openCases()[0]?.summary).toContain('理由选“重复缴费”');
  });

  it('gets what he paid here back, and is then insured by the other', async () => {
    const orderId = await paidHere();
    await server.byTwo('elsewhere.import', fileOf([paid(father)]));
    await server.ask('oDaughter', 'refund.request', { orderId, line: 0, reason: 'paid-twice' });
    const { cases } = await server.asOfficer('cases.list', { region: ruizhou });
    const asked = cases.find(({ kind }) => kind === 'refund-requested');
    await server.asOfficer('cases.resolve', {
      caseId: asked?.caseId ?? '',
      decision: 'approve',
      note: '看过银行的凭证',
    });
    expect(record()).toMatchObject({
      state: 'insured',
      insurance: { basis: 'paid-elsewhere', on: '2023-11-15' },
    });
    await server.minutes(10);
    expect([...server.shop.refunds.values()].map(({ refundFen }) => refundFen)).toEqual([38_000]);
    expect(record().state).toBe('insured');
  });

  it('while his order was open gets the money back by itself', async () => {
    const id = await server.enrol('oDaughter', father, ruizhou);
    const orderId = await server.place('oDaughter', [id], fen(38_000));
    await server.byTwo('elsewhere.import', fileOf([paid(father)]));
    expect(record()).toMatchObject({ state: 'insured', insurance: { basis: 'paid-elsewhere' } });
    server.shop.pay(orderId);
    await server.callback(orderId);
    await server.minutes(10);
    expect(server.one('orders', orderId).lines).toMatchObject([{ reason: 'already-insured' }]);
    expect([...server.shop.refunds.values()].map(({ refundFen }) => refundFen)).toEqual([38_000]);
    expect(record()).toMatchObject({
      state: 'insured',
      reservation: null,
      insurance: { basis: 'paid-elsewhere' },
    });
  });

  it('paid nothing here, being exempt, stays so', async () => {
    await server.certify(grandmother, ruizhou, tekun);
    await server.enrol('oDaughter', grandmother, ruizhou);
    const answer = await server.byTwo('elsewhere.import', fileOf([paid(grandmother)]));
    expect(answer).toMatchObject({ enrolled: 0, twice: 1 });
    expect(record().insurance?.basis).toBe('exempt');
    expect(
      openCases()
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['elsewhere-amount', 'paid-twice']);
  });

  it('elsewhere twice is insured by the first in the file', async () => {
    const lines = [
      paid(father, { number: 'T-first', on: '2023-11-16' }),
      paid(father, { number: 'T-second' }),
    ];
    const answer = await server.byTwo('elsewhere.import', fileOf(lines));
    expect(answer).toMatchObject({ enrolled: 1, twice: 1 });
    expect(record()).toMatchObject({
      insurance: { on: '2023-11-16' },
      elsewhere: ['36-T-first', '36-T-second'],
    });
    expect(openCases()[0]?.summary).toContain('在别处缴了两次');
  });
});

describe('by one officer', () => {
  it('nothing of it holds', async () => {
    const content = fileOf([paid(father)]);
    await server.proposals(officer, 'proposals.propose', {
      proposalId: 'e'.repeat(32),
      act: 'elsewhere.import',
      part: 1,
      parts: 1,
      content,
    });
    expect(server.all('records')).toEqual([]);
  });

  it('nothing can be agreed to about his own family', async () => {
    await server.resident(officer, 'family.add', {
      requestId: 'request-own',
      person: father,
      relation: 'parent',
      region: ruizhou,
      claims: nothing,
      consent: onBehalf,
    });
    const refusal = await server.refusedByTwo('elsewhere.import', fileOf([paid(father)]));
    expect(refusal.code).toBe('CONCERNED');
  });
});
