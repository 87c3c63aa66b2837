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
  const withdraw = (number: number) =>
    office.officer('oAuthor', 'notices.withdraw', { notice: 'jincheng-2024', number, words });

  it('as an error gives the one before it back, at the same moment everywhere', async () => {
    await office.publish(notice({}, 40_000), two, jincheng);
    await office.publish(notice({}, 48_000), two, jincheng);
    const { from, inForce } = await withdraw(2);
    expect(inForce).toBe(1);
    expect(await office.payFen()).toBe(48_000);
    office.pass(from - office.time);
    expect(await office.payFen()).toBe(40_000);
  });

  it('as an error, the first of its place, gives what the product shipped with back', async () => {
    await office.publish(notice({}, 48_000), two, jincheng);
    expect((await withdraw(1)).inForce).toBe(0);
    office.pass(hour);
    expect(await office.payFen()).toBe(38_000);
  });

  it('stops all the same where another notice has a place of the one before it: then none holds', async () => {
    await office.publish(notice({ id: 'two-2024', regions: ['140521', '140522'] }, 36_000), two, jincheng);
    await office.publish(notice({ id: 'two-2024', regions: ['140521'] }, 48_000), two, jincheng);
    await office.publish(notice({ id: 'other-2024', regions: ['140522'] }, 41_000), two, jincheng);
    const request = { notice: 'two-2024', number: 2 } as const;
    expect(
      await office.officer('oAuthor', 'notices.withdrawal-preview', { ...request, reason: 'error' }),
    ).toEqual({
      inForce: null,
      says: [
        '前面一版的地方，现在有另一份通知（other-2024），前面一版不能再执行。',
        '撤回以后，这份通知没有一版在执行；没有别的通知管的地方，暂时算不出来，也缴不了费。',
      ],
    });
    expect((await office.officer('oAuthor', 'notices.withdraw', { ...request, words })).inForce).toBeNull();
    office.pass(hour);
    // The city's as shipped holds in the one, the other notice in the other.
    expect(await office.payFen('140521')).toBe(38_000);
    expect(await office.payFen('140522')).toBe(41_000);
    await office.publish(notice({ id: 'third-2024', regions: ['140521'] }, 42_000), two, jincheng);
    expect(await office.payFen('140521')).toBe(42_000);
  });

  it.each([61, 89])('%d seconds before its hour never begins', async (seconds) => {
    await office.publish(notice({}, 40_000), two, jincheng);
    const read = await office.proposed(notice({}, 48_000));
    const { from } = await office.officer('oSecond', 'notices.agree', read);
    office.pass(from - office.time - seconds * 1000);
    await withdraw(2);
    office.pass(seconds * 1000);
    expect(await office.payFen()).toBe(40_000);
    office.pass(hour);
    expect(await office.payFen()).toBe(40_000);
  });

  it('is told of before, in words: which version holds then', async () => {
    await office.publish(notice({}, 40_000), two, jincheng);
    await office.publish(notice({}, 48_000), two, jincheng);
    const before = office.dump();
    const preview = (reason: 'error' | 'ended') =>
      office.officer('oAuthor', 'notices.withdrawal-preview', { notice: 'jincheng-2024', number: 2, reason });
    expect(await preview('error')).toEqual({ inForce: 1, says: ['撤回以后，执行第1版。'] });
    expect((await preview('ended')).says).toHaveLength(1);
    expect(office.dump()).toBe(before);
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
          words,
        })
      ).code,
    ).toBe('WAITING_FIRST');
    await withdraw(2);
    office.pass(2 * day);
    expect(await office.payFen()).toBe(40_000);
  });

  it('before its hour leaves room at once for the one that is right, which then holds for good', async () => {
    const read = await office.proposed(notice({}, 48_000), office.time + 20 * day);
    await office.officer('oSecond', 'notices.agree', read);
    await withdraw(1);
    await office.publish(notice({}, 40_000), two, jincheng);
    expect(await office.payFen()).toBe(40_000);
    office.pass(21 * day);
    expect(await office.payFen()).toBe(40_000);
  });

  it('as an error is not what the next one is written from and read beside: its figures would look unchanged', async () => {
    await office.publish(notice({}, 40_000), two, jincheng);
    await office.publish(notice({}, 48_000), two, jincheng);
    const early = await office.proposed(notice({}, 48_000));
    await withdraw(2);
    expect((await office.refusedOfficer('oSecond', 'notices.agree', early)).code).toBe('BEFORE_CHANGED');
    const { draftId } = await office.proposed(notice({}, 48_000));
    const { before } = await office.officer('oSecond', 'notices.draft', { draftId });
    expect(before?.number).toBe(1);
    const { chains } = await office.officer('oAuthor', 'notices.chains', { region: jincheng });
    expect(chains[0]?.goesOnFrom).toBe(1);
  });

  it('is withdrawn once, and stays in the history with who, when and why', async () => {
    await office.publish(notice({}, 48_000), two, jincheng);
    const at = office.time;
    await withdraw(1);
    office.pass(hour);
    const again = { notice: 'jincheng-2024', number: 1, words };
    expect((await office.refusedOfficer('oSecond', 'notices.withdraw', again)).code).toBe('NOT_IN_FORCE');
    const { chains } = await office.officer('oAuthor', 'notices.chains', { region: jincheng });
    expect(chains[0]?.entries).toMatchObject([
      { kind: 'published', number: 1 },
      { kind: 'withdrawn', number: 1, reason: 'error', words, at, by: { id: 'oAuthor' } },
    ]);
  });

  it('by an officer who hasn’t all places of the one before it doesn’t hold there again: none does', async () => {
    await office.publish(notice({ id: 'two-2024', regions: ['140521', '140522'] }), two, jincheng);
    await office.publish(notice({ id: 'two-2024', regions: ['140521'] }), two, jincheng);
    await office.hireOfficer('oCounty', ['140521']);
    const request = { notice: 'two-2024', number: 2 } as const;
    const { says } = await office.officer('oCounty', 'notices.withdrawal-preview', {
      ...request,
      reason: 'error',
    });
    expect(says[0]).toBe('前面一版管的地方不都在您负责的范围内，不能由您让它再执行。');
    expect((await office.officer('oCounty', 'notices.withdraw', { ...request, words })).inForce).toBeNull();
    const again = await office.officer('oAuthor', 'notices.chains', { region: jincheng });
    office.pass(hour);
    const { chains } = await office.officer('oAuthor', 'notices.chains', { region: jincheng });
    const standing = (all: typeof chains) => all.find((one) => one.notice === 'two-2024')?.inForce;
    expect([standing(again.chains), standing(chains)]).toEqual([2, null]);
  });

  it('is withdrawn by nobody of another place, and not without a reason', async () => {
    const request = { notice: 'jincheng-2024', number: 0, words };
    expect((await office.refusedOfficer('oBeside', 'notices.withdraw', request)).code).toBe('OTHER_REGION');
    expect(
      await office.refusedOfficer('oAuthor', 'notices.withdraw', { ...request, words: '错' }),
    ).toMatchObject({ field: 'words' });
  });

  it.each([
    ['a number to call', '金额写错了，请拨打 13800138000', '文字里有电话号码。请删去它'],
    ['a page to go to', '改到 www.yibao-jiaofei.com 缴费', '文字里有网址或邮箱'],
    ['a WeChat to write to', '退费请加微信 yibao_tuifei', '文字里有微信号或QQ号'],
    ['a formula', '=HYPERLINK("x","退费")', '文字里有以 = 、@、+、- 开头的公式'],
    ['markup', '金额<b>写错了</b>', '文字里有网页标记'],
    ['somebody’s number', '按 11010519491231002X 的来信', '文字里有像身份证号码的数字'],
  ])('tells residents why in plain words, without %s', async (_what, said, why) => {
    const request = { notice: 'jincheng-2024', number: 0, words: said };
    for (const [action, more] of [
      ['notices.withdraw', {}],
      ['notices.end', { reason: 'ended' }],
    ] as const) {
      const refusal = await office.refusedOfficer('oAuthor', action, { ...request, ...more });
      expect(refusal).toMatchObject({ code: 'BAD_REQUEST', field: 'words' });
      expect(refusal.message).toContain(why);
    }
    expect(office.store.snapshot('notice-chains')).toEqual([]);
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
