import { actsOfTwo } from '../../../../server/actions/officer';
import { TestServer } from '../../test-server';
import { isoDay } from '../../../../policy/calendar';
import {
  claiming,
  dibao,
  father,
  grandmother,
  jilinCity,
  nothing,
  onBehalf,
  ruizhou,
  tekun,
} from '../../sample';

const year = 2024;
const gaoan = '360983';

describe('an officer', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = new TestServer('2023-11-20');
    await server.hireOfficer('oOfficer', [gaoan]);
    await server.hireOfficer('oElsewhere', [jilinCity]);
  });
  const enrol = (payer = 'oDaughter') =>
    server.resident(payer, 'records.enrol', {
      person: father,
      region: ruizhou,
      year,
      claims: claiming(dibao),
      consent: onBehalf,
    });
  const awaiting = async (officer = 'oOfficer', region = ruizhou) =>
    (await server.officer(officer, 'applications.awaiting', { region, year })).applications;

  it('is known by his WeChat, with his places', async () => {
    expect(await server.officer('oOfficer', 'officer.me', {})).toMatchObject({ regions: [gaoan] });
    expect((await server.refusedOfficer('oDaughter', 'officer.me', {})).code).toBe('NOT_AN_OFFICER');
  });

  it('finds what waits in his places and under them, by name, the number masked, and without the payer’s openId', async () => {
    await enrol();
    const [application] = await awaiting('oOfficer', gaoan);
    expect(application).toMatchObject({
      person: { name: '王建国', document: '369***********0017' },
      region: ruizhou,
      claimed: { identities: [dibao] },
    });
    expect(JSON.stringify(application)).not.toContain('oDaughter');
  });

  it('finds those of 50 people a page, however many payers claimed for one, and nobody twice', async () => {
    const { db } = server.cloudFor('oOfficer');
    await enrol();
    await enrol('oSon');
    const [first] = await db.find('records', { filter: { awaitingIn: ruizhou }, limit: 1 });
    if (first === undefined) throw new Error('nothing was stored');
    for (let other = 1; other <= 50; other += 1) {
      await db.insert('records', {
        ...first,
        _id: `${first._id}-${other}`,
        updatedAt: first.updatedAt + other,
      });
    }
    const page = (after: string | null) =>
      server.officer('oOfficer', 'applications.awaiting', { region: ruizhou, year, after });
    const one = await page(null);
    const two = await page(one.next);
    expect([one.applications.length, two.applications.length, two.next]).toEqual([100, 2, null]);
    const records = [...one.applications, ...two.applications].map(({ recordId }) => recordId);
    expect(new Set(records).size).toBe(51);
  });

  it('finds those alone who claimed one thing, in every place above, and of one person only who claimed it', async () => {
    const claimed = async (payer: string, person: typeof father, ...identities: readonly (typeof dibao)[]) =>
      server.resident(payer, 'records.enrol', {
        person,
        region: ruizhou,
        year,
        claims: claiming(...identities),
        consent: onBehalf,
      });
    await claimed('oDaughter', father, dibao);
    await claimed('oSon', father, tekun);
    await claimed('oSon', grandmother, tekun, dibao);
    const names = async (part: 'dibao' | 'tekun' | 'orphan', region = gaoan) => {
      const request = { region, year, claimed: part };
      const { applications } = await server.officer('oOfficer', 'applications.awaiting', request);
      return applications
        .map(({ person, claimed: { identities } }) =>
          [person.name, ...identities.map(({ code }) => code)].join(' '),
        )
        .sort();
    };
    expect(await names('dibao')).toEqual(['王建国 dibao', '陈桂花 tekun dibao']);
    expect(await names('tekun', ruizhou)).toEqual(['王建国 tekun', '陈桂花 tekun dibao']);
    expect(await names('orphan')).toEqual([]);
    expect(await awaiting('oOfficer', gaoan)).toHaveLength(3);
  });

  it('is told that nobody can claim what no list has', async () => {
    const request = { region: ruizhou, year, claimed: 'rich' as never };
    expect((await server.refusedOfficer('oOfficer', 'applications.awaiting', request)).code).toBe(
      'BAD_REQUEST',
    );
  });

  it('confirms a claim, after which it waits for payment and not for him', async () => {
    const { record } = await enrol();
    const [application] = await awaiting();
    const { state } = await server.officer('oOfficer', 'roster.confirm', {
      recordId: record.recordId,
      applicationId: application?.applicationId ?? '',
      identities: [dibao],
      circumstances: [],
    });
    expect(state).toBe('awaiting-payment');
    expect(await awaiting()).toEqual([]);
    const { records } = await server.resident('oDaughter', 'records.mine', {});
    expect(records[0]?.status.dueFen).toBe(6000);
  });

  it('may confirm more than was claimed: who is tekun is insured with it', async () => {
    const { record } = await enrol();
    const [application] = await awaiting();
    const { state } = await server.officer('oOfficer', 'roster.confirm', {
      recordId: record.recordId,
      applicationId: application?.applicationId ?? '',
      identities: [tekun],
      circumstances: [],
    });
    expect(state).toBe('insured');
  });

  it('turns a claim down: the full amount is due, and the payer reads why', async () => {
    const { record } = await enrol();
    const [application] = await awaiting();
    await server.officer('oOfficer', 'roster.confirm', {
      recordId: record.recordId,
      applicationId: application?.applicationId ?? '',
      identities: [],
      circumstances: [],
      decline: { reason: 'papers-incomplete', note: '缺低保证' },
    });
    const reason =
      '登记的低保对象没有得到参保地确认（2023年11月20日，原因是：证明材料不全：缺低保证），现在的金额没有算这一项。有异议请联系参保地医保经办窗口。';
    const expected = { state: 'to-pay', dueFen: 38000, reason };
    const { records } = await server.resident('oDaughter', 'records.mine', {});
    expect(records[0]?.status).toMatchObject(expected);
    const { relatives } = await server.resident('oDaughter', 'family.list', { year });
    expect(relatives[0]?.record?.status).toMatchObject(expected);
  });

  it('asks for a reason where a claim is turned down, and for a note where the reason is another one', async () => {
    const { record } = await enrol();
    const [application] = await awaiting();
    const request = {
      recordId: record.recordId,
      applicationId: application?.applicationId ?? '',
      identities: [],
      circumstances: [],
    };
    const bare = await server.refusedOfficer('oOfficer', 'roster.confirm', request);
    expect(bare.message).toContain('要选原因');
    const other = { ...request, decline: { reason: 'other' as const } };
    expect((await server.refusedOfficer('oOfficer', 'roster.confirm', other)).message).toContain('请写明');
    const both = { ...request, identities: [dibao], decline: { reason: 'ended' as const } };
    expect((await server.refusedOfficer('oOfficer', 'roster.confirm', both)).message).toContain('要选原因');
    expect(await awaiting()).toHaveLength(1);
  });

  it('says nothing more of a claim turned down once a roster confirms it after all', async () => {
    const { record } = await enrol();
    const [application] = await awaiting();
    await server.officer('oOfficer', 'roster.confirm', {
      recordId: record.recordId,
      applicationId: application?.applicationId ?? '',
      identities: [],
      circumstances: [],
      decline: { reason: 'not-on-list' },
    });
    const rows = [{ ...father, identities: [dibao] }];
    await server.byTwo('roster.import', { batch: 'later', part: 1, region: ruizhou, rows }, 'oOfficer');
    const { records } = await server.resident('oDaughter', 'records.mine', {});
    expect(records[0]?.status).toMatchObject({ state: 'to-pay', dueFen: 6000 });
    expect(records[0]?.status.reason).toBeUndefined();
  });

  it('sets whom to ask in a place; a place without gets its notice’s offices, and everyone the hotlines', async () => {
    const window = { name: '便民服务中心', phone: '0795-0000001', purpose: 'questions' as const };
    await server.officer('oOfficer', 'places.set-contacts', { region: ruizhou, contacts: [window] });
    const set = await server.resident('oAnyone', 'places.contacts', { region: `${ruizhou}201` });
    expect(set).toMatchObject({ region: ruizhou, source: 'office' });
    expect(set.contacts.map(({ phone }) => phone)).toEqual(['0795-0000001', '12393', '12366']);
    const county = { ...window, phone: '0795-0000009' };
    await server.officer('oOfficer', 'places.set-contacts', { region: gaoan, contacts: [county] });
    server.pass(60_000);
    const nearest = await server.resident('oAnyone', 'places.contacts', { region: `${ruizhou}201` });
    expect(nearest).toMatchObject({ region: ruizhou });
    const other = await server.resident('oAnyone', 'places.contacts', { region: '140502' });
    expect(other.source).toBe('notice');
    const none = await server.resident('oAnyone', 'places.contacts', { region: '110101' });
    expect(none.source).toBe('national');
    expect(none.contacts.map(({ phone }) => phone)).toEqual(['12393', '12366']);
  });

  it('says whether a place is in the care insurance pilot, which no payer can say', async () => {
    const tonghua = '220502';
    await server.hireOfficer('oProvince', ['220000']);
    const request = { person: grandmother, region: tonghua, year, claims: nothing, consent: onBehalf };
    const before = await server.resident('oDaughter', 'records.enrol', {
      ...request,
      claims: { ...nothing, ltciPilot: true },
    });
    expect(before.record.status.dueFen).toBe(38000);
    await server.officer('oProvince', 'places.set-contacts', {
      region: '220500',
      contacts: [],
      ltciPilot: true,
    });
    server.pass(60_000);
    // Jilin province 1: 380 and the care premium of 10.
    const after = await server.resident('oDaughter', 'records.enrol', request);
    expect(after.record.status.dueFen).toBe(39000);
  });
});

describe('a roster batch', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = new TestServer('2023-11-20');
    await server.hireOfficer('oOfficer', [gaoan]);
  });
  const rows = [
    { ...father, identities: [dibao] },
    { ...grandmother, identities: [tekun] },
  ];
  const batch = { batch: 'b001', part: 1, region: ruizhou, rows };

  it('can be sent again without a second effect', async () => {
    const first = await server.byTwo('roster.import', batch, 'oOfficer');
    const before = server.store.snapshot('rosters');
    const again = await server.byTwo('roster.import', batch, 'oOfficer');
    expect(first).toMatchObject({ taken: 2, repeated: false });
    expect(again).toMatchObject({ taken: 2, repeated: true });
    expect(server.store.snapshot('rosters')).toEqual(before);
  });

  it('is refused under a number that had other rows', async () => {
    await server.byTwo('roster.import', batch, 'oOfficer');
    const refusal = await server.refusedByTwo(
      'roster.import',
      {
        ...batch,
        rows: rows.slice(1),
      },
      'oOfficer',
    );
    expect(refusal.code).toBe('BATCH_DIFFERS');
  });

  it('lists wrong rows with field and words, and takes the rest', async () => {
    const typo = { ...father, document: { ...father.document, number: '369901195805120018' } };
    const wrong = [{ ...typo, identities: [dibao] }, ...rows.slice(1)];
    const outcome = await server.byTwo('roster.import', { ...batch, rows: wrong }, 'oOfficer');
    expect(outcome).toMatchObject({ taken: 1, rejected: [{ row: 0, field: 'document.number' }] });
    expect(JSON.stringify(outcome)).not.toContain('369901195805120018');
  });

  it('that was cut off in the middle ends in the same place when it is sent again', async () => {
    let finished = false;
    for (let cutAt = 1; !finished; cutAt += 1) {
      const one = new TestServer('2023-11-20');
      await one.hireOfficer('oOfficer', [gaoan]);
      let trips = 0;
      const cloud = one.cloudFor('oOfficer', 'client', async (_, when) => {
        trips += when === 'after' ? 1 : 0;
        if (trips === cutAt && when === 'after') throw new Error('the function died');
      });
      const officer = await one.cloudFor('').db.get('officers', 'oOfficer');
      if (officer === null) throw new Error('no officer');
      finished = await actsOfTwo['roster.import']
        .read(batch)
        .run(cloud, officer)
        .then(
          () => true,
          () => false,
        );
      await one.byTwo('roster.import', batch, 'oOfficer');
      const rosters = one.store.snapshot('rosters') as unknown as { identities: { code: string }[] }[];
      const codes = rosters.map(({ identities }) => identities.map(({ code }) => code));
      expect(codes.sort()).toEqual([['dibao'], ['tekun']]);
      expect(one.store.snapshot('people')).toHaveLength(2);
    }
  });

  it('replaces the same identity, so that an end takes effect', async () => {
    await server.byTwo('roster.import', batch, 'oOfficer');
    const ended = [{ ...father, identities: [{ ...dibao, until: isoDay('2023-10-31') }] }];
    await server.byTwo('roster.import', { ...batch, batch: 'b002', rows: ended }, 'oOfficer');
    const { record } = await server.resident('oDaughter', 'records.enrol', {
      person: father,
      region: ruizhou,
      year,
      claims: nothing,
      consent: onBehalf,
    });
    expect(record.status.dueFen).toBe(38000);
  });
});
