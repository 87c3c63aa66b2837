import { fen } from '../../policy/money';
import { isoDay } from '../../policy/calendar';
import type { CertifiedIdentity } from '../../policy/fact-sheet';
import { madeUpNotice } from '../policy/made-up-notice';
import { PaymentTestServer } from './money';
import { officers, payer, publishHere, region, year } from './publishing-place';
import { claiming, father, nothing, onBehalf, ruizhou } from './sample';

/** 虚构: no such notice was ever issued. 400 yuan, 60 less for families of one child, whom only this place knows. */
const notice = {
  ...madeUpNotice,
  title: '虚构的2025年度参保缴费通知',
  regions: [region],
  identities: [{ code: 'own-one-child', name: '独生子女家庭' }],
  clauses: [...madeUpNotice.clauses, { clause: '4', says: '独生子女家庭少交60元。' }],
  rules: [
    ...madeUpNotice.rules,
    {
      rule: 'one-child',
      clause: '4',
      kind: 'subsidy',
      who: [{ identities: ['own-one-child'] }],
      gives: { method: 'fixed', amountFen: 6000 },
      fund: 'finance',
    },
  ],
};
const oneChild: CertifiedIdentity = { code: 'own-one-child', since: isoDay('2020-01-01') };

describe('a notice with an identity of its place’s own', () => {
  let server: PaymentTestServer;
  beforeEach(async () => {
    server = new PaymentTestServer('2024-11-11');
    await publishHere(server, notice);
  });

  const enrol = (identity: CertifiedIdentity) =>
    server.resident(payer, 'records.enrol', {
      person: father,
      region,
      year,
      claims: claiming(identity),
      consent: onBehalf,
    });
  const awaiting = async () =>
    (await server.officer(officers[0], 'applications.awaiting', { region, year })).applications;

  it('is claimed, confirmed, and its aid deducted: 400 - 60 = 340, with its name in the stored answer', async () => {
    const { record } = await enrol(oneChild);
    expect(record.status).toMatchObject({ state: 'awaiting-confirmation', dueFen: 40000 });
    expect(record.claimImpact).toMatchObject({ payNowFen: 40000, ifConfirmedFen: 34000 });
    const [claim] = await awaiting();
    const { state } = await server.officer(officers[0], 'roster.confirm', {
      recordId: record.recordId,
      applicationId: claim?.applicationId ?? '',
      identities: [oneChild],
      circumstances: [],
    });
    expect(state).toBe('awaiting-payment');
    const orderId = await server.place(payer, [record.recordId], fen(34000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const stored = await server.cloudFor('', 'function').db.get('records', record.recordId);
    expect(stored?.insurance?.determination.subsidies).toMatchObject([
      { identity: 'own-one-child', holder: '独生子女家庭' },
    ]);
  });

  it('is called by its name where it was declined', async () => {
    const { record } = await enrol(oneChild);
    const [claim] = await awaiting();
    await server.officer(officers[0], 'roster.confirm', {
      recordId: record.recordId,
      applicationId: claim?.applicationId ?? '',
      identities: [],
      circumstances: [],
      decline: { reason: 'papers-incomplete' },
    });
    const [mine] = (await server.resident(payer, 'records.mine', {})).records;
    expect(mine?.status.reason).toContain('登记的独生子女家庭没有得到参保地确认');
  });

  it('is taken from a roster of the place, and counts in it', async () => {
    const request = { batch: 'b001', part: 1, region, rows: [{ ...father, identities: [oneChild] }] };
    const { taken, rejected } = await server.byTwo('roster.import', request, officers[0]);
    expect([taken, rejected]).toEqual([1, []]);
    const { record } = await server.resident(payer, 'records.enrol', {
      person: father,
      region,
      year,
      claims: nothing,
      consent: onBehalf,
    });
    expect(record.status.dueFen).toBe(34000);
  });

  it('is refused where no notice declares it, claimed, confirmed or on a roster', async () => {
    const other: CertifiedIdentity = { ...oneChild, code: 'own-elder' };
    const refused = (identity: CertifiedIdentity, at: { region: string; year: number }) =>
      server.refusedResident(payer, 'records.enrol', {
        person: father,
        ...at,
        claims: claiming(identity),
        consent: onBehalf,
      });
    expect(await refused(other, { region, year })).toMatchObject({ code: 'IDENTITY_NOT_HERE' });
    expect(await refused(oneChild, { region: ruizhou, year: 2024 })).toMatchObject({
      code: 'IDENTITY_NOT_HERE',
    });
    const request = { batch: 'b002', part: 1, region, rows: [{ ...father, identities: [other] }] };
    const { rejected } = await server.byTwo('roster.import', request, officers[0]);
    expect(rejected).toMatchObject([{ row: 0, field: 'identities' }]);
  });
});
