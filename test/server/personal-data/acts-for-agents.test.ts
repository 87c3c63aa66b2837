import { fen } from '../../../policy/money';
import type { EnrolmentRecord, RecordEventName } from '../../../server/schema';
import { corrected } from '../corrections/correcting';
import { type PaymentTestServer, officer, startTestServer } from '../money';
import { daughter, dibao, father, grandmother, nothing, onBehalf, ruizhou } from '../sample';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function tie(openId: string, person = father): Promise<void> {
  const { code } = await server.officer(officer, 'codes.issue', { ...person, region: ruizhou });
  await server.resident(openId, 'self.confirm', { ...person, code });
}
/** What is a minute old, and so surely stored, is told. */
async function list(region = ruizhou) {
  server.pass(61_000);
  return server.asOfficer('cases.acts-without-wechat', { region });
}
/** The list, that it was printed, and what stands on it. */
async function printed() {
  const { rows, until, isWhole } = await list();
  await server.asOfficer('cases.acts-told', { region: ruizhou, until, isWhole });
  return rows;
}
/** So many records like one, with an event each, three of a moment. */
async function recordsLike(held: EnrolmentRecord, count: number, event: RecordEventName): Promise<void> {
  for (let other = 1; other <= count; other += 1) {
    const updatedAt = held.updatedAt + Math.floor((other + 1) / 3);
    const history = [{ at: updatedAt, event, by: 'daughter' }] as const;
    const _id = `p${String(other).padStart(3, '0')}-2024`;
    await server.cloudFor('').db.put('records', { ...held, _id, updatedAt, history });
  }
}
async function pay(recordId: string): Promise<void> {
  server.pass(1000);
  const orderId = await server.place('daughter', [recordId], fen(38_000));
  server.pass(1000);
  server.shop.pay(orderId);
  await server.callback(orderId);
}

describe('the list for an agent', () => {
  it('says what was done in the names of people without WeChat, by whom and when', async () => {
    await tie('daughter', daughter);
    await pay(await server.enrol('daughter', father, ruizhou));
    await server.enrol('daughter', grandmother, ruizhou);
    const { rows } = await list();
    expect(rows.map(({ person, what, who }) => [person.name, what, who])).toEqual([
      ['王建国', '登记参保', '王*'],
      ['王建国', '下缴费订单', '王*'],
      ['王建国', '缴费参保', '王*'],
      ['陈桂花', '登记参保', '王*'],
      ['王芳', '窗口发了他的一次性码', ''],
      ['王建国', '加进家人名单', '王*'],
      ['陈桂花', '加进家人名单', '王*'],
    ]);
    expect(rows[0]).toMatchObject({ place: ruizhou, year: 2024, person: { document: '369***********0017' } });
  });

  it('says who was put on a list and never applied for, also where he was taken off again', async () => {
    const listing = { person: father, relation: 'parent', region: ruizhou, claims: nothing } as const;
    const request = { requestId: 'listed-only-0', ...listing, consent: onBehalf };
    const { relative } = await server.resident('daughter', 'family.add', request);
    expect((await list()).rows).toMatchObject([
      { place: ruizhou, person: { name: '王建国' }, what: '加进家人名单', year: null, who: '' },
    ]);
    await server.resident('daughter', 'family.edit', { relativeId: relative.relativeId, region: ruizhou });
    await server.resident('daughter', 'family.add', request);
    expect((await list()).rows).toHaveLength(1);
    // Off and on again on the same day is said once.
    await server.resident('daughter', 'family.remove', { relativeId: relative.relativeId });
    await server.resident('daughter', 'family.add', { ...request, requestId: 'listed-only-1' });
    expect((await list()).rows).toHaveLength(1);
    const { relatives } = await server.resident('daughter', 'family.list', { year: 2024 });
    // Nobody tells of him whom nobody needs any more; the roster needs him.
    await server.certify(father, ruizhou, dibao);
    await server.resident('daughter', 'family.remove', { relativeId: relatives[0]?.relativeId ?? '' });
    expect((await list()).rows.map(({ what }) => what)).toContain('加进家人名单');
  });

  it('says once, where he is applied for in the same step, that he was applied for', async () => {
    await server.resident('daughter', 'family.add', {
      requestId: 'with-application',
      person: father,
      relation: 'parent',
      region: ruizhou,
      claims: nothing,
      consent: onBehalf,
      application: { year: 2024 },
    });
    expect((await list()).rows.map(({ what }) => what)).toEqual(['登记参保']);
  });

  it('says what an office put right, and each code, also of one to whom a WeChat is tied by it', async () => {
    await tie('somebody');
    expect((await list()).rows.map(({ person, what }) => [person.name, what])).toEqual([
      ['王建国', '窗口发了他的一次性码'],
    ]);
    await server.enrol('daughter', grandmother, ruizhou);
    await corrected(server, grandmother, '360983', { kind: 'name', name: '陈桂华' });
    expect((await list('360983')).rows.map(({ person, what }) => [person.name, what])).toContainEqual([
      '陈桂华',
      '经办机构更正了他的资料',
    ]);
  });

  it('leaves out who has a WeChat: he is told there', async () => {
    await tie('father');
    await pay(await server.enrol('daughter', father, ruizhou));
    expect((await list()).rows.map(({ what }) => what)).toEqual(['窗口发了他的一次性码']);
  });

  it('goes on where the last printed one ended, and stays as it is until it was printed', async () => {
    const recordId = await server.enrol('daughter', father, ruizhou);
    expect((await list()).rows).toHaveLength(2);
    const { rows, until, isWhole } = await list();
    expect(rows).toHaveLength(2);
    await server.asOfficer('cases.acts-told', { region: ruizhou, until, isWhole });
    expect((await list()).rows).toEqual([]);
    await pay(recordId);
    expect((await list()).rows.map(({ what }) => what)).toEqual(['下缴费订单', '缴费参保']);
    // An older print that comes late takes nothing back.
    await server.asOfficer('cases.acts-told', { region: ruizhou, until: until - 5000, isWhole });
    expect((await list()).since).toBe(until);
  });

  it('of more than a sheet goes on with the next, and leaves nobody out', async () => {
    const held = server.one('records', await server.enrol('daughter', father, ruizhou));
    await recordsLike(held, 448, 'applied');
    let told = 0;
    for (let sheet = 0; sheet < 4; sheet += 1) {
      const { rows, until, isWhole } = await list();
      expect(rows.length).toBeLessThanOrEqual(200);
      told += rows.length;
      await server.asOfficer('cases.acts-told', { region: ruizhou, until, isWhole });
    }
    expect(told).toBe(450);
    expect((await list()).rows).toEqual([]);
  });

  it('leaves out no act of somebody who changed again after the sheet was full', async () => {
    const held = server.one('records', await server.enrol('daughter', father, ruizhou));
    await recordsLike(held, 250, 'applied');
    server.pass(120_000);
    await server.resident('daughter', 'records.agree-to-messages', {
      recordId: held._id,
      messages: ['notice'],
    });
    const told = [...(await printed()), ...(await printed()), ...(await printed())];
    expect(told.filter(({ what }) => what === '登记参保')).toHaveLength(251);
  });

  it('leaves out nothing that a stranger’s many changes pushed out of the record itself', async () => {
    const recordId = await server.enrol('stranger', father, ruizhou);
    for (const day of ['2023-11-21', '2023-11-22', '2023-11-23']) {
      server.setToday(day);
      for (let time = 0; time < 40; time += 1) {
        await server.resident('stranger', 'records.agree-to-messages', { recordId, messages: ['notice'] });
        await server.reply('stranger', 'messages.take-back', { recordId, kind: 'notice' });
      }
    }
    expect(server.all('older-events')).not.toEqual([]);
    expect((await list()).rows.map(({ what }) => what)).toContain('登记参保');
  });

  it('goes on past records of which there is nothing to tell', async () => {
    const held = server.one('records', await server.enrol('daughter', father, ruizhou));
    await recordsLike(held, 450, 'redetermined');
    server.pass(1000);
    await server.enrol('daughter', grandmother, ruizhou);
    const rows = await printed();
    expect(rows.map(({ person, what }) => [person.name, what])).toContainEqual(['陈桂花', '登记参保']);
  });

  it('leaves what is stored late, after it was dated, for the next', async () => {
    const held = server.one('records', await server.enrol('daughter', father, ruizhou));
    await printed();
    const at = server.cloudFor('').now() - 500;
    const history = [{ at, event: 'insured', by: 'daughter' }] as const;
    await server.cloudFor('').db.put('records', { ...held, updatedAt: at, history });
    expect((await printed()).map(({ what }) => what)).toEqual(['缴费参保']);
  });

  it('is the place’s own officers’, who are logged, and no province’s', async () => {
    await server.enrol('daughter', father, ruizhou);
    await list();
    const [entry] = server.all('audit-log').filter(({ action }) => action === 'cases.acts-without-wechat');
    expect(entry?.concerns.some((one) => one.startsWith('person:'))).toBe(true);
    const elsewhere = { region: '110101' };
    expect((await server.officerRefusal('cases.acts-without-wechat', elsewhere)).code).toBe('OTHER_REGION');
    const told = { region: '110101', until: 1, isWhole: true };
    expect((await server.officerRefusal('cases.acts-told', told)).code).toBe('OTHER_REGION');
    await server.hireOfficer('officer-3', ['360000']);
    const wide = await server.officerRefusal('cases.acts-without-wechat', { region: '360000' }, 'officer-3');
    expect(wide.code).toBe('TOO_WIDE');
  });
});
