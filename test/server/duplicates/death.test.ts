import type { DuplicatesActions } from '../../../contract/duplicates';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { officerTable } from '../../../server/actions/officer';
import { type PaymentTestServer, hunan, officer, startTestServer, year } from '../money';
import { handIn, lives } from '../residents/lists';
import { dispatched } from '../said';
import { father, grandmother, ruizhou } from '../sample';

let server: PaymentTestServer;
let recordId: string;
let orderId: string;
let duplicateId: string;

async function ask<Name extends keyof DuplicatesActions & string>(
  action: Name,
  request: DuplicatesActions[Name]['request'],
): Promise<DuplicatesActions[Name]['data']> {
  const reply = await dispatched(officerTable, server.cloudFor(officer), { action, ...request });
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
  return reply.data as DuplicatesActions[Name]['data'];
}

async function only(state: 'open' | 'ended') {
  const { duplicates } = await ask('duplicates.list', { region: ruizhou, year, state });
  const [one, ...others] = duplicates;
  if (one === undefined || others.length > 0) throw new Error('not one case');
  return one;
}

function died(diedOn: string | null, reason = '看过死亡证明，已停保') {
  return { duplicateId, region: ruizhou, diedOn, reason };
}

async function status(openId = 'oDaughter') {
  const { records } = await server.resident(openId, 'records.mine', {});
  return records[0]?.status;
}

/** A daughter paid 380 yuan for her grandmother in Ruizhou (2.1); in March a list says that she died on the 5th. */
beforeEach(async () => {
  server = await startTestServer();
  await handIn(server, [lives(grandmother, { village: '濠溪' }), lives(father, { village: '濠溪' })]);
  recordId = await server.enrol('oDaughter', grandmother, ruizhou);
  const { relatives } = await server.resident('oDaughter', 'family.list', { year });
  const { relativeId = '' } = relatives[0] ?? {};
  await server.resident('oDaughter', 'records.enrol-relative', { relativeId, year, messages: ['notice'] });
  orderId = await server.place('oDaughter', [recordId], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
  server.setToday('2024-03-11');
  const dead = { ...grandmother, since: '2024-03-05' };
  await ask('duplicates.import', {
    region: ruizhou,
    year,
    kind: 'dead',
    batch: 'dead-1',
    part: 1,
    rows: [dead],
  });
  duplicateId = (await only('open')).duplicateId;
});

describe('an insured person who died', () => {
  it('is put down by two officers, with the day; what was paid and how she stood stays', async () => {
    const paid = server.one('records', recordId).insurance;
    expect(await server.byTwo('duplicates.note-death', died('2024-03-05'))).toEqual({ end: 'died' });
    expect(await only('ended')).toMatchObject({
      diedOn: '2024-03-05',
      end: { end: 'died', note: '看过死亡证明，已停保' },
    });
    const record = server.one('records', recordId);
    expect(record).toMatchObject({ state: 'insured', insurance: paid, died: { on: '2024-03-05' } });
    expect(record.history.filter(({ event }) => event === 'died')).toHaveLength(1);
    expect(server.all('refunds')).toEqual([]);
  });

  it('is put down by two of the place where she is insured, not of another one that lists her', async () => {
    const both = 'oOfTwoPlaces';
    const next = '360983002';
    await server.hireOfficer(both, [ruizhou, next]);
    const held = server.one('duplicates', duplicateId);
    // Its own list says so too: else it wouldn't read what the case is.
    const besides = [{ cause: `duplicates-${next}-dead-1`, since: null, where: '' }];
    await server.cloudFor('').db.put('duplicates', { ...held, besides, places: [...held.places, next] });
    const refused = { ...died('2024-03-05'), region: next };
    expect((await server.refusedByTwo('duplicates.note-death', refused, both)).code).toBe('OTHER_REGION');
    expect(server.one('records', recordId).died ?? null).toBeNull();
    expect(await server.byTwo('duplicates.note-death', died('2024-03-05'), both)).toEqual({ end: 'died' });
  });

  it('has it read by her family: the day, that nothing is said of the money, and where to put it right', async () => {
    expect((await status())?.coveredTo).toBe('2024-12-31');
    await server.byTwo('duplicates.note-death', died('2024-03-05'));
    const now = await status();
    expect(now).toMatchObject({ state: 'paid', diedOn: '2024-03-05' });
    // Until when she was covered no notice says.
    expect(now?.coveredTo).toBeUndefined();
    expect(now?.reason).toBe(
      '参保地经办机构登记了：这位参保人2024年3月5日去世，医保系统里已经停保。' +
        '缴的钱退不退，通知没有写，请问参保地医保经办窗口。' +
        '登记错了的，带证件到参保地医保经办窗口更正。',
    );
  });

  it('is told of by message to who agreed at enrolling to hear of changes', async () => {
    const held = server.one('records', recordId);
    expect(held.applications[0]?.messages).toEqual(['notice']);
    await server.byTwo('duplicates.note-death', died('2024-03-05'));
    await server.minutes(60);
    expect(
      server.sent.filter(({ openId, kind }) => openId === 'oDaughter' && kind === 'notice'),
    ).toHaveLength(1);
  });

  it('stands so in her file, beside the days of her cover', async () => {
    await server.byTwo('duplicates.note-death', died('2024-03-05'));
    const { personId } = server.one('records', recordId);
    const request = { action: 'persons.file', region: ruizhou, personId };
    const file = await dispatched(officerTable, server.cloudFor(officer), request);
    expect(JSON.stringify(file)).toContain('登记了2024年3月5日去世，系统里已停保');
  });

  it('who lives, as it turns out, stands as before by two officers, with both acts in her history', async () => {
    const before = await status();
    await server.byTwo('duplicates.note-death', died('2024-03-05'));
    expect(await server.byTwo('duplicates.note-death', died(null, '本人到窗口，没有去世'))).toEqual({
      end: 'not-so',
    });
    expect(await status()).toEqual(before);
    const events = server.one('records', recordId).history.map(({ event }) => event);
    expect(events.filter((event) => /^d(ied|eath)/.test(event))).toEqual(['died', 'death-undone']);
    expect(await only('ended')).toMatchObject({ end: { end: 'not-so' } });
    expect((await only('ended')).diedOn).toBeUndefined();
  });

  it('is put down once, though the second word comes twice', async () => {
    await server.byTwo('duplicates.note-death', died('2024-03-05'));
    await server.byTwo('duplicates.note-death', died('2024-03-05'));
    const events = server.one('records', recordId).history.filter(({ event }) => event === 'died');
    expect(events).toHaveLength(1);
  });

  it('can still be put down where one officer had said before that the list is right', async () => {
    await ask('duplicates.decide', { duplicateId, region: ruizhou, decision: 'stands', note: '核实过' });
    await server.byTwo('duplicates.note-death', died('2024-03-05'));
    expect(await only('ended')).toMatchObject({ end: { end: 'died' }, diedOn: '2024-03-05' });
  });

  async function givenBack(): Promise<void> {
    const amountFen = fen(38_000);
    const granted = { grantId: 'ab'.repeat(16), region: ruizhou, orderId, line: 0, amountFen };
    await server.byTwo('refunds.grant', { ...granted, ends: true, reason: '参保人去世' });
    const { cases } = await server.asOfficer('cases.list', { region: ruizhou });
    for (const { caseId, kind } of cases) {
      if (kind !== 'refund-requested') continue;
      await server.asOfficer('cases.resolve', { caseId, decision: 'approve', note: '看过死亡证明和户口簿' });
    }
    for (const refund of server.shop.refunds.values()) refund.state = 'done';
    await server.minutes(10);
  }

  it('is enrolled by nobody anew once her money went back', async () => {
    await server.byTwo('duplicates.note-death', died('2024-03-05'));
    await givenBack();
    expect(server.one('records', recordId).state).toBe('open');
    await expect(server.place('oDaughter', [recordId], fen(38_000))).rejects.toThrow('DIED');
  });

  it('is enrolled by no list of the exempt that comes late, unless it turns out that she lives (Ruizhou 3.1)', async () => {
    await server.byTwo('duplicates.note-death', died('2024-03-05'));
    await givenBack();
    await server.certify(grandmother, ruizhou, { code: 'tekun', since: isoDay('2023-06-01') });
    expect(server.one('records', recordId)).toMatchObject({ state: 'open', insurance: null });
    await server.byTwo('duplicates.note-death', died(null, '本人到窗口，没有去世'));
    expect(server.one('records', recordId)).toMatchObject({
      state: 'insured',
      insurance: { basis: 'exempt' },
    });
  });
});

describe('refused is', () => {
  it('a day that has not come', async () => {
    const refused = await server.refusedByTwo('duplicates.note-death', died('2024-03-12'));
    expect(refused.code).toBe('NOT_SO');
  });

  it('somebody of a list who isn’t insured', async () => {
    const dead = { ...father, since: '2024-03-01' };
    const part = { region: ruizhou, year, kind: 'dead', batch: 'dead-2', part: 1, rows: [dead] } as const;
    await ask('duplicates.import', part);
    const { duplicates } = await ask('duplicates.list', { region: ruizhou, year, state: 'open' });
    const his = duplicates.find(({ insured }) => insured === 'no');
    const refused = await server.refusedByTwo('duplicates.note-death', {
      ...died('2024-03-01'),
      duplicateId: his?.duplicateId ?? '',
    });
    expect(refused.code).toBe('NOT_SO');
  });

  it('taking back what nobody put down', async () => {
    expect((await server.refusedByTwo('duplicates.note-death', died(null))).code).toBe('NOT_SO');
  });

  it('another place’s office', async () => {
    await server.hireOfficer('oThird', [hunan]);
    const elsewhere = { ...died('2024-03-05'), region: hunan };
    expect((await server.refusedByTwo('duplicates.note-death', elsewhere, 'oThird')).code).toBe(
      'NO_DUPLICATE',
    );
  });
});
