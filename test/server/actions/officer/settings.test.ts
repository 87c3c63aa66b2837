import { fen, noFen } from '../../../../policy/money';
import { floorSetFor } from '../../../../server/billing/mutual-aid';
import { jincheng, type PaymentTestServer, officer, startTestServer } from '../../money';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.hireOfficer('elsewhere', ['360000']);
});

describe('the floor of a place', () => {
  const floor = (region: string) => server.asOfficer('mutual-aid.floor', { region });

  it('is the nearest office’s, at once for whoever set it', async () => {
    expect(await floor(jincheng)).toEqual({ floorFen: 0, setBy: null });
    await server.asOfficer('mutual-aid.set-floor', { region: '140500', floorFen: fen(10_000) });
    expect(await floor(jincheng)).toEqual({ floorFen: 10_000, setBy: '140500' });
    await server.asOfficer('mutual-aid.set-floor', { region: jincheng, floorFen: noFen });
    expect(await floor(jincheng)).toEqual({ floorFen: 0, setBy: jincheng });
    expect(await floor('140500')).toEqual({ floorFen: 10_000, setBy: '140500' });
  });

  it('goes on under a new code, until the office sets one there', async () => {
    // 362204 became 360983 in 2000.
    const former = { _id: '362204', floorFen: fen(10_000), officerId: officer, at: 0 };
    server.store.commit([{ collection: 'mutual-aid-floors', id: former._id, doc: former }]);
    await server.hireOfficer(officer, ['360983']);
    expect(await floor('360983')).toEqual({ floorFen: 10_000, setBy: '362204' });
    expect((await floorSetFor(server.cloudFor(''), '362204'))?.floorFen).toBe(10_000);
    await server.asOfficer('mutual-aid.set-floor', { region: '360983', floorFen: noFen });
    expect(await floor('360983')).toEqual({ floorFen: 0, setBy: '360983' });
    expect((await floorSetFor(server.cloudFor(''), '362204'))?.floorFen).toBe(0);
  });

  it('is neither read nor set by another place’s office', async () => {
    for (const action of ['mutual-aid.floor', 'mutual-aid.set-floor']) {
      const request =
        action === 'mutual-aid.floor' ? { region: jincheng } : { region: jincheng, floorFen: 1 };
      expect((await server.officerRefusal(action, request, 'elsewhere')).code).toBe('OTHER_REGION');
      expect((await server.officerRefusal(action, request, 'a-resident')).code).toBe('NOT_AN_OFFICER');
    }
  });
});

describe('the contacts of a place', () => {
  const hall = { name: '便民大厅医保窗口', phone: '0356-2000001', purpose: 'questions' as const };
  const own = (region: string) => server.officer(officer, 'places.own', { region });

  it('are read back as they were set, with what residents see', async () => {
    expect(await own(jincheng)).toMatchObject({ contacts: [], ltciPilot: null, shown: { source: 'notice' } });
    await server.officer(officer, 'places.set-contacts', {
      region: '140500',
      contacts: [hall],
      ltciPilot: false,
    });
    expect(await own('140500')).toMatchObject({
      contacts: [hall],
      ltciPilot: false,
      shown: { region: '140500', source: 'office' },
    });
    // The district has none of its own: residents there see the city's.
    expect(await own(jincheng)).toMatchObject({ contacts: [], ltciPilot: null, shown: { region: '140500' } });
    const seen = await server.resident('a-resident', 'places.contacts', { region: jincheng });
    expect(seen.contacts[0]).toEqual(hall);
  });
});

describe('a one-time code', () => {
  const passport = { name: 'Maria Rossi', document: { kind: 'passport' as const, number: 'YB1234567' } };
  const issue = (request: object) =>
    server.officer(officer, 'codes.issue', { ...passport, region: jincheng, ...request });

  it('ties someone with a passport to his WeChat, and says whether he was known', async () => {
    const refusal = await server.officerRefusal('codes.issue', { ...passport, region: jincheng });
    expect(refusal).toMatchObject({ code: 'DOCUMENT_WRONG', field: 'birthDate' });
    const first = await issue({ birthDate: '1980-05-06' });
    expect(first.known).toBe(false);
    // Known now, and the new code voids the first. The officer reads the birth date off the passport each time: it decides.
    expect((await server.officerRefusal('codes.issue', { ...passport, region: jincheng })).field).toBe(
      'birthDate',
    );
    const second = await issue({ birthDate: '1980-05-06' });
    expect(second.known).toBe(true);
    const confirm = (code: string) => ({ ...passport, code });
    expect((await server.refusedResident('maria', 'self.confirm', confirm(first.code))).code).toBe(
      'CODE_WRONG',
    );
    const { person } = await server.resident('maria', 'self.confirm', confirm(second.code));
    expect(person.name).not.toContain('Rossi');
  });
});
