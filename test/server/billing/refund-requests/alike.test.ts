import { fen } from '../../../../policy/money';
import type { DuplicateRow } from '../../../../contract/duplicates';
import type { PersonEntry } from '../../../../contract/claims';
import type { AskableReason } from '../../../../contract/refunds';
import { officerTable } from '../../../../server/actions/officer';
import { type PaymentTestServer, jincheng, officer, startTestServer, year } from '../../money';
import { dispatched } from '../../said';
import { daughter, father, grandmother, ruizhou } from '../../sample';
import { fileOf, paid } from '../elsewhere-payments/tax-office';

const payer = 'payer';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

/** Somebody was paid for in Ruizhou (380 yuan, 3.2), and the money is asked back. */
async function askedBack(person: PersonEntry, reason: AskableReason): Promise<void> {
  const record = await server.enrol(payer, person, ruizhou);
  const orderId = await server.place(payer, [record], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
  await server.ask(payer, 'refund.request', { orderId, line: 0, reason });
}

async function listed(kind: 'employee' | 'dead', ...rows: readonly DuplicateRow[]): Promise<void> {
  const event = {
    action: 'duplicates.import',
    region: ruizhou,
    year,
    kind,
    batch: `${kind}-1`,
    part: 1,
    rows,
  };
  const reply = await dispatched(officerTable, server.cloudFor(officer), event);
  if (!reply.ok) throw new Error(reply.error.message);
}

async function groups() {
  const { groups: found } = await server.asOfficer('cases.alike', { region: ruizhou });
  return found.map(({ reason, place, cases }) => ({ reason, place, cases }));
}

describe('refunds of which the office’s lists say the same', () => {
  it('are found by reason and district, with what the list says, and of the others none', async () => {
    await askedBack(father, 'died');
    await askedBack(grandmother, 'died');
    await askedBack(daughter, 'wrong-place');
    expect(await groups()).toEqual([]);
    await listed('dead', { ...father, since: '2023-11-10' });
    const [group, ...others] = await groups();
    expect(others).toEqual([]);
    expect(group).toMatchObject({ reason: 'died', place: '360983' });
    expect(group?.cases).toMatchObject([
      { people: [{ name: father.name }], amountFen: 38_000, listed: '名单上写：已去世，2023年11月10日' },
    ]);
  });

  it('are none where the list is of another kind, or an officer found it wrong', async () => {
    await askedBack(father, 'insured-elsewhere');
    await listed('dead', { ...father });
    expect(await groups()).toEqual([]);
    await listed('employee', { ...father, where: '高安市某厂' });
    expect((await groups())[0]?.cases[0]?.listed).toBe('名单上写：职工医保在保，高安市某厂');
    const duplicateId = server.all('duplicates').find(({ kind }) => kind === 'employee')?._id;
    const decided = {
      action: 'duplicates.decide',
      duplicateId,
      region: ruizhou,
      decision: 'not-so',
      note: '同名',
    };
    await dispatched(officerTable, server.cloudFor(officer), decided);
    expect(await groups()).toEqual([]);
  });

  it('are decided each by itself: what one needs is refused to it alone', async () => {
    await askedBack(father, 'died');
    await askedBack(grandmother, 'died');
    await listed('dead', { ...father }, { ...grandmother });
    const cases = (await groups())[0]?.cases ?? [];
    expect(cases).toHaveLength(2);
    const [one, other] = cases.map(({ caseId }) => caseId);
    const note = '名单和死亡证明都看过';
    await server.asOfficer('cases.resolve', { caseId: one ?? '', decision: 'approve', note });
    const refused = await server.officerRefusal('cases.resolve', {
      caseId: other ?? '',
      decision: 'approve',
      note: '好',
    });
    expect(refused.code).toBe('EVIDENCE_NEEDED');
    expect((await groups())[0]?.cases).toHaveLength(1);
  });

  it('leave out who is asked himself and hasn’t answered yet', async () => {
    const { code } = await server.officer(officer, 'codes.issue', { ...father, region: ruizhou });
    await server.resident('father', 'self.confirm', { ...father, code });
    await askedBack(father, 'insured-elsewhere');
    await listed('employee', { ...father });
    expect(await groups()).toEqual([]);
    server.pass(7 * 24 * 3_600_000);
    expect(await groups()).toHaveLength(1);
  });

  it('name neither amount nor day of a second payment in another place', async () => {
    await askedBack(father, 'paid-twice');
    await server.byTwo('elsewhere.import', fileOf([paid(father, { region: jincheng })], 'bank-1', jincheng));
    expect((await groups())[0]?.cases[0]?.listed).toBe('税务文件里在别的地方另有一笔');
  });

  it('go by no list that is another office’s alone', async () => {
    await askedBack(father, 'died');
    await listed('dead', { ...father });
    const [held] = server.all('duplicates');
    if (held === undefined) throw new Error('no case');
    await server.cloudFor('').db.put('duplicates', { ...held, places: ['360983002'] });
    expect(await groups()).toEqual([]);
  });

  it('go by no list of an office elsewhere alone, which the place merely finds because it insures him', async () => {
    await askedBack(father, 'died');
    await listed('dead', { ...father, since: '2023-11-10' });
    const [held] = server.all('duplicates');
    if (held === undefined) throw new Error('nobody is listed');
    const elsewhere = { ...held, cause: 'duplicates-430102-dead-1', since: null };
    await server.cloudFor('').db.put('duplicates', elsewhere);
    expect(await groups()).toEqual([]);
    const own = { cause: held.cause, since: held.since, where: '派出所' };
    await server.cloudFor('').db.put('duplicates', { ...elsewhere, besides: [own] });
    const [group] = await groups();
    expect(group?.cases[0]?.listed).toBe('名单上写：已去世，2023年11月10日，派出所');
  });

  it('are an office’s own', async () => {
    await server.hireOfficer('elsewhere', [jincheng]);
    const refusal = await server.officerRefusal('cases.alike', { region: ruizhou }, 'elsewhere');
    expect(refusal.code).toBe('OTHER_REGION');
  });
});

describe('a list of cases', () => {
  it('is narrowed to a kind, a place below and days, on every page', async () => {
    await askedBack(father, 'wrong-place');
    server.pass(9 * 24 * 3_600_000);
    await askedBack(grandmother, 'wrong-place');
    const names = async (more: object) => {
      const { cases } = await server.asOfficer('cases.list', { region: ruizhou, ...more });
      return cases.flatMap(({ people }) => people.map(({ name }) => name));
    };
    expect(await names({})).toEqual([father.name, grandmother.name]);
    expect(await names({ to: '2023-11-22' })).toEqual([father.name]);
    expect(await names({ from: '2023-11-29' })).toEqual([grandmother.name]);
    expect(await names({ kind: 'refund-failed' })).toEqual([]);
    expect(await names({ kind: 'refund-requested', from: '2023-11-21' })).toEqual([grandmother.name]);
  });
});
