import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { CertifiedIdentity } from '../../policy/fact-sheet';
import { isoDay } from '../../policy/calendar';
import { checkCharacter } from '../../contract/identity-document';
import type { PersonEntry } from '../../contract/claims';
import { operatorTable } from '../../server/actions/operator';
import { dispatch } from '../../server/platform/dispatch';
import { corrected } from './corrections/correcting';
import { bindingsOf } from './billing/mutual-aid/bureau';
import { fileOf, paid } from './billing/elsewhere-payments/tax-office';
import { jincheng, officer, type PaymentTestServer, startTestServer } from './money';
import { Office, notice } from './notice-authoring/authors';
import { daughter, dibao, father, nothing, onBehalf, ruizhou } from './sample';

const root = path.resolve(__dirname, '../..');

/** Born 1 January 1970; area code 369901 belongs to no place. */
function somebody(at: number): PersonEntry {
  const digits = `36990119700101${String(at).padStart(3, '0')}`;
  return { name: '测试人', document: { kind: 'resident-id', number: digits + checkCharacter(digits) } };
}

/** `Order.lines` for each list in a stored document. */
function storedLists(): readonly string[] {
  const folder = path.join(root, 'server/schema');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      let holder = '';
      return readFileSync(path.join(folder, file), 'utf8')
        .split('\n')
        .flatMap((line) => {
          holder = /^export (?:interface|type) (\w+)/.exec(line)?.[1] ?? holder;
          const list = /^ {2}readonly (\w+)\??: readonly .*\[\];$/.exec(line)?.[1];
          return list === undefined ? [] : [`${holder}.${list}`];
        });
    });
}

describe('a list inside a stored document', () => {
  it('stands in docs/scale.md with what bounds it', () => {
    const told = readFileSync(path.join(root, 'docs/scale.md'), 'utf8');
    const rows = told.split('\n').filter((line) => line.startsWith('| `'));
    const named = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)]);
    expect(named.map(([, list]) => list).sort()).toEqual([...storedLists()].sort());
    expect(storedLists().length).toBeGreaterThan(40);
  });
});

describe('of a person', () => {
  let server: PaymentTestServer;
  beforeEach(async () => {
    server = await startTestServer();
  });
  const adding = { relation: 'parent' as const, region: ruizhou, claims: nothing, consent: onBehalf };
  const add = (payer: string) =>
    server.reply(payer, 'family.add', { requestId: `request-${payer}`, person: father, ...adding });

  it('five hundred payers have him on their lists at most, until he himself takes one off', async () => {
    await add('daughter');
    const { db } = server.cloudFor('');
    const [person] = server.all('people');
    const strangers = Array.from({ length: 499 }, (_, at) => `payer:stranger-${at}`);
    const heldBy = ['payer:daughter', 'roster', ...strangers];
    await db.updateIf('people', person?._id ?? '', {}, { heldBy });
    expect(await add('son')).toMatchObject({
      ok: false,
      error: { code: 'LISTED_BY_MANY', message: expect.stringContaining('窗口') },
    });
    // Who has him goes on, and he comes to his own.
    expect(await add('daughter')).toMatchObject({ ok: true });
    const { code } = await server.officer(officer, 'codes.issue', { ...father, region: ruizhou });
    await server.resident('himself', 'self.confirm', { ...father, code });
    await db.updateIf('people', person?._id ?? '', {}, { heldBy: heldBy.slice(0, -1) });
    expect(await add('son')).toMatchObject({ ok: true });
  });

  it('a roster has a hundred identities at most, and the row beyond says what to do', async () => {
    await server.certify(father, ruizhou, dibao);
    const [roster] = server.all('rosters');
    const days = Array.from({ length: 99 }, (_, at) => isoDay(`20${String(10 + (at % 10))}-01-${day(at)}`));
    const [first] = roster?.identities ?? [];
    if (roster === undefined || first === undefined) throw new Error('nobody was certified');
    const { db } = server.cloudFor('');
    const identities = [first, ...days.map((since) => ({ ...first, since, source: 'earlier-1' }))];
    await db.updateIf('rosters', roster._id, {}, { identities });
    const more: CertifiedIdentity = { ...dibao, since: isoDay('2023-02-02') };
    const rows = [{ ...father, identities: [more] }];
    const outcome = await server.byTwo('roster.import', { batch: 'more', part: 1, region: ruizhou, rows });
    expect(outcome).toMatchObject({
      taken: 0,
      rejected: [{ field: 'identities', message: expect.stringContaining('撤销不再需要的') }],
    });
    expect(server.one('rosters', roster._id).identities).toHaveLength(100);
  });

  it('twenty payments made elsewhere are taken for a year at most', async () => {
    const lines = Array.from({ length: 21 }, (_, at) => paid(father, { number: `T-${1000 + at}` }));
    const outcome = await server.byTwo('elsewhere.import', fileOf(lines));
    expect(outcome).toMatchObject({ taken: 20, rejected: [{ row: 21, field: '缴费编号' }] });
    expect(server.all('records')).toMatchObject([{ elsewhere: { length: 20 } }]);
  });

  it('an account binds fifty relatives at most', async () => {
    const rows = Array.from({ length: 51 }, (_, at) => [somebody(at), '其他'] as const);
    const csv = bindingsOf(rows);
    const outcome = await server.byTwo('mutual-aid.import-bindings', { region: jincheng, number: 'b', csv });
    expect(outcome).toMatchObject({ taken: 50, rejected: [{ row: 51, field: '家人证件号码' }] });
    expect(server.all('mutual-aid-accounts')).toMatchObject([{ relatives: { length: 50 } }]);
  });

  it('fifty corrections stand, the newest of them', async () => {
    await server.certify({ ...father, name: '王建果' }, ruizhou, dibao);
    const [person] = server.all('people');
    const old = { kind: 'name', at: 0, region: ruizhou, reason: '旧' } as const;
    const corrections = Array.from({ length: 50 }, (_, at) => ({ ...old, _id: `correction-${at}` }));
    await server.cloudFor('').db.updateIf('people', person?._id ?? '', {}, { corrections });
    await corrected(server, father, ruizhou, { kind: 'name', name: '王建国' });
    const kept = server.all('people')[0]?.corrections ?? [];
    expect(kept).toHaveLength(50);
    expect(kept.at(-1)?.reason).toBe('对照了户口簿和身份证');
    expect(kept[0]?._id).toBe('correction-1');
  });

  it('an order tells of as many events as may be asked for, and of no refusal', async () => {
    const record = await server.enrol('daughter', daughter, ruizhou);
    const orderId = await server.place('daughter', [record], dueOf(server, record));
    server.shop.pay(orderId);
    await server.callback(orderId);
    for (const reason of ['wrong-place', 'insured-elsewhere', 'died']) {
      await server.reply('daughter', 'refund.request', { orderId, line: 0, reason });
      const { cases } = await server.asOfficer('cases.list', { region: ruizhou });
      const caseId = cases[0]?.caseId ?? '';
      await server.asOfficer('cases.resolve', { caseId, decision: 'decline', note: '材料不符' });
    }
    const { history } = server.one('orders', orderId);
    for (let times = 0; times < 5; times += 1) {
      await server.reply('daughter', 'refund.request', { orderId, line: 0, reason: 'paid-twice' });
    }
    expect(server.one('orders', orderId).history).toEqual(history);
    expect(history.filter(({ event }) => event === 'refund-asked')).toHaveLength(3);
  });
});

function day(at: number): string {
  return String(1 + Math.floor(at / 10)).padStart(2, '0');
}

function dueOf(server: PaymentTestServer, record: string) {
  const [application] = server.one('records', record).applications;
  const due = application?.determination.payFen;
  if (due === undefined || due === null) throw new Error('nothing is due');
  return due;
}

describe('of what offices keep', () => {
  it('a notice is published and withdrawn two hundred times at most', async () => {
    const office = await Office.open();
    await office.officer('oSecond', 'notices.agree', await office.proposed(notice({}, 40_000)));
    const [chain] = office.store.snapshot('notice-chains') as unknown as { entries: object[]; _id: string }[];
    const { db } = office.cloudFor('');
    const many = Array.from({ length: 200 }, (_, at) => ({ ...chain?.entries[0], number: at + 1 }));
    await db.updateIf('notice-chains', chain?._id ?? '', {}, { entries: many as never });
    office.pass(3_600_000);
    const read = await office.proposed(notice({}, 41_000));
    const refusal = await office.refusedOfficer('oSecond', 'notices.agree', read);
    expect(refusal).toMatchObject({ code: 'PUBLISHED_OFTEN', message: expect.stringContaining('200次') });
  });

  it('an officer has had twenty names at most', async () => {
    const server = await startTestServer();
    const named = (at: number) =>
      dispatch(operatorTable, server.cloudFor('', 'function'), {
        action: 'officers.set',
        openId: 'oNewOfficer000000000001',
        name: `张${'一'.repeat(at + 1)}`,
        regions: [ruizhou],
        duties: ['money'],
      });
    for (let at = 0; at <= 20; at += 1) expect(await named(at)).toMatchObject({ ok: true });
    expect(await named(21)).toMatchObject({ ok: false, error: { code: 'RENAMED_OFTEN' } });
    expect(await named(20)).toMatchObject({ ok: true });
  });
});
