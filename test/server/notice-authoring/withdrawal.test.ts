import { fen } from '../../../policy/money';
import { PaymentTestServer, hunan, officer } from '../money';
import { father } from '../sample';
import hunanNotice from '../../../policy/notices/hunan-2024.json';
import { Office, day, hour, jincheng, notice } from './authors';

const two = ['oAuthor', 'oSecond'] as const;
const words = '金额写错了，应是380元';

describe('a version that is withdrawn', () => {
  let office: Office;
  beforeEach(async () => {
    office = await Office.open();
  });
  const withdraw = (number: number, reason: 'error' | 'replaced' | 'ended') =>
    office.officer('oAuthor', 'notices.withdraw', { notice: 'jincheng-2024', number, reason, words });

  it('as an error gives the one before it back, at the same moment everywhere', async () => {
    await office.publish(notice({}, 40_000), two, jincheng);
    await office.publish(notice({}, 48_000), two, jincheng);
    const { from, inForce } = await withdraw(2, 'error');
    expect(inForce).toBe(1);
    expect(await office.payFen()).toBe(48_000);
    office.pass(from - office.time);
    expect(await office.payFen()).toBe(40_000);
  });

  it('as an error, the first of its place, gives what the product shipped with back', async () => {
    await office.publish(notice({}, 48_000), two, jincheng);
    expect((await withdraw(1, 'error')).inForce).toBe(0);
    office.pass(hour);
    expect(await office.payFen()).toBe(38_000);
  });

  it.each(['ended', 'replaced'] as const)('as %s leaves the place without a notice', async (reason) => {
    await office.publish(notice({}, 48_000), two, jincheng);
    expect((await withdraw(1, reason)).inForce).toBeNull();
    office.pass(hour);
    expect(await office.payFen()).toBeNull();
    const { entries } = await office.resident('oAnyone', 'notices.index', {});
    expect(entries?.map(({ id }) => id)).not.toContain('jincheng-2024');
  });

  it('as replaced makes room for the one that replaces it, under an id of its own', async () => {
    await withdraw(0, 'replaced');
    office.pass(hour);
    await office.publish(notice({ id: 'jincheng-2024-new' }, 41_000), two, jincheng);
    expect(await office.payFen()).toBe(41_000);
  });

  it('gives no place back that another notice has taken meanwhile', async () => {
    await office.publish(notice({ id: 'two-2024', regions: ['140521', '140522'] }), two, jincheng);
    await office.publish(notice({ id: 'two-2024', regions: ['140521'] }), two, jincheng);
    await office.publish(notice({ id: 'other-2024', regions: ['140522'] }), two, jincheng);
    const request = { notice: 'two-2024', number: 2, reason: 'error', words };
    expect(await office.refusedOfficer('oAuthor', 'notices.withdraw', request)).toMatchObject({
      code: 'OTHER_NOTICE',
      details: { notice: 'other-2024' },
    });
  });

  it('before its hour takes nothing back that it left: until then its place is nobody else’s', async () => {
    await office.publish(notice({ id: 'two-2024', regions: ['140521', '140522'] }), two, jincheng);
    const narrower = notice({ id: 'two-2024', regions: ['140521'] });
    const read = await office.proposed(narrower, office.time + 20 * day);
    await office.officer('oSecond', 'notices.agree', read);
    const other = await office.draft(notice({ id: 'other-2024', regions: ['140522'] }, 41_000));
    const request = { ...other, inForceFrom: null };
    expect((await office.refusedOfficer('oAuthor', 'notices.propose', request)).code).toBe('OTHER_NOTICE');
    expect(await office.payFen('140522')).toBe(38_000);
    office.pass(20 * day);
    const { toConfirm: confirmed } = await office.officer('oAuthor', 'notices.draft', {
      draftId: other.draftId,
    });
    await office.officer('oAuthor', 'notices.propose', { ...request, confirmed });
    await office.officer('oSecond', 'notices.agree', other);
    office.pass(hour);
    expect(await office.payFen('140522')).toBe(41_000);
  });

  it('before its hour never begins, and the one that holds goes on', async () => {
    await office.publish(notice({}, 40_000), two, jincheng);
    const read = await office.proposed(notice({}, 48_000), office.time + day);
    await office.officer('oSecond', 'notices.agree', read);
    expect(
      (
        await office.refusedOfficer('oAuthor', 'notices.withdraw', {
          notice: 'jincheng-2024',
          number: 1,
          reason: 'error',
          words,
        })
      ).code,
    ).toBe('WAITING_FIRST');
    await withdraw(2, 'replaced');
    office.pass(2 * day);
    expect(await office.payFen()).toBe(40_000);
  });

  it('before its hour leaves room at once for the one that is right, which then holds for good', async () => {
    const read = await office.proposed(notice({}, 48_000), office.time + 20 * day);
    await office.officer('oSecond', 'notices.agree', read);
    await withdraw(1, 'error');
    await office.publish(notice({}, 40_000), two, jincheng);
    expect(await office.payFen()).toBe(40_000);
    office.pass(21 * day);
    expect(await office.payFen()).toBe(40_000);
  });

  it('is withdrawn once, and stays in the history with who, when and why', async () => {
    await office.publish(notice({}, 48_000), two, jincheng);
    const at = office.time;
    await withdraw(1, 'error');
    office.pass(hour);
    const again = { notice: 'jincheng-2024', number: 1, reason: 'error', words };
    expect((await office.refusedOfficer('oSecond', 'notices.withdraw', again)).code).toBe('NOT_IN_FORCE');
    const { chains } = await office.officer('oAuthor', 'notices.chains', { region: jincheng });
    expect(chains[0]?.entries).toMatchObject([
      { kind: 'published', number: 1 },
      { kind: 'withdrawn', number: 1, reason: 'error', words, at, by: { id: 'oAuthor' } },
    ]);
  });

  it('is withdrawn by nobody to whose places the one before it isn’t confined: it would hold there again', async () => {
    await office.publish(notice({ id: 'two-2024', regions: ['140521', '140522'] }), two, jincheng);
    await office.publish(notice({ id: 'two-2024', regions: ['140521'] }), two, jincheng);
    await office.hireOfficer('oCounty', ['140521']);
    const request = { notice: 'two-2024', number: 2, reason: 'error', words } as const;
    expect((await office.refusedOfficer('oCounty', 'notices.withdraw', request)).code).toBe('OTHER_REGION');
    await office.officer('oAuthor', 'notices.withdraw', request);
  });

  it('is withdrawn by nobody of another place, and not without a reason', async () => {
    const request = { notice: 'jincheng-2024', number: 0, reason: 'ended', words };
    expect((await office.refusedOfficer('oBeside', 'notices.withdraw', request)).code).toBe('OTHER_REGION');
    expect(
      await office.refusedOfficer('oAuthor', 'notices.withdraw', { ...request, words: '错' }),
    ).toMatchObject({ field: 'words' });
  });
});

it('nobody who has paid meanwhile pays more: the record keeps what was determined then', async () => {
  const server = new PaymentTestServer('2023-11-20');
  await server.hireOfficer(officer, ['430000']);
  await server.hireOfficer('officer-2', ['430000']);
  const rules = hunanNotice.rules.map((rule) =>
    rule.kind === 'premium' ? { ...rule, amountFen: 36_000 } : rule,
  );
  await server.publish({ ...hunanNotice, rules }, [officer, 'officer-2'], '430000');
  const record = await server.enrol('oDaughter', father, hunan);
  const orderId = await server.place('oDaughter', [record], fen(36_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
  const { from } = await server.officer(officer, 'notices.withdraw', {
    notice: 'hunan-2024',
    number: 1,
    reason: 'error',
    words: '金额写错了，应是380元',
  });
  server.pass(from - server.cloudFor('').now());
  const [mine] = (await server.resident('oDaughter', 'records.mine', {})).records;
  expect(mine?.status).toMatchObject({ state: 'paid', dueFen: 0 });
  expect(server.one('records', record).insurance).toMatchObject({ paidFen: 36_000 });
});

it('what was agreed at the old price is asked again once the new one holds', async () => {
  const server = new PaymentTestServer('2023-11-20');
  await server.hireOfficer(officer, ['430000']);
  await server.hireOfficer('officer-2', ['430000']);
  const record = await server.enrol('oDaughter', father, hunan);
  const rules = hunanNotice.rules.map((rule) =>
    rule.kind === 'premium' ? { ...rule, amountFen: 40_000 } : rule,
  );
  await server.publish({ ...hunanNotice, rules }, [officer, 'officer-2'], '430000');
  await expect(server.place('oDaughter', [record], fen(38_000))).rejects.toThrow('AMOUNT_CHANGED');
});
