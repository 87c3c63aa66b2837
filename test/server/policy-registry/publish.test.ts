import ruizhouNotice from '../../../policy/notices/ruizhou-2024.json';
import { residentActions } from '../../../server/actions/resident';
import { dispatch } from '../../../server/platform';
import { TestServer } from '../test-server';
import { father, nothing, onBehalf, ruizhou } from '../sample';

const year = 2024;
const minute = 60_000;
const two = ['oAuthor', 'oSecond'] as const;
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

let server: TestServer;
beforeEach(async () => {
  server = new TestServer('2023-11-20');
  await server.hireOfficer('oAuthor', ['360983']);
  await server.hireOfficer('oSecond', ['360983']);
});
function publish(notice: Notice) {
  return server.publish(notice, two, ruizhou);
}
async function due(payer: string) {
  const request = { person: father, region: ruizhou, year, claims: nothing, consent: onBehalf };
  return (await server.resident(payer, 'records.enrol', request)).record.status.dueFen;
}

describe('a notice that an office publishes', () => {
  it('decides from its hour on, in the place of the one with its id', async () => {
    expect(await due('oDaughter')).toBe(38000);
    const { version } = await publish(dearer());
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

  it('begins in the same moment on an instance that answered by the old one a second before', async () => {
    const warm = server.cloudFor('oDaughter');
    const facts = { id: 'f', region: ruizhou, year };
    const pay = async () => {
      const reply = await dispatch(residentActions, warm, { action: 'determination.get', facts });
      return (reply as { data: { determination: { payFen: number } } }).data.determination.payFen;
    };
    const draft = { draftId: '1'.repeat(32), revision: 0, region: ruizhou, trials: [] };
    const json = JSON.stringify(dearer());
    const saved = await server.officer('oAuthor', 'notices.draft-save', { ...draft, json });
    const { revision, toConfirm: confirmed } = saved;
    const read = { draftId: draft.draftId, revision };
    await server.officer('oAuthor', 'notices.propose', { ...read, inForceFrom: null, confirmed });
    expect(await pay()).toBe(38000);
    const { from } = await server.officer('oSecond', 'notices.agree', read);
    server.pass(from - warm.now() - 1);
    expect(await pay()).toBe(38000);
    server.pass(1);
    expect(await pay()).toBe(40000);
  });

  it('has another version when anything in it is another, and the same when nothing is', async () => {
    const first = await publish(dearer());
    const again = await publish(dearer());
    expect(again).toMatchObject({ version: first.version, number: 2 });
    expect((await publish({ ...dearer(), title: '另一个标题' })).version).not.toBe(first.version);
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

describe('what phones learn of it', () => {
  const index = (have?: string) =>
    server.resident('oAnyone', 'notices.index', have === undefined ? {} : { have });

  it('is first an index of all notices in force, sent once', async () => {
    const { digest, entries } = await index();
    expect(entries?.map(({ id }) => id)).toEqual([
      'jilin-province-2024',
      'jilin-city-2024',
      'jincheng-2024',
      'hunan-2024',
      'ruizhou-2024',
    ]);
    expect(await index(digest)).toEqual({ digest, entries: null });
    const { version } = await publish(dearer());
    const after = await index(digest);
    expect(after.entries).toContainEqual({
      id: 'ruizhou-2024',
      version,
      year,
      regions: ['360983001'],
      collectsFrom: '2023-09-15',
    });
  });

  it('is there within a minute of its hour on an instance that has just read the index', async () => {
    const warm = server.cloudFor('oAnyone');
    const ask = async () => {
      const reply = await dispatch(residentActions, warm, { action: 'notices.index' });
      return JSON.stringify(reply);
    };
    await ask();
    const { version } = await publish(dearer());
    expect(await ask()).toContain(version);
  });

  it('is then the notices of where one is, three at most', async () => {
    await publish(dearer());
    const { notices } = await server.resident('oAnyone', 'notices.fetch', {
      ids: ['ruizhou-2024', 'no-such'],
    });
    expect(notices).toMatchObject([{ id: 'ruizhou-2024', notice: dearer() }]);
    const ids = ['a-1', 'b-1', 'c-1', 'd-1'];
    expect(await server.refusedResident('oAnyone', 'notices.fetch', { ids })).toMatchObject({ field: 'ids' });
  });

  it('reaches apps of release 0.1, whole and once', async () => {
    const { version } = await publish(dearer());
    const { notices } = await server.resident('oAnyone', 'notices.published', { have: {} });
    expect(notices).toMatchObject([{ id: 'ruizhou-2024', version, notice: dearer() }]);
    const have = { 'ruizhou-2024': version };
    expect((await server.resident('oAnyone', 'notices.published', { have })).notices).toEqual([]);
  });

  it('reads the chains once a minute, however many phones ask', async () => {
    const warm = server.cloudFor('oAnyone');
    const ask = () => dispatch(residentActions, warm, { action: 'notices.index' });
    await ask();
    const before = server.roundTrips;
    for (let phones = 0; phones < 50; phones += 1) await ask();
    expect(server.roundTrips).toBe(before);
    server.pass(minute);
    await ask();
    expect(server.roundTrips).toBe(before + 2);
  });
});

describe('a determination for anyone’s word', () => {
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
