import ruizhouNotice from '../../../policy/notices/ruizhou-2024.json';
import { TestServer } from '../test-server';
import { father, nothing, onBehalf, ruizhou } from '../sample';

const year = 2024;
type Notice = Record<string, unknown> & { rules: Record<string, unknown>[] };
function copy(): Notice {
  return structuredClone(ruizhouNotice) as unknown as Notice;
}

/** The notice with another premium: 400 yuan instead of 380. */
function dearer(): Notice {
  const notice = copy();
  const premium = notice.rules.find(({ kind }) => kind === 'premium');
  if (premium === undefined) throw new Error('the notice has no premium');
  const text = JSON.stringify(premium).replaceAll('38000', '40000');
  notice.rules = notice.rules.map((rule) => (rule === premium ? JSON.parse(text) : rule));
  return notice;
}

describe('a notice that an office publishes', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = new TestServer('2023-11-20');
    await server.hireOfficer('oOfficer', ['360983']);
  });
  const publish = (notice: Notice) => server.officer('oOfficer', 'notices.publish', { notice });
  const due = async (payer: string) => {
    const request = { person: father, region: ruizhou, year, claims: nothing, consent: onBehalf };
    return (await server.resident(payer, 'records.enrol', request)).record.status.dueFen;
  };

  it('decides within a minute, in the place of the one with its id', async () => {
    expect(await due('oDaughter')).toBe(38000);
    const { version } = await publish(dearer());
    server.pass(60_000);
    expect(await due('oDaughter')).toBe(40000);
    const [record] = server.store.snapshot('records') as unknown as {
      applications: { noticeVersions: object }[];
    }[];
    expect(record?.applications[0]?.noticeVersions).toEqual({ 'ruizhou-2024': version });
  });

  it('is what every page of the same day says, whether the record was stored before or not', async () => {
    expect(await due('oDaughter')).toBe(38000);
    await publish(dearer());
    server.pass(60_000);
    const { records } = await server.resident('oDaughter', 'records.mine', {});
    const { relatives } = await server.resident('oDaughter', 'family.list', { year });
    expect(records.map(({ status }) => status.dueFen)).toEqual([40000]);
    expect(relatives.map(({ record }) => record?.status.dueFen)).toEqual([40000]);
  });

  it('reaches counters that don’t have it, whole and once', async () => {
    const { id, version } = await publish(dearer());
    const { notices } = await server.resident('oAnyone', 'notices.published', { have: {} });
    expect(notices).toMatchObject([{ id, version, notice: dearer() }]);
    const again = await server.resident('oAnyone', 'notices.published', { have: { [id]: version } });
    expect(again.notices).toEqual([]);
  });

  it('has another version when anything in it is another, and the same when nothing is', async () => {
    const first = await publish(dearer());
    expect((await publish(dearer())).version).toBe(first.version);
    expect((await publish({ ...dearer(), title: '另一个标题' })).version).not.toBe(first.version);
  });

  it('is refused where it is wrong, naming the field, and stays unpublished', async () => {
    const refusal = await server.refusedOfficer('oOfficer', 'notices.publish', {
      notice: { ...copy(), year: 'soon' },
    });
    expect(refusal).toMatchObject({ code: 'NOTICE_WRONG', field: 'notice.year' });
    expect(server.store.snapshot('published-notices')).toEqual([]);
  });

  it('is refused for places that are not the officer’s', async () => {
    const notice = { ...copy(), regions: ['360000'] };
    expect((await server.refusedOfficer('oOfficer', 'notices.publish', { notice })).code).toBe(
      'OTHER_REGION',
    );
  });

  it('of a form this version cannot read is left out, and the others still count', async () => {
    await server.cloudFor('').db.put('published-notices', {
      _id: 'ruizhou-2024',
      version: 'x',
      json: '{"format":2}',
      publishedAt: 0,
      officerId: 'oOfficer',
    });
    expect(await due('oDaughter')).toBe(38000);
    expect(server.logged.join()).toContain('published-notice-unreadable');
  });
});

describe('a determination for anyone’s word', () => {
  const server = new TestServer('2023-11-20');

  it('is made for today in China where no day is given', async () => {
    const facts = { id: 'f', region: ruizhou, year };
    const answer = await server.resident('oAnyone', 'determination.get', { facts });
    expect(answer).toMatchObject({
      today: '2023-11-20',
      determination: { status: 'payable', payFen: 38000 },
    });
  });

  it('names the field of the facts that is wrong', async () => {
    const facts = { id: 'f', region: ruizhou, year, payOn: '2023-02-30' };
    const refusal = await server.refusedResident('oAnyone', 'determination.get', { facts });
    expect(refusal).toMatchObject({ code: 'BAD_FACTS', field: 'facts.payOn', details: { code: 'bad-date' } });
  });
});
