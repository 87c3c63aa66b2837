import { isoDay } from '../../policy/calendar';
import { fen } from '../../policy/money';
import type { ClaimedFacts, Claims } from '../../contract/claims';
import { madeUpNotice } from '../policy/made-up-notice';
import { PaymentTestServer } from './money';
import { officers, payer, publishHere, region, year } from './publishing-place';
import { asGuardian, child, father, nothing, onBehalf } from './sample';

/**
 * 虚构: no such notice was ever issued. Students pay 300 yuan, all others 400; women of it 350. Late payers wait three months,
 * and one more for each year missed.
 */
const notice = {
  ...madeUpNotice,
  title: '虚构的2025年度参保缴费通知',
  regions: [region],
  clauses: [
    { clause: '1', says: '每人交400元，学生交300元，女性交350元。' },
    { clause: '2', says: '2024年10月10日到12月20日交；过后等3个月，断缴一年多等1个月。' },
  ],
  rules: [
    { rule: 'premium', clause: '1', kind: 'premium', amountFen: 40000 },
    { rule: 'cover', clause: '2', kind: 'cover', who: [{}], from: '2025-01-01', to: '2025-12-31' },
    { rule: 'window', clause: '2', kind: 'window', from: '2024-10-10', to: '2024-12-20' },
    { rule: 'students', clause: '1', kind: 'premium', amountFen: 30000, who: [{ isStudent: true }] },
    { rule: 'women', clause: '1', kind: 'premium', amountFen: 35000, who: [{ sex: 'female' }] },
    {
      rule: 'late',
      clause: '2',
      kind: 'late-payment',
      who: [{}],
      price: 'premium',
      aid: false,
      begins: 'after-wait',
      wait: { months: 3, counting: 'same-day', perMissedYear: { months: 1, after: 0 } },
    },
  ],
};

function saying(facts: Omit<ClaimedFacts, 'year'>): Claims {
  return { ...nothing, facts: { year, ...facts } };
}

describe('a notice with a student price and a wait for each year missed', () => {
  let server: PaymentTestServer;
  beforeEach(async () => {
    server = new PaymentTestServer('2024-11-11');
    await publishHere(server, notice);
    // After the window: who pays on 10 January waits until 10 April at least.
    server.setToday('2025-01-10');
  });

  const enrol = (claims: Claims, person = child) =>
    server.resident(payer, 'records.enrol', {
      person,
      region,
      year,
      claims,
      consent: person === child ? asGuardian : onBehalf,
    });
  const awaiting = async () =>
    (await server.officer(officers[0], 'applications.awaiting', { region, year })).applications;
  const missedTwo = { insurance: { insuredLastYear: false, missedYears: 2 } };

  it('is published by its officers, claimed, confirmed, paid for at 300 yuan and covered from 10 June', async () => {
    const { record } = await enrol(saying({ student: true, ...missedTwo }));
    // Until an office confirms it, a student pays like everybody; the two years missed count at once: 3 + 2 months.
    expect(record.status).toMatchObject({
      state: 'awaiting-confirmation',
      dueFen: 40000,
      coveredFrom: '2025-06-10',
    });
    expect(record.claimImpact).toMatchObject({ payNowFen: 40000, ifConfirmedFen: 30000 });

    const [claim] = await awaiting();
    expect(claim?.claimed.facts).toEqual({ year, student: true, ...missedTwo });
    const { state } = await server.officer(officers[0], 'roster.confirm', {
      recordId: record.recordId,
      applicationId: claim?.applicationId ?? '',
      ...nothing,
      facts: { student: true, ...missedTwo },
    });
    expect(state).toBe('awaiting-payment');

    const orderId = await server.place(payer, [record.recordId], fen(30000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    const [mine] = (await server.resident(payer, 'records.mine', {})).records;
    expect(mine?.status).toMatchObject({
      state: 'paid',
      coveredFrom: '2025-06-10',
      coveredTo: '2025-12-31',
    });
    const { receipts } = await server.ask(payer, 'receipt.get', { orderId });
    expect(receipts).toMatchObject([{ year, amountFen: 30000, state: 'insured' }]);
    const stored = await server.cloudFor('', 'function').db.get('records', record.recordId);
    expect(stored?.insurance?.facts).toMatchObject({ student: true, ...missedTwo });
  });

  it('waits for nobody where only years missed are said: they make the answer worse', async () => {
    const { record } = await enrol(saying(missedTwo), father);
    expect(record.status).toMatchObject({ state: 'to-pay', dueFen: 40000, coveredFrom: '2025-06-10' });
    expect(await awaiting()).toEqual([]);
  });

  it('keeps the years missed where the office declines the student, and names what it declined', async () => {
    const { record } = await enrol(saying({ student: true, ...missedTwo }));
    const [claim] = await awaiting();
    await server.officer(officers[0], 'roster.confirm', {
      recordId: record.recordId,
      applicationId: claim?.applicationId ?? '',
      ...nothing,
      decline: { reason: 'papers-incomplete' },
    });
    const [mine] = (await server.resident(payer, 'records.mine', {})).records;
    expect(mine?.status).toMatchObject({ state: 'to-pay', dueFen: 40000, coveredFrom: '2025-06-10' });
    expect(mine?.status.reason).toContain('登记的学生身份没有得到参保地确认');
    const { relatives } = await server.resident(payer, 'family.list', { year });
    expect(relatives[0]?.claims.facts).toEqual({ year, ...missedTwo });
  });

  it('says that the amount is open until it is said whether he studies; the years missed change no amount', async () => {
    const openFor = async (claims: Claims) => (await enrol(claims, father)).record.status.amountOpen;
    expect(await openFor(nothing)).toBe(true);
    expect(await openFor(saying({ student: false }))).toBeUndefined();
    expect(await openFor(saying({ student: true }))).toBeUndefined();
    expect(await openFor(saying(missedTwo))).toBe(true);
  });

  it('lets nobody change what an office confirmed of him; to say it again, or as before, changes nothing', async () => {
    const { record } = await enrol(saying({ student: true }));
    const [claim] = await awaiting();
    const { code } = await server.officer(officers[0], 'codes.issue', { ...child, region });
    await server.resident(payer, 'self.confirm', { ...child, code });
    await server.officer(officers[0], 'roster.confirm', {
      recordId: record.recordId,
      applicationId: claim?.applicationId ?? '',
      ...nothing,
      facts: { student: false },
    });
    const { relatives } = await server.resident(payer, 'family.list', { year });
    const relativeId = relatives[0]?.relativeId ?? '';
    const edit = { relativeId, claims: saying({ student: true }) };
    // As it was said before the office looked.
    await expect(server.resident(payer, 'family.edit', edit)).resolves.toBeDefined();
    // As the office confirmed it; from then on it is no more what was said before.
    const confirmed = { relativeId, claims: saying({ student: false }) };
    await expect(server.resident(payer, 'family.edit', confirmed)).resolves.toBeDefined();
    expect((await server.refusedResident(payer, 'family.edit', edit)).code).toBe('CLAIMS_CONFIRMED');
    // The office has said nothing of the years missed.
    const years = { relativeId, claims: saying({ student: false, ...missedTwo }) };
    await expect(server.resident(payer, 'family.edit', years)).resolves.toBeDefined();
  });

  it('reads the sex from the number: a woman pays 350 yuan without being asked', async () => {
    const grandmother = {
      name: '陈桂花',
      document: { kind: 'resident-id', number: '369901193602180029' },
    } as const;
    const { record } = await enrol(nothing, grandmother);
    expect(record.status).toMatchObject({ state: 'to-pay', dueFen: 35000 });
    const { relatives } = await server.resident(payer, 'family.list', { year });
    expect(relatives[0]?.factsKnown).toEqual({ sex: 'female' });
  });

  it('takes a woman with a passport at the general price until an office has seen it', async () => {
    const visitor = {
      name: '陈桂花',
      document: { kind: 'passport', number: 'E12345678' },
      birthDate: '1980-02-18',
    } as const;
    const { record } = await enrol(saying({ sex: 'female' }), visitor);
    expect(record.status).toMatchObject({ state: 'awaiting-confirmation', dueFen: 40000 });
  });

  it('knows from its own record of the year before that no year was missed, whatever is said', async () => {
    const { record } = await enrol(saying(missedTwo), father);
    const personId = record.recordId.slice(0, record.recordId.lastIndexOf('-'));
    const { db } = server.cloudFor('', 'function');
    const held = await db.get('records', record.recordId);
    const [application] = held?.applications ?? [];
    if (held === null || application === undefined) throw new Error('no application');
    const { facts, determination, noticeVersions } = application;
    await db.put('records', {
      ...held,
      _id: `${personId}-${year - 1}`,
      year: year - 1,
      state: 'insured',
      applications: [],
      insurance: {
        basis: 'paid',
        region,
        orderId: null,
        settlementPending: false,
        on: isoDay('2023-11-20'),
        paidFen: fen(38000),
        facts,
        determination,
        noticeVersions,
      },
    });
    const again = await enrol(saying(missedTwo), father);
    expect(again.record.status).toMatchObject({ dueFen: 40000, coveredFrom: '2025-04-10' });
    const { relatives } = await server.resident(payer, 'family.list', { year });
    expect(relatives[0]?.factsKnown).toEqual({
      sex: 'male',
      insurance: { insuredLastYear: true },
    });
  });

  it('forgets for another year what was said for this one', async () => {
    await enrol(saying(missedTwo), father);
    await server.publish({ ...notice, id: 'nowhere-2026', year: 2026, ...nextYear }, officers, region);
    const { relatives } = await server.resident(payer, 'family.list', { year: 2026 });
    const relativeId = relatives[0]?.relativeId ?? '';
    const { record } = await server.resident(payer, 'records.enrol-relative', { relativeId, year: 2026 });
    expect(record.claims).toEqual(nothing);
  });

  describe('refuses', () => {
    const refused = (claims: Claims, person = child) =>
      server.refusedResident(payer, 'records.enrol', {
        person,
        region,
        year,
        claims,
        consent: person === child ? asGuardian : onBehalf,
      });

    it('a fact by which the notice doesn’t go', async () => {
      expect(await refused(saying({ parentInsured: true }))).toMatchObject({
        code: 'FACT_NOT_ASKED',
        message: expect.stringContaining('父母参保情况') as string,
      });
    });

    it('a sex that the number contradicts', async () => {
      expect(await refused(saying({ sex: 'female' }), father)).toMatchObject({ code: 'SEX_DIFFERS' });
    });

    it('facts that were told for another year', async () => {
      const claims = { ...nothing, facts: { year: 2024, student: true } };
      expect(await refused(claims)).toMatchObject({ code: 'FACTS_OF_OTHER_YEAR' });
    });

    it('years that contradict each other', async () => {
      const claims = saying({ insurance: { insuredLastYear: true, missedYears: 2 } });
      expect(await refused(claims)).toMatchObject({
        message: expect.stringContaining('上一年参保了就没有断缴') as string,
      });
    });

    it('an office’s word on what the notice doesn’t ask', async () => {
      const { record } = await enrol(saying({ student: true }));
      const [claim] = await awaiting();
      const request = {
        recordId: record.recordId,
        applicationId: claim?.applicationId ?? '',
        ...nothing,
        facts: { householdHere: true },
      };
      const refusal = await server.refusedOfficer(officers[0], 'roster.confirm', request);
      expect(refusal).toMatchObject({ code: 'FACT_NOT_ASKED' });
    });

    it('an office’s word on a sex that the number contradicts', async () => {
      const { record } = await enrol(saying({ student: true }));
      const [claim] = await awaiting();
      const request = {
        recordId: record.recordId,
        applicationId: claim?.applicationId ?? '',
        ...nothing,
        facts: { sex: child.document.number.at(-2) === '1' ? 'female' : 'male' },
      };
      expect(await server.refusedOfficer(officers[0], 'roster.confirm', request)).toMatchObject({
        code: 'SEX_DIFFERS',
      });
    });
  });
});

/** The same notice a year later. */
const nextYear = {
  rules: notice.rules.map((rule) =>
    JSON.parse(JSON.stringify(rule).replace(/2025-/g, '2026-').replace(/2024-/g, '2025-')),
  ),
};
