import { isoDay } from '../../../policy/calendar';
import { dispatch } from '../../../server/platform/dispatch';
import { residentActions } from '../../../server/actions/resident';
import { TestServer } from '../test-server';
import {
  asGuardian,
  child,
  claiming,
  dibao,
  father,
  grandmother,
  jilinCity,
  nothing,
  onBehalf,
  ruizhou,
  tekun,
} from '../sample';

const year = 2024;
const application = { region: ruizhou, year, claims: nothing, consent: onBehalf };

describe('enrolling a father on dibao in Ruizhou', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = new TestServer('2023-11-20');
    await server.hireOfficer('oOfficer', [ruizhou]);
  });
  const certify = (identity = dibao, person = father, batch = 'b001') =>
    server.byTwo(
      'roster.import',
      {
        batch,
        part: 1,
        region: ruizhou,
        rows: [{ ...person, identities: [identity] }],
      },
      'oOfficer',
    );

  it('hands a claim to the office as it was said: before a day, not on one', async () => {
    const said = { code: 'dibao', since: isoDay('2023-09-14'), sinceSaid: 'before' } as const;
    const { record } = await server.resident('oDaughter', 'records.enrol', {
      person: father,
      ...application,
      claims: { identities: [said], circumstances: [] },
    });
    expect(record.status.state).toBe('awaiting-confirmation');
    const asked = { region: ruizhou, year };
    const { applications } = await server.officer('oOfficer', 'applications.awaiting', asked);
    expect(applications[0]?.claimed.identities).toEqual([said]);
  });

  it.each([
    ['a grade of 7', { code: 'severe-disability', since: '2022-01-01', disabilityGrade: 7 }, '一级到四级'],
    ['an end before its beginning', { ...dibao, until: '2000-01-01' }, '结束日期早于开始日期'],
  ])('refuses %s in words', async (_, identity, words) => {
    const claims = { identities: [identity], circumstances: [] } as never;
    const asking = server.resident('oDaughter', 'records.enrol', { person: father, ...application, claims });
    await expect(asking).rejects.toThrow(words);
  });

  it('refuses the same event twice on one day in words', async () => {
    const event = { code: 'released-from-prison', on: isoDay('2023-10-01') } as const;
    const claims = { identities: [], circumstances: [event, event] };
    const asking = server.resident('oDaughter', 'records.enrol', { person: father, ...application, claims });
    await expect(asking).rejects.toThrow('同一件事');
  });

  it('costs 60 yuan until 31 December where the roster confirms it (Ruizhou 3.1: 380 - 320)', async () => {
    await certify();
    const { record } = await server.resident('oDaughter', 'records.enrol', {
      person: father,
      ...application,
    });
    expect(record.status).toEqual({
      year,
      region: ruizhou,
      state: 'to-pay',
      dueFen: 6000,
      payUntil: '2023-12-31',
      coveredFrom: '2024-01-01',
      coveredTo: '2024-12-31',
    });
    expect(record.person).toEqual({ name: '王建国', document: '369***********0017' });
  });

  it('shows the payer what is due and his own words, but no breakdown', async () => {
    await certify();
    const { record } = await server.resident('oDaughter', 'records.enrol', {
      person: father,
      ...application,
    });
    expect(record).not.toHaveProperty('breakdown');
    expect(record.claims).toEqual(nothing);
  });

  it('waits for confirmation where it is only claimed, and says what both ways cost', async () => {
    const { record } = await server.resident('oDaughter', 'records.enrol', {
      person: father,
      ...application,
      claims: claiming(dibao),
    });
    expect(record.status).toMatchObject({ state: 'awaiting-confirmation', dueFen: 38000 });
    // Ruizhou 3.2: recognised within the window after paying, the subsidised 320 yuan come back.
    expect(record.claimImpact).toMatchObject({
      payNowFen: 38000,
      ifConfirmedFen: 6000,
      ifConfirmedStatus: 'payable',
      refundAfterPayingNowFen: 32000,
      reimbursedAfterPayingNowFen: 0,
      waitUntil: '2023-12-31',
    });
  });

  it.each([
    ['2023-09-10', '2023-09-25', '2023-10-01'],
    ['2023-11-20', '2023-11-25', '2023-12-01'],
  ])(
    'in Jincheng on %s is told of the pause and of the window’s end, 25 December (Jincheng 2)',
    async (day, payUntil, resumesOn) => {
      server.setToday(day);
      const { record } = await server.resident('oDaughter', 'records.enrol', {
        person: father,
        ...application,
        region: '140502',
      });
      expect(record.status).toMatchObject({
        state: 'to-pay',
        payUntil,
        resumesOn,
        collectedUntil: '2023-12-25',
      });
    },
  );

  it('is answered anew when the roster confirms it afterwards', async () => {
    const { record } = await server.resident('oDaughter', 'records.enrol', {
      person: father,
      ...application,
      claims: claiming(dibao),
    });
    expect(await certify()).toMatchObject({ taken: 1, redetermined: 1 });
    const { records } = await server.resident('oDaughter', 'records.mine', {});
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      recordId: record.recordId,
      status: { state: 'to-pay', dueFen: 6000 },
    });
    expect(records[0]).not.toHaveProperty('claimImpact');
  });

  it('stores the determination, the facts it came from and the notice’s version, and they give it again', async () => {
    await certify();
    await server.resident('oDaughter', 'records.enrol', { person: father, ...application });
    const stored = server.store.snapshot('records')[0] as unknown as {
      applications: { facts: object; determination: object; noticeVersions: Record<string, string> }[];
    };
    const [held] = stored.applications;
    expect(Object.keys(held?.noticeVersions ?? {})).toEqual(['ruizhou-2024']);
    const again = await server.resident('oAnyone', 'determination.get', { facts: held?.facts as never });
    expect(again.determination).toEqual(held?.determination);
  });

  it('asks nothing more of a claim that changes nothing', async () => {
    await certify();
    const { record } = await server.resident('oDaughter', 'records.enrol', {
      person: father,
      ...application,
      claims: claiming(dibao),
    });
    expect(record.status.state).toBe('to-pay');
  });
});

describe('enrolling someone who pays nothing', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = new TestServer('2023-11-20');
    await server.hireOfficer('oOfficer', [ruizhou]);
    const rows = [{ ...grandmother, identities: [tekun] }];
    await server.byTwo('roster.import', { batch: 'b001', part: 1, region: ruizhou, rows }, 'oOfficer');
  });
  const enrol = (payer: string) =>
    server.resident(payer, 'records.enrol', { person: grandmother, ...application });

  it('insures her at once where the roster confirms her (Ruizhou 3.1: tekun in full)', async () => {
    const { record } = await enrol('oDaughter');
    expect(record.status).toMatchObject({ state: 'nothing-to-pay', dueFen: 0, coveredFrom: '2024-01-01' });
    expect(server.store.snapshot('records')).toMatchObject([
      { state: 'insured', insurance: { basis: 'exempt', paidFen: 0, on: '2023-11-20' } },
    ]);
  });

  it('answers a repeat the same, and tells another payer that it is done', async () => {
    const { record } = await enrol('oDaughter');
    expect((await enrol('oDaughter')).record.recordId).toBe(record.recordId);
    const refusal = await server.refusedResident('oSon', 'records.enrol', {
      person: grandmother,
      ...application,
    });
    expect(refusal).toMatchObject({ code: 'ALREADY_INSURED', message: expect.stringContaining('已经参保') });
    expect(server.store.snapshot('records')).toHaveLength(1);
  });

  it('insures nobody on a mere claim', async () => {
    const { record } = await server.resident('oDaughter', 'records.enrol', {
      person: father,
      ...application,
      claims: claiming(tekun),
    });
    expect(record.status.state).toBe('awaiting-confirmation');
    expect(record.claimImpact?.ifConfirmedStatus).toBe('exempt');
  });

  it('insures a claimant as soon as the roster confirms him', async () => {
    const claims = claiming(tekun);
    await server.resident('oDaughter', 'records.enrol', { person: father, ...application, claims });
    const rows = [{ ...father, identities: [tekun] }];
    await server.byTwo('roster.import', { batch: 'b002', part: 1, region: ruizhou, rows }, 'oOfficer');
    const { records } = await server.resident('oDaughter', 'records.mine', {});
    expect(records[0]?.status.state).toBe('nothing-to-pay');
  });
});

describe('an application', () => {
  let server: TestServer;
  beforeEach(() => {
    server = new TestServer('2023-11-20');
  });

  it('is refused where no notice speaks of the place, saying how many there are', async () => {
    const request = { person: father, ...application, region: '110000' };
    const refusal = await server.refusedResident('oDaughter', 'records.enrol', request);
    expect(refusal).toMatchObject({ code: 'PLACE_UNSUPPORTED', field: 'region' });
    expect(refusal.message).toContain('现在收录了4个地方的');
    expect(server.store.snapshot('records')).toHaveLength(0);
  });

  it('is refused for a year without a notice, naming the years there are', async () => {
    const request = { person: father, ...application, year: 2031 };
    const refusal = await server.refusedResident('oDaughter', 'records.enrol', request);
    expect(refusal).toMatchObject({ code: 'YEAR_UNSUPPORTED', field: 'year' });
    expect(refusal.message).toContain('2024');
  });

  it('says which part of a number is wrong, and stores nothing', async () => {
    const typo = { ...father, document: { ...father.document, number: '369901195805120018' } };
    const refusal = await server.refusedResident('oDaughter', 'records.enrol', {
      person: typo,
      ...application,
    });
    expect(refusal).toMatchObject({
      code: 'DOCUMENT_WRONG',
      field: 'document.number',
      details: { part: 'check-digit' },
    });
    expect(server.store.snapshot('people')).toHaveLength(0);
    expect(server.store.snapshot('payers')).toHaveLength(0);
  });

  it('for a child under 14 needs the guardian’s consent', async () => {
    const request = { person: child, ...application };
    expect((await server.refusedResident('oDaughter', 'records.enrol', request)).code).toBe('CONSENT_NEEDED');
    const { record } = await server.resident('oDaughter', 'records.enrol', {
      ...request,
      consent: asGuardian,
    });
    expect(record.status.dueFen).toBe(38000);
  });

  it('needs consent to the text of today', async () => {
    const consent = { version: '2020-01', by: 'on-behalf' as const };
    const refusal = await server.refusedResident('oDaughter', 'records.enrol', {
      person: father,
      ...application,
      consent,
    });
    expect(refusal).toMatchObject({ code: 'CONSENT_NEEDED', field: 'consent.version' });
  });

  it('for a wrong place is put right before payment', async () => {
    const wrong = { person: father, ...application, region: jilinCity };
    const { record } = await server.resident('oDaughter', 'records.enrol', wrong);
    // Jilin city: 380 and the care premium of 10.
    expect(record.status.dueFen).toBe(39000);
    const right = await server.resident('oDaughter', 'records.correct', {
      recordId: record.recordId,
      region: ruizhou,
    });
    expect(right.record.status).toMatchObject({ region: ruizhou, dueFen: 38000 });
    const { records } = await server.resident('oDaughter', 'records.mine', {});
    expect(records).toHaveLength(1);
    const { relatives } = await server.resident('oDaughter', 'family.list', { year });
    expect(relatives[0]?.region).toBe(ruizhou);
  });

  it('of one payer leaves another’s alone: one record, two applications', async () => {
    await server.resident('oDaughter', 'records.enrol', { person: father, ...application });
    await server.resident('oSon', 'records.enrol', { person: father, ...application, region: jilinCity });
    expect(server.store.snapshot('records')).toMatchObject([
      { payers: ['oDaughter', 'oSon'], applications: [{ region: ruizhou }, { region: jilinCity }] },
    ]);
  });

  it('before the window opens says when', async () => {
    server.setToday('2023-09-10');
    const { record } = await server.resident('oDaughter', 'records.enrol', {
      person: father,
      ...application,
    });
    // Ruizhou 2.2: from 15 September.
    expect(record.status).toMatchObject({ state: 'not-open', dueFen: null, opensOn: '2023-09-15' });
  });

  it('read after the last date says that it is closed', async () => {
    await server.resident('oDaughter', 'records.enrol', { person: father, ...application });
    server.setToday('2024-06-01');
    const { records } = await server.resident('oDaughter', 'records.mine', {});
    expect(records[0]?.status).toMatchObject({ state: 'closed', reason: expect.stringContaining('截止') });
  });

  it('misses no roster that is imported while it is being stored', async () => {
    await server.hireOfficer('oOfficer', [ruizhou]);
    const rows = [{ ...father, identities: [dibao] }];
    const batch = { batch: 'b001', part: 1, region: ruizhou, rows };
    const { claims, consent, region } = application;
    const { relative } = await server.resident('oDaughter', 'family.add', {
      requestId: 'request-father',
      person: father,
      relation: 'parent',
      region,
      claims,
      consent,
    });
    const { relativeId } = relative;
    let imported = false;
    const cloud = server.cloudFor('oDaughter', 'client', async ({ operation, collection }, when) => {
      if (imported || operation !== 'get' || collection !== 'rosters' || when !== 'after') return;
      imported = true;
      await server.byTwo('roster.import', batch, 'oOfficer');
    });
    const event = { action: 'records.enrol-relative', relativeId, year };
    const reply = await dispatch(residentActions, cloud, event);
    expect(imported).toBe(true);
    expect(reply).toMatchObject({ ok: true, data: { record: { status: { dueFen: 6000 } } } });
  });

  it('answers the same to two phones at once, with one record', async () => {
    const enrol = () => server.resident('oDaughter', 'records.enrol', { person: father, ...application });
    const [one, other] = await Promise.all([enrol(), enrol()]);
    expect(one.record.recordId).toBe(other.record.recordId);
    expect(server.store.snapshot('records')).toHaveLength(1);
    expect(server.store.snapshot('payers')).toMatchObject([{ relatives: [{ relation: 'other' }] }]);
  });
});
