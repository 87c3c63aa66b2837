import { TestServer } from '../test-server';
import { claiming, dibao, father, onBehalf, ruizhou } from '../sample';

const year = 2024;

describe('“paid elsewhere” is a payer’s own word', () => {
  let server: TestServer;
  let relativeId: string;
  beforeEach(async () => {
    server = new TestServer('2023-11-20');
    await server.hireOfficer('oOfficer', [ruizhou]);
    relativeId = await apply('oDaughter');
  });

  async function apply(payer: string): Promise<string> {
    await server.resident(payer, 'records.enrol', {
      person: father,
      region: ruizhou,
      year,
      claims: claiming(dibao),
      consent: onBehalf,
    });
    const { relatives } = await server.resident(payer, 'family.list', { year });
    return relatives[0]?.relativeId ?? '';
  }
  function say(paid: boolean, of = year) {
    return server.resident('oDaughter', 'family.say-paid-elsewhere', { relativeId, year: of, paid });
  }
  async function said(payer = 'oDaughter', of = year): Promise<boolean> {
    const { relatives } = await server.resident(payer, 'family.list', { year: of });
    return relatives[0]?.record?.saidPaidElsewhere === true;
  }

  it('stands with the relative and his record, until he takes it back', async () => {
    const { relative } = await say(true);
    expect(relative.record?.saidPaidElsewhere).toBe(true);
    const { records } = await server.resident('oDaughter', 'records.mine', {});
    expect(records[0]?.saidPaidElsewhere).toBe(true);
    await say(true);
    await say(false);
    expect(await said()).toBe(false);
  });

  it('insures nobody and blocks nobody: he can still be paid for', async () => {
    const before = await server.resident('oDaughter', 'records.mine', {});
    await say(true);
    const after = await server.resident('oDaughter', 'records.mine', {});
    expect(after.records[0]?.status).toEqual(before.records[0]?.status);
    expect(server.store.snapshot('records').map(({ state, insurance }) => [state, insurance])).toEqual([
      ['open', null],
    ]);
  });

  it('is for one year, and seen by no other payer', async () => {
    await apply('oSon');
    await say(true);
    expect([await said(), await said('oDaughter', 2025), await said('oSon')]).toEqual([true, false, false]);
  });

  it('is seen by no officer as a payment', async () => {
    const place = { region: ruizhou, year };
    const before = await server.officer('oOfficer', 'applications.awaiting', place);
    await say(true);
    expect(await server.officer('oOfficer', 'applications.awaiting', place)).toEqual(before);
  });

  it('outlives a change of what is said of him', async () => {
    await say(true);
    await server.resident('oDaughter', 'family.edit', { relativeId, relation: 'parent' });
    await apply('oDaughter');
    expect(await said()).toBe(true);
  });

  it('goes with the relative', async () => {
    await say(true);
    await server.resident('oDaughter', 'family.remove', { relativeId });
    relativeId = await apply('oDaughter');
    expect(await said()).toBe(false);
  });
});
