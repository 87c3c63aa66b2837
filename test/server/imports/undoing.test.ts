import { fen } from '../../../policy/money';
import { type IsoDay, isoDay } from '../../../policy/calendar';
import type { PersonEntry } from '../../../contract/claims';
import type { RosterActsOfTwo } from '../../../contract/officer';
import type { CertifiedIdentity } from '../../../policy/fact-sheet';
import { undoRoster } from '../../../server/enrolment';
import type { Wire } from '../../../server/platform/memory/database';
import { balancesOf, bindingsOf, holder, openAccount } from '../billing/mutual-aid/bureau';
import { fileOf, paid } from '../billing/elsewhere-payments/tax-office';
import { corrected, found } from '../corrections/correcting';
import { dieEverywhere } from '../crash';
import { type PaymentTestServer, jincheng, officer, startTestServer, year } from '../money';
import { child, daughter, dibao, father, grandmother, ruizhou, tekun } from '../sample';

type Part = RosterActsOfTwo['roster.import']['request'];

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

function partOf(person: PersonEntry, identities: readonly CertifiedIdentity[], batch = 'wrong-list'): Part {
  return { batch, part: 1, region: ruizhou, rows: [{ ...person, identities }] };
}

/** The father's certifications as the office sees them. */
async function certified(person = father) {
  return (await found(server, person, ruizhou)).certifications.map(({ code, until }) => [code, until]);
}

async function statusOf(payer = 'oDaughter') {
  const { relatives } = await server.resident(payer, 'family.list', { year });
  return relatives[0]?.record?.status;
}

describe('a roster that was taken by mistake', () => {
  it('goes back as a whole, and who has not paid owes the full price again', async () => {
    await server.enrol('oDaughter', father, ruizhou);
    const part = partOf(father, [dibao]);
    await server.byTwo('roster.import', part);
    // Ruizhou: 60 yuan on dibao, 380 without.
    expect(await statusOf()).toMatchObject({ dueFen: 6_000 });
    expect(await server.byTwo('roster.undo', part)).toEqual({ undone: 1, rejected: [] });
    expect(await statusOf()).toMatchObject({ dueFen: 38_000 });
    expect(server.all('rosters')).toEqual([]);
  });

  it('leaves what an earlier one said, with its own end', async () => {
    await server.byTwo('roster.import', partOf(father, [dibao], 'right-list'));
    const part = partOf(father, [{ ...dibao, until: isoDay('2023-06-30') }, tekun]);
    await server.byTwo('roster.import', part);
    await server.byTwo('roster.undo', part);
    expect(await certified()).toEqual([['dibao', undefined]]);
    await server.byTwo('roster.undo', partOf(father, [dibao], 'right-list'));
    expect(server.all('rosters')).toEqual([]);
  });

  it('ends who was enrolled by it without payment, and asks his family anew', async () => {
    await server.enrol('oDaughter', grandmother, ruizhou);
    const part = partOf(grandmother, [tekun]);
    await server.byTwo('roster.import', part);
    expect(await statusOf()).toMatchObject({ state: 'nothing-to-pay' });
    await server.byTwo('roster.undo', part);
    expect(await statusOf()).toMatchObject({ state: 'to-pay', dueFen: 38_000 });
  });

  it('goes back from somebody who had paid by an earlier one, and stays insured by that', async () => {
    const record = await server.enrol('oDaughter', father, ruizhou);
    await server.byTwo('roster.import', partOf(father, [dibao], 'right-list'));
    const orderId = await server.place('oDaughter', [record], fen(6_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    server.pass(1000);
    const again = partOf(father, [{ ...dibao, until: isoDay('2024-06-30') }]);
    await server.byTwo('roster.import', again);
    expect(await server.byTwo('roster.undo', again)).toEqual({ undone: 1, rejected: [] });
    expect(server.one('records', record)).toMatchObject({ state: 'insured' });
    expect(await certified()).toEqual([['dibao', undefined]]);
  });

  it('stays for who paid by it, who is named with what to do', async () => {
    const record = await server.enrol('oDaughter', father, ruizhou);
    const part = partOf(father, [dibao]);
    await server.byTwo('roster.import', part);
    const orderId = await server.place('oDaughter', [record], fen(6_000));
    const { rejected: inHand } = await server.byTwo('roster.undo', part);
    expect(inHand).toMatchObject([{ row: 1, message: expect.stringContaining('正在给他缴2024年度') }]);
    server.shop.pay(orderId);
    await server.callback(orderId);
    const { rejected } = await server.byTwo('roster.undo', part);
    expect(rejected).toMatchObject([{ row: 1, message: expect.stringContaining('已经按这一行缴费参保') }]);
    expect(await certified()).toEqual([['dibao', undefined]]);
  });

  it('stays for who paid by it elsewhere', async () => {
    const part = partOf(father, [dibao]);
    await server.byTwo('roster.import', part);
    server.pass(1000);
    await server.byTwo('elsewhere.import', fileOf([paid(father, { on: '2023-11-20', yuan: '60' })]));
    const { rejected } = await server.byTwo('roster.undo', part);
    expect(rejected).toMatchObject([{ row: 1, message: expect.stringContaining('已经按这一行缴费参保') }]);
    expect(await certified()).toEqual([['dibao', undefined]]);
  });

  it('stays for whom his family has enrolled anew while it was being taken back', async () => {
    await server.enrol('oDaughter', grandmother, ruizhou);
    const part = partOf(grandmother, [tekun]);
    await server.byTwo('roster.import', part);
    await corrected(server, grandmother, ruizhou, { kind: 'enrolment', year });
    expect(await statusOf()).toMatchObject({ state: 'to-enrol' });
    server.pass(1000);
    let enrolled = false;
    // The orders have been read, and the step that takes the row back has not begun.
    const wire: Wire = async ({ operation, collection }, when) => {
      if (enrolled || when !== 'after' || operation !== 'find' || collection !== 'orders') return;
      enrolled = true;
      server.pass(1000);
      const { relatives } = await server.resident('oDaughter', 'family.list', { year });
      const relativeId = relatives[0]?.relativeId ?? '';
      await server.resident('oDaughter', 'records.enrol-relative', { relativeId, year });
    };
    const cloud = server.cloudFor(officer, 'client', wire);
    const { undone, rejected } = await undoRoster(cloud, server.one('officers', officer), part);
    expect([undone, rejected.map(({ message }) => message)]).toEqual([
      0,
      [expect.stringContaining('没有撤回')],
    ]);
    expect(server.all('records')).toMatchObject([{ state: 'insured' }]);
  });

  it('stays while a payment may have come in of which no news has', async () => {
    const record = await server.enrol('oDaughter', father, ruizhou);
    const part = partOf(father, [dibao]);
    await server.byTwo('roster.import', part);
    server.shop.pay(await server.place('oDaughter', [record], fen(6_000)));
    server.pass(20 * 60_000);
    const { rejected } = await server.byTwo('roster.undo', part);
    expect(rejected).toMatchObject([{ row: 1, message: expect.stringContaining('正在给他缴2024年度') }]);
    expect(await certified()).toEqual([['dibao', undefined]]);
  });

  it('stays for who was enrolled by it in his family’s order, whose receipt names him', async () => {
    const [paid, exempt] = [
      await server.enrol('oDaughter', father, ruizhou),
      await server.enrol('oDaughter', grandmother, ruizhou),
    ];
    const part = partOf(grandmother, [tekun]);
    await server.byTwo('roster.import', part);
    const orderId = await server.place('oDaughter', [paid, exempt], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const { rejected } = await server.byTwo('roster.undo', part);
    expect(rejected).toMatchObject([{ row: 1, message: expect.stringContaining('和家人一起参保') }]);
    expect(server.all('orders')).toMatchObject([{ lines: [{ state: 'insured' }, { state: 'insured' }] }]);
  });

  it('stays for whom another list or a correction changed since', async () => {
    const part = partOf(father, [dibao]);
    await server.byTwo('roster.import', part);
    const correction = { kind: 'certification', code: 'dibao', region: ruizhou, since: dibao.since } as const;
    await corrected(server, father, ruizhou, { ...correction, until: isoDay('2023-06-30') });
    const { undone, rejected } = await server.byTwo('roster.undo', part);
    expect([undone, rejected.map(({ message }) => message)]).toEqual([
      0,
      [expect.stringContaining('后来又导入、确认或更正过')],
    ]);
    expect(await certified()).toEqual([['dibao', '2023-06-30']]);
  });

  it('is found by the same file alone', async () => {
    const part = partOf(father, [dibao]);
    expect((await server.refusedByTwo('roster.undo', part)).code).toBe('NO_BATCH');
    await server.byTwo('roster.import', part);
    expect((await server.refusedByTwo('roster.undo', partOf(father, [tekun]))).code).toBe('BATCH_DIFFERS');
    const elsewhere = { ...part, region: jincheng };
    expect((await server.refusedByTwo('roster.undo', elsewhere)).code).toBe('NO_BATCH');
  });

  it('is not taken again under its number', async () => {
    const part = partOf(father, [dibao]);
    await server.byTwo('roster.import', part);
    await server.byTwo('roster.undo', part);
    expect((await server.refusedByTwo('roster.import', part)).code).toBe('IMPORT_UNDONE');
    await server.byTwo('roster.import', partOf(father, [dibao], 'right-list'));
    expect(await certified()).toEqual([['dibao', undefined]]);
  });

  it('goes back once, wherever its step is cut off', async () => {
    const part = partOf(father, [dibao]);
    const undone = (held: PaymentTestServer, _: null, wire?: Wire): Promise<unknown> =>
      undoRoster(held.cloudFor(officer, 'client', wire), held.one('officers', officer), part);
    const died = await dieEverywhere({
      prepare: async () => {
        server = await startTestServer();
        await server.byTwo('roster.import', partOf(father, [tekun], 'right-list'));
        await server.enrol('oDaughter', grandmother, ruizhou);
        await server.byTwo('roster.import', part);
        return { server, prepared: null };
      },
      act: undone,
      recover: undone,
      outcome: (held) => ({
        rosters: held.all('rosters').map(({ identities }) => identities),
        imports: held.all('imports').map(({ state }) => state),
      }),
    });
    expect(died).toBeGreaterThan(10);
    expect(await certified()).toEqual([['tekun', undefined]]);
  });
});

describe('a file of balances that was taken by mistake', () => {
  const file = (asOf: IsoDay, yuan: string) => ({
    region: jincheng,
    number: 'balances-2',
    asOf,
    csv: balancesOf(yuan),
  });
  const wrong = file(isoDay('2023-11-20'), '900');

  beforeEach(async () => {
    await openAccount(server, { yuan: '100', relatives: [[father, '父亲']], authorisedFen: fen(50_000) });
    server.setToday('2023-11-22');
    await server.byTwo('mutual-aid.import-balances', wrong);
  });

  it('goes back to the balance and the day of before, in the books too', async () => {
    expect(await server.byTwo('mutual-aid.undo-balances', wrong)).toEqual({ undone: 1, rejected: [] });
    await server.byTwo('mutual-aid.undo-balances', wrong);
    expect(server.all('mutual-aid-accounts')).toMatchObject([{ balanceFen: 10_000, asOf: '2023-11-19' }]);
    const [account] = server.all('mutual-aid-accounts');
    expect(server.balances()).toEqual({
      'bureau-balances:140502': -10_000,
      [`holder:${account?._id ?? ''}`]: 10_000,
    });
  });

  it('goes back for each account that stood in it', async () => {
    const line = (yuan: string) => balancesOf(yuan, father).split('\n')[1] ?? '';
    const first = { ...file(isoDay('2023-11-21'), '900'), number: 'balances-both' };
    await server.byTwo('mutual-aid.import-balances', { ...first, csv: `${first.csv}\n${line('40')}` });
    server.setToday('2023-11-23');
    const both = { ...file(isoDay('2023-11-22'), '9'), number: 'balances-wrong' };
    const csv = `${both.csv}\n${line('4')}`;
    await server.byTwo('mutual-aid.import-balances', { ...both, csv });
    expect(await server.byTwo('mutual-aid.undo-balances', { ...both, csv })).toEqual({
      undone: 2,
      rejected: [],
    });
    const balances = server.all('mutual-aid-accounts').map(({ balanceFen }) => balanceFen);
    expect(balances.sort((one, other) => one - other)).toEqual([4_000, 90_000]);
  });

  it('is told to the holder in her statement', async () => {
    await server.byTwo('mutual-aid.undo-balances', wrong);
    const { movements } = await server.ask(holder, 'mutual-aid.movements', {});
    expect(movements.map(({ kind, amountFen, words }) => [kind, amountFen, words])).toContainEqual([
      'import',
      -80_000,
      '撤回：医保局2023年11月20日的余额有误',
    ]);
  });

  it('leaves who stood in it with a line that was not taken, or had no account by it', async () => {
    const lines = `${balancesOf('12.345').split('\n')[1] ?? ''}\n${balancesOf('5', father).split('\n')[1] ?? ''}`;
    const csv = `${balancesOf('1').split('\n')[0] ?? ''}\n${lines}`;
    const partly = { ...wrong, number: 'balances-3', asOf: isoDay('2023-11-21'), csv };
    expect(await server.byTwo('mutual-aid.import-balances', partly)).toMatchObject({
      taken: 1,
      rejected: [{ row: 1, field: '余额(元)' }],
    });
    const { rejected } = await server.byTwo('mutual-aid.undo-balances', partly);
    expect(rejected).toEqual([]);
    const daughters = server.all('mutual-aid-accounts').filter(({ balanceFen }) => balanceFen > 0);
    expect(daughters).toMatchObject([{ balanceFen: 90_000, asOf: '2023-11-20' }]);
  });

  it('stays where the account paid since', async () => {
    const record = await server.enrol(holder, father, jincheng);
    await server.place(holder, [record], fen(38_000), { paymentSource: 'mutual-aid' });
    const { rejected } = await server.byTwo('mutual-aid.undo-balances', wrong);
    expect(rejected).toMatchObject([{ row: 1, message: expect.stringContaining('后来缴过费') }]);
  });
});

describe('a file of bindings that was taken by mistake', () => {
  const wrong = {
    region: jincheng,
    number: 'bindings-2',
    csv: bindingsOf([
      [grandmother, '母亲'],
      [father, '解除'],
    ]),
  };
  /** Whether the account may pay for the father, and for the grandmother. */
  const bound = async () =>
    Promise.all(
      [father, grandmother].map(async (one) => (await found(server, one, jincheng)).bindings.length),
    );

  beforeEach(async () => {
    await openAccount(server, { yuan: '900', relatives: [[father, '父亲']], authorisedFen: fen(50_000) });
    await server.byTwo('mutual-aid.import-bindings', wrong);
  });

  it('leaves the relatives of before', async () => {
    expect(await bound()).toEqual([0, 1]);
    expect(await server.byTwo('mutual-aid.undo-bindings', wrong)).toEqual({ undone: 2, rejected: [] });
    expect(await bound()).toEqual([1, 0]);
  });

  it('leaves whom it left untouched held for the account, and lets go whom it brought', async () => {
    const more = {
      region: jincheng,
      number: 'bindings-3',
      csv: bindingsOf([
        [father, '父母'],
        [child, '子女'],
      ]),
    };
    await server.byTwo('mutual-aid.import-bindings', more);
    const [account] = server.all('mutual-aid-accounts');
    const heldFor = () =>
      server
        .all('people')
        .filter(({ heldBy }) => heldBy.some((one) => one.includes(account?._id ?? 'x')))
        .map(({ _id }) => _id);
    expect(heldFor()).toHaveLength(3);
    const bound = (server.all('mutual-aid-accounts')[0]?.relatives ?? []).map(({ personId }) => personId);
    await server.byTwo('mutual-aid.undo-bindings', more);
    const left = (server.all('mutual-aid-accounts')[0]?.relatives ?? []).map(({ personId }) => personId);
    expect(left).toHaveLength(1);
    expect(bound).toEqual(expect.arrayContaining(left));
    expect(heldFor()).toEqual(left);
  });

  it('stays where somebody was paid for by it', async () => {
    const record = await server.enrol(holder, grandmother, jincheng);
    await server.place(holder, [record], fen(38_000), { paymentSource: 'mutual-aid' });
    const { rejected } = await server.byTwo('mutual-aid.undo-bindings', wrong);
    expect(rejected).toMatchObject([{ row: 1 }, { row: 2 }]);
    expect(await bound()).toEqual([0, 1]);
  });
});

describe('what was taken back', () => {
  it('is nothing for an officer of the place alone', async () => {
    const part = partOf(daughter, [dibao]);
    await server.byTwo('roster.import', part);
    const content = {
      proposalId: 'e'.repeat(32),
      act: 'roster.undo',
      part: 1,
      parts: 1,
      content: part,
    } as const;
    await server.proposals(officer, 'proposals.propose', content);
    expect(await certified(daughter)).toEqual([['dibao', undefined]]);
  });
});
