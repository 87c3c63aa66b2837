import { fen } from '../../policy/money';
import type { Claims } from '../../contract/claims';
import { madeUpNotice } from '../policy/made-up-notice';
import { PaymentTestServer } from './money';
import { fileOf, paid } from './billing/elsewhere-payments/tax-office';
import { officers, payer, publishHere, region, year } from './publishing-place';
import { asGuardian, child, father, grandmother, nothing, onBehalf } from './sample';

/** 虚构: no such notice was ever issued. Tier one is 400 yuan, tier two 775; who doesn't choose pays tier one, and children 300. */
const notice = {
  ...madeUpNotice,
  title: '虚构的2025年度分档缴费通知',
  regions: [region],
  clauses: [
    { clause: '1', says: '一档每人交400元，二档775元，自己选；未满18周岁的都是300元。' },
    { clause: '2', says: '2024年10月10日到12月20日交，管2025年全年。' },
  ],
  rules: [
    {
      rule: 'tiers',
      clause: '1',
      kind: 'tiers',
      tiers: [
        { code: 'one', name: '一档' },
        { code: 'two', name: '二档' },
      ],
      usual: 'one',
    },
    { rule: 'one', clause: '1', kind: 'premium', amountFen: 40000, tier: 'one' },
    { rule: 'two', clause: '1', kind: 'premium', amountFen: 77500, tier: 'two' },
    { rule: 'young', clause: '1', kind: 'premium', amountFen: 30000, who: [{ ageUnder: 18 }] },
    { rule: 'window', clause: '2', kind: 'window', from: '2024-10-10', to: '2024-12-20' },
    { rule: 'cover', clause: '2', kind: 'cover', who: [{}], from: '2025-01-01', to: '2025-12-31' },
  ],
};

describe('a notice with two tiers', () => {
  let server: PaymentTestServer;
  beforeEach(async () => {
    server = new PaymentTestServer('2024-11-11');
    await publishHere(server, notice);
    server.setToday('2024-11-20');
  });

  const enrol = (claims: Claims) =>
    server.resident(payer, 'records.enrol', { person: father, region, year, claims, consent: onBehalf });

  it('is paid for in the tier that was chosen, with no office to confirm it', async () => {
    const { record } = await enrol({ ...nothing, tier: 'two' });
    expect(record.status).toMatchObject({ state: 'to-pay', dueFen: 77500 });
    const orderId = await server.place(payer, [record.recordId], fen(77500));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const stored = await server.cloudFor('', 'function').db.get('records', record.recordId);
    expect(stored?.insurance).toMatchObject({ paidFen: 77500, facts: { tier: 'two' } });
    const { receipts } = await server.ask(payer, 'receipt.get', { orderId });
    expect(receipts).toMatchObject([{ year, amountFen: 77500, state: 'insured' }]);
  });

  it('is known from what was paid elsewhere: the usual tier chose nobody, another one he did', async () => {
    const paidFor = (person: typeof father, yuan: string) =>
      paid(person, { region, year: String(year), on: '2024-11-15', yuan });
    const file = fileOf([paidFor(father, '400'), paidFor(grandmother, '775')], 'bank-1', region);
    expect(await server.byTwo('elsewhere.import', file, officers[0])).toMatchObject({
      enrolled: 2,
      amountDiffers: 0,
    });
    const chosen = server.all('records').map(({ insurance }) => [insurance?.paidFen, insurance?.facts.tier]);
    expect(chosen.sort()).toEqual([
      [40_000, undefined],
      [77_500, 'two'],
    ]);
  });

  it('is the usual tier where none was chosen', async () => {
    const { record } = await enrol(nothing);
    expect(record.status).toMatchObject({ state: 'to-pay', dueFen: 40000 });
  });

  it('is called by its name before one pays, and said not to be chosen where it isn’t', async () => {
    const tierOf = async (claims: Claims) => {
      const { record } = await enrol(claims);
      const { lines } = await server.ask(payer, 'order.preview', { recordIds: [record.recordId] });
      return [lines[0]?.tier, lines[0]?.amountOpen];
    };
    expect(await tierOf(nothing)).toEqual([{ name: '一档', chosen: false }, true]);
    expect(await tierOf({ ...nothing, tier: 'two' })).toEqual([{ name: '二档', chosen: true }, undefined]);
  });

  it('leaves the amount open until it is chosen, but for who pays the same in each', async () => {
    const openFor = async (claims: Claims) => (await enrol(claims)).record.status.amountOpen;
    expect(await openFor(nothing)).toBe(true);
    expect(await openFor({ ...nothing, tier: 'one' })).toBeUndefined();
    const request = { person: child, region, year, claims: nothing, consent: asGuardian };
    const { record } = await server.resident(payer, 'records.enrol', request);
    expect(record.status.amountOpen).toBeUndefined();
  });

  it('is not named to a child, who pays 300 yuan in each', async () => {
    const request = { person: child, region, year, claims: nothing, consent: asGuardian };
    const { record } = await server.resident(payer, 'records.enrol', request);
    const { lines } = await server.ask(payer, 'order.preview', { recordIds: [record.recordId] });
    expect(lines).toMatchObject([{ amountFen: 30000 }]);
    expect(lines[0]).not.toHaveProperty('tier');
  });

  it('may be changed until an order is placed, and not under one', async () => {
    const { record } = await enrol({ ...nothing, tier: 'two' });
    const { recordId } = record;
    const correct = (tier: string) =>
      server.resident(payer, 'records.correct', { recordId, claims: { ...nothing, tier } });
    const changed = await correct('one');
    expect(changed.record.status).toMatchObject({ state: 'to-pay', dueFen: 40000 });
    const { relatives } = await server.resident(payer, 'family.list', { year });
    expect(relatives[0]?.claims.tier).toBe('one');
    await server.place(payer, [recordId], fen(40000));
    const refusal = await server.refusedResident(payer, 'records.correct', {
      recordId,
      claims: { ...nothing, tier: 'two' },
    });
    expect(refusal).toMatchObject({ code: 'ORDER_UNDER_WAY' });
  });

  it('refuses a tier that the notice doesn’t offer, and what is no code', async () => {
    const refused = (tier: string) =>
      server.refusedResident(payer, 'records.enrol', {
        person: father,
        region,
        year,
        claims: { ...nothing, tier },
        consent: onBehalf,
      });
    expect(await refused('three')).toMatchObject({ code: 'TIER_NOT_OFFERED', field: 'claims.tier' });
    expect((await refused('二档')).message).toContain('档次有误');
  });
});
