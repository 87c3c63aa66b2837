import { officerTable } from '../../../server/actions/officer';
import type { PersonFile } from '../../../contract/person-file';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { policyInForce } from '../../../server/policy-registry';
import { lookForRefunds } from '../../../server/reimbursements/find-refund-dues';
import { fileOf, paid as paidAtBank } from '../billing/elsewhere-payments/tax-office';
import { officer, type PaymentTestServer, startTestServer, year } from '../money';
import { father, grandmother, ruizhou } from '../sample';
import { lookOn, somebody } from './jilin-city';
import type { PersonEntry } from '../../../contract/claims';

/** A quota person pays 60 of 380 (Ruizhou 3.1, 4.2): 320 go back to who paid in full. */
const aidedFen = 32_000;

describe('who is due a refund without having asked, in Ruizhou (3.2)', () => {
  let server: PaymentTestServer;
  beforeEach(async () => {
    server = await startTestServer();
  });

  const paid = async (person: PersonEntry): Promise<string> => {
    const recordId = await server.enrol('oPayer', person, ruizhou);
    const orderId = await server.place('oPayer', [recordId], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    return recordId;
  };
  const certified = (person: PersonEntry, since: string) =>
    server.certify(person, ruizhou, { code: 'dibao', since: isoDay(since) });
  const listed = (state: 'due' | 'too-late' | 'given') =>
    server.asOfficer('refund-dues.list', { region: ruizhou, year, state });

  it('is whoever was certified in the window and had paid: the aided part, agreed to by two', async () => {
    const recordId = await paid(father);
    await certified(father, '2023-12-01');
    await lookOn(server, '2023-12-06');
    const { dues } = await listed('due');
    expect(dues).toMatchObject([{ recordId, amountFen: aidedFen, paidFen: 38_000, paidOn: '2023-11-20' }]);
    const giving = { region: ruizhou, dues: [{ recordId, amountFen: fen(aidedFen) }] };
    expect(await server.byTwo('refund-dues.give', giving, officer)).toMatchObject({ taken: 1 });
    expect(server.all('refunds')).toMatchObject([{ amountFen: aidedFen, reason: 'recognised' }]);
    // Once, however often it is agreed to.
    await server.byTwo('refund-dues.give', giving, officer);
    expect(server.all('refunds')).toHaveLength(1);
    expect((await listed('given')).dues).toMatchObject([{ recordId }]);
    expect(server.one('records', recordId).state).toBe('insured');
  });

  it('is nobody who was certified after the window, and the list says why', async () => {
    const recordId = await paid(father);
    await certified(father, '2024-01-15');
    await lookOn(server, '2024-01-16');
    const { dues, counts } = await listed('too-late');
    expect(dues).toMatchObject([{ recordId, amountFen: 0 }]);
    expect(dues[0]?.words).toContain('集中征缴期以后');
    expect(counts).toContainEqual({ state: 'due', count: 0 });
    const giving = { region: ruizhou, dues: [{ recordId, amountFen: fen(aidedFen) }] };
    const { taken, rejected } = await server.byTwo('refund-dues.give', giving, officer);
    expect([taken, rejected.length]).toEqual([0, 1]);
    expect(server.all('refunds')).toHaveLength(0);
  });

  it('is nobody who paid as an aided person, nor whom no office certified', async () => {
    await paid(grandmother);
    const other = somebody(9);
    await certified(other, '2022-01-01');
    const recordId = await server.enrol('oPayer', other, ruizhou);
    const orderId = await server.place('oPayer', [recordId], fen(6000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    await lookOn(server, '2023-12-06');
    expect(server.all('refund-dues')).toEqual([]);
  });

  const nextDoor = '360983002';
  const county = '360983';
  const certifiedNextDoor = () =>
    server.certify(father, nextDoor, { code: 'dibao', since: isoDay('2023-12-01') });
  const insuredHimself = async (): Promise<string> => {
    const { code } = await server.asOfficer('codes.issue', { ...father, region: ruizhou });
    await server.resident('oFather', 'self.confirm', { ...father, code });
    const recordId = await server.enrol('oFather', father, ruizhou, 'self');
    const orderId = await server.place('oFather', [recordId], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    return recordId;
  };

  it('is neither listed, counted nor given where others paid for who was certified next door, but by the county around both', async () => {
    const recordId = await paid(father);
    await certifiedNextDoor();
    await lookOn(server, '2023-12-06');
    const { dues, counts } = await listed('due');
    expect(dues).toEqual([]);
    expect(counts.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0]);
    const giving = { region: ruizhou, dues: [{ recordId, amountFen: fen(aidedFen) }] };
    expect(await server.byTwo('refund-dues.give', giving, officer)).toMatchObject({ taken: 0 });
    const around = await server.asOfficer('refund-dues.list', { region: county, year, state: 'due' });
    expect(around.dues).toMatchObject([{ recordId, amountFen: aidedFen }]);
    expect(await server.byTwo('refund-dues.give', { ...giving, region: county }, officer)).toMatchObject({
      taken: 1,
    });
  });

  it('stands in the file of the county’s office, and not of the street’s', async () => {
    await paid(father);
    await certifiedNextDoor();
    await lookOn(server, '2023-12-06');
    const [{ personId } = { personId: '' }] = server.all('refund-dues');
    const inFile = async (region: string) => {
      const reply = await server.call(officerTable, officer, { action: 'persons.file', region, personId });
      const { sections } = (reply as { readonly data: PersonFile }).data;
      return sections.find(({ title }) => title.includes('该退的'))?.lines ?? [];
    };
    expect(await inFile(ruizhou)).toEqual([]);
    expect(await inFile(county)).toMatchObject([{ words: expect.stringContaining('320') }]);
  });

  it('is not on the street’s workbook, and not said to have been given at its window, where only the next street certified him', async () => {
    await server.byTwo('elsewhere.import', fileOf([paidAtBank(father)]));
    await certifiedNextDoor();
    await lookOn(server, '2023-12-06');
    const workbook = (region: string) => server.askFiles(officer, 'refund-dues.workbook', { region, year });
    await expect(workbook(ruizhou)).rejects.toThrow('NOTHING_DUE');
    expect(await workbook(county)).toMatchObject({ people: 1 });
    const [{ _id: recordId, updatedAt } = { _id: '', updatedAt: 0 }] = server.all('refund-dues');
    const settling = { on: isoDay('2023-12-06'), way: '现金', dues: [{ recordId, updatedAt }] };
    expect(await server.byTwo('refund-dues.settle', { ...settling, region: ruizhou })).toMatchObject({
      taken: 0,
    });
    expect(await server.byTwo('refund-dues.settle', { ...settling, region: county })).toMatchObject({
      taken: 1,
    });
  });

  it('is listed where he had himself insured, whoever certified him', async () => {
    const recordId = await insuredHimself();
    await certifiedNextDoor();
    await lookOn(server, '2023-12-06');
    expect((await listed('due')).dues).toMatchObject([{ recordId, amountFen: aidedFen }]);
  });

  it('comes on the street’s list once its own office certifies him too, and goes once it takes that back', async () => {
    const recordId = await paid(father);
    await certifiedNextDoor();
    await lookOn(server, '2023-12-06');
    expect((await listed('due')).dues).toEqual([]);
    const [roster] = server.all('rosters');
    if (roster === undefined) throw new Error('nobody is certified');
    const [identity, ...others] = roster.identities;
    if (identity === undefined) throw new Error('nothing is certified');
    const own = { ...roster, identities: [{ ...identity, region: ruizhou }, ...others] };
    await server.cloudFor('').db.put('rosters', own);
    await lookOn(server, '2023-12-07');
    expect((await listed('due')).dues).toMatchObject([{ recordId }]);
    await server.cloudFor('').db.put('rosters', roster);
    await lookOn(server, '2023-12-08');
    expect((await listed('due')).dues).toEqual([]);
  });

  it('is looked at anew once he is insured no more, also where the street doesn’t read it', async () => {
    await paid(father);
    await certifiedNextDoor();
    await lookOn(server, '2023-12-06');
    const [record] = server.all('records');
    if (record === undefined) throw new Error('nobody is insured');
    await server.cloudFor('').db.put('records', { ...record, insurance: null });
    await lookOn(server, '2023-12-07');
    expect(server.all('refund-dues')).toMatchObject([{ state: 'over' }]);
  });

  it('is gone from the list once his payer asked for it himself', async () => {
    const recordId = await paid(father);
    await certified(father, '2023-12-01');
    await lookOn(server, '2023-12-06');
    const orderId = server.one('records', recordId).insurance?.orderId ?? '';
    await server.ask('oPayer', 'refund.request', { orderId, line: 0, reason: 'recognised' });
    await lookOn(server, '2023-12-07');
    expect((await listed('due')).dues).toEqual([]);
    expect((await listed('given')).dues).toMatchObject([{ recordId }]);
    const giving = { region: ruizhou, dues: [{ recordId, amountFen: fen(aidedFen) }] };
    await server.byTwo('refund-dues.give', giving, officer);
    expect(server.all('refunds')).toHaveLength(1);
  });

  it('stays given when a look that read it before sees another amount, in the same millisecond', async () => {
    const recordId = await paid(father);
    await certified(father, '2023-12-01');
    await lookOn(server, '2023-12-06');
    // Tekun pay nothing (4.2): all of the 380 go back.
    await server.certify(father, ruizhou, { code: 'tekun', since: isoDay('2023-12-02') });
    await server
      .cloudFor('')
      .db.updateIf('refund-dues', recordId, {}, { updatedAt: server.cloudFor('').now() });
    const orderId = server.one('records', recordId).insurance?.orderId ?? '';
    let asked: Promise<unknown> | null = null;
    const slow = server.cloudFor('', 'timer', async ({ collection }, when) => {
      if (collection !== 'refunds' || when !== 'after' || asked !== null) return;
      asked = server.ask('oPayer', 'refund.request', { orderId, line: 0, reason: 'recognised' });
      await asked;
    });
    await lookForRefunds(slow, await policyInForce(slow), [server.one('records', recordId)]);
    expect(asked).not.toBeNull();
    expect(server.one('refund-dues', recordId)).toMatchObject({ state: 'given', amountFen: 38_000 });
    expect((await listed('due')).dues).toEqual([]);
  });
});
