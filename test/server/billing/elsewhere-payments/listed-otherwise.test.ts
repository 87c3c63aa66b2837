import type { DuplicatesActions } from '../../../../contract/duplicates';
import { fen } from '../../../../policy/money';
import { officerTable } from '../../../../server/actions/officer';
import { corrected } from '../../corrections/correcting';
import { hunan, type PaymentTestServer, officer, startTestServer, year } from '../../money';
import { handIn, lives } from '../../residents/lists';
import { dispatched } from '../../said';
import { father, ruizhou } from '../../sample';
import { fileOf, paid } from './tax-office';

type Listing = DuplicatesActions['duplicates.import']['request'];
type Deciding = DuplicatesActions['duplicates.decide']['request'];

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
  await handIn(server, [lives(father, { village: '濠溪' })]);
});

async function asked(action: string, request: object): Promise<void> {
  const reply = await dispatched(officerTable, server.cloudFor(officer), { action, ...request });
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
}

/** A list has the father, since 1 November or of that day. */
function listed(kind: Listing['kind'], where = '高安市某厂'): Promise<void> {
  const rows = [{ ...father, since: '2023-11-01', where }];
  const part: Listing = { region: ruizhou, year, kind, batch: `${kind}-1`, part: 1, rows };
  return asked('duplicates.import', part);
}

function decided(decision: Deciding['decision']): Promise<void> {
  const [duplicate] = server.all('duplicates');
  const request: Deciding = {
    duplicateId: duplicate?._id ?? '',
    region: ruizhou,
    decision,
    note: '电话核实',
  };
  return asked('duplicates.decide', request);
}

/** He, or his daughter, pays 380 yuan here by WeChat. */
async function paidHere(region = ruizhou): Promise<string> {
  const id = await server.enrol('oDaughter', father, region);
  const orderId = await server.place('oDaughter', [id], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
  return orderId;
}

function bankFile() {
  return server.byTwo('elsewhere.import', fileOf([paid(father)]));
}

function open(region?: string) {
  return server
    .all('cases')
    .filter((one) => one.state === 'open' && (region === undefined || one.region === region));
}

function summaryOf(kind: string): string {
  return open().find((one) => one.kind === kind)?.summary ?? '';
}

/** What the payer asks for goes back once an officer agreed. */
async function givenBack(orderId: string, reason: 'paid-twice' | 'insured-elsewhere', region = ruizhou) {
  await server.ask('oDaughter', 'refund.request', { orderId, line: 0, reason });
  const { cases } = await server.asOfficer('cases.list', { region, kind: 'refund-requested' });
  const caseId = cases[0]?.caseId ?? '';
  await server.asOfficer('cases.resolve', { caseId, decision: 'approve', note: '看过凭证，问过本人' });
  await server.minutes(10);
}

function record() {
  const [only] = server.all('records');
  if (only === undefined) throw new Error('no record');
  return only;
}

describe('who paid at a bank and is on another office’s list', () => {
  it('is on the list of cases after the file was taken, though a rule had ended his case before', async () => {
    await listed('employee');
    expect(server.all('duplicates')).toMatchObject([{ state: 'ended', end: { end: 'stands' } }]);
    expect(await bankFile()).toMatchObject({ enrolled: 1, twice: 0, listed: 1 });
    expect(open()).toMatchObject([{ kind: 'elsewhere-listed', region: ruizhou, amountFen: 38_000 }]);
    const words = summaryOf('elsewhere-listed');
    expect(words).toContain('职工医保在保，2023年11月1日起，高安市某厂（已经按名单办过）');
    expect(words).toContain('请他带缴费凭证向税务部门申请退');
    expect(words).toContain('由两位经办人在“更正资料”里撤销');
    expect(words).not.toContain('理由选');
  });

  it('stays insured until two officers end it; then nothing waits any more', async () => {
    await listed('elsewhere', '长沙市');
    await bankFile();
    expect(record().state).toBe('insured');
    expect(summaryOf('elsewhere-listed')).toContain(
      '异地居民医保在保，2023年11月1日起，长沙市（还没有核对完）',
    );
    await corrected(server, father, '360983', { kind: 'enrolment', year });
    expect(server.all('records').filter(({ state }) => state === 'insured')).toEqual([]);
    expect(open()).toEqual([]);
  });

  it('is told that the tax office decides, once his cover has begun', async () => {
    await listed('employee');
    server.setToday('2024-01-02');
    await bankFile();
    expect(summaryOf('elsewhere-listed')).toContain('保障已经从2024年1月1日开始，退不退要问税务部门');
  });

  it('of who died, his family is sent to ask: nobody promises that money goes back', async () => {
    await listed('dead', '');
    await bankFile();
    const words = summaryOf('elsewhere-listed');
    expect(words).toContain('名单上写：已去世，2023年11月1日');
    expect(words).toContain('请他家里人带缴费凭证向税务部门问清楚能不能退、退给谁');
  });

  it.each(['kept-here', 'not-so'] as const)('is on no list where an officer found: %s', async (decision) => {
    await listed('elsewhere');
    await decided(decision);
    expect(await bankFile()).toMatchObject({ enrolled: 1, listed: 0 });
    expect(open()).toEqual([]);
  });

  it('is on no list any more where the file is taken back', async () => {
    await listed('employee');
    await bankFile();
    await server.byTwo('elsewhere.undo', fileOf([paid(father)]));
    expect(open()).toEqual([]);
  });

  it('is listed once, in whichever file the payment comes again', async () => {
    await listed('employee');
    await bankFile();
    expect(await bankFile()).toMatchObject({ repeated: true, listed: 1 });
    await server.byTwo('elsewhere.import', fileOf([paid(father)], 'bank-2'));
    expect(open()).toHaveLength(1);
  });
});

describe('who paid here, at a bank, and is insured as an employee', () => {
  it('gets each back: here by the notice’s rule, there by the tax office, and is insured no more by two', async () => {
    const orderId = await paidHere();
    await listed('employee');
    expect(await bankFile()).toMatchObject({ enrolled: 0, twice: 1, listed: 1 });
    const kinds = open().map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['elsewhere-listed', 'paid-twice']);
    expect(summaryOf('elsewhere-listed')).toContain('理由选“在别的地方或单位参保了”');
    await givenBack(orderId, 'insured-elsewhere');
    expect([...server.shop.refunds.values()].map(({ refundFen }) => refundFen)).toEqual([38_000]);
    // What he paid at the bank stands for him until that is given back too.
    expect(record()).toMatchObject({ state: 'insured', insurance: { basis: 'paid-elsewhere' } });
    await corrected(server, father, '360983', { kind: 'enrolment', year });
    expect(record().insurance).toBeNull();
    expect(open()).toEqual([]);
  });
});

describe('who is insured in another place', () => {
  it('is on both offices’ lists, and neither reads what he paid in the other', async () => {
    const orderId = await paidHere(hunan);
    expect(await bankFile()).toMatchObject({ enrolled: 0, twice: 1 });
    const [here, ...others] = open(ruizhou);
    expect(others).toEqual([]);
    expect(here).toMatchObject({ kind: 'paid-twice', orderId: null, amountFen: 38_000 });
    expect(here?.summary).toContain('已经在芙蓉区参保');
    expect(here?.summary).not.toContain('2023年11月20日');
    const [there] = open(hunan);
    expect(there).toMatchObject({ kind: 'paid-twice', orderId });
    expect(there?.summary).toContain('2023年11月15日在高安市又缴了一笔');
    expect(there?.summary).not.toContain('农业银行');
  });

  it('who belongs here gets the money of there back, and is insured by what he paid here', async () => {
    const orderId = await paidHere(hunan);
    await bankFile();
    await givenBack(orderId, 'paid-twice', hunan);
    expect([...server.shop.refunds.values()].map(({ refundFen }) => refundFen)).toEqual([38_000]);
    expect(record()).toMatchObject({
      state: 'insured',
      insurance: { basis: 'paid-elsewhere', region: ruizhou },
    });
  });
});
