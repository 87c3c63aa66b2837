import { filesTable } from '../../../server/actions/files';
import { officerTable } from '../../../server/actions/officer';
import { postersTable } from '../../../server/actions/posters';
import { dispatch, runLogged } from '../../../server/platform';
import type { CollectionName } from '../../../server/schema/collections';
import { TestServer } from '../test-server';
import { claiming, dibao, father, grandmother, onBehalf, ruizhou } from '../sample';

const officer = 'oOfficer';
const year = 2024;
const roster = { batch: 'b001', part: 1, region: ruizhou, rows: [{ ...father, identities: [dibao] }] };

let server: TestServer;
beforeEach(async () => {
  server = new TestServer('2023-11-20');
  await server.hireOfficer(officer, [ruizhou]);
});

function log() {
  return server.store.snapshot('audit-log');
}

function personIds(): readonly string[] {
  return server.store.snapshot('people').map(({ _id }) => `person:${_id}`);
}

async function waiting() {
  await server.resident('oPayer', 'records.enrol', {
    person: grandmother,
    region: ruizhou,
    year,
    claims: claiming(dibao),
    consent: onBehalf,
  });
  const { applications } = await server.officer(officer, 'applications.awaiting', { region: ruizhou, year });
  const [application] = applications;
  if (application === undefined) throw new Error('nobody waits');
  return application;
}

describe('the audit log', () => {
  it('says of an imported roster who did it, whom it concerns and from which file', async () => {
    await server.byTwo('roster.import', roster, officer);
    const [batch] = server.store.snapshot('imports');
    const entryOf = (action: string) => log().find((one) => one.action === action);
    const act = { kind: 'act', outcome: 'done', decision: 'roster.import', region: ruizhou };
    expect(entryOf('proposals.propose')).toMatchObject({ ...act, actor: officer, people: 0 });
    expect(entryOf('proposals.agree')).toMatchObject({ ...act, actor: `second-of-${officer}` });
    expect(entryOf('proposals.go-on')).toMatchObject({
      ...act,
      _id: expect.stringMatching(/^2023-11-20-[0-9a-f]-\d+-[0-9a-f]{13}$/) as string,
      actor: `second-of-${officer}`,
      concerns: expect.arrayContaining([...personIds()]) as string[],
      people: 1,
      file: { number: 'b001-1', contentHash: batch?.contentHash },
      at: Date.parse('2023-11-20T12:00:00+08:00'),
    });
  });

  it('has one entry for each page of a list that was read, with everyone on it', async () => {
    const { recordId } = await waiting();
    expect(log()).toMatchObject([
      {
        action: 'applications.awaiting',
        kind: 'read',
        people: 1,
        concerns: [`record:${recordId}`, ...personIds()],
      },
    ]);
  });

  it('tells what an officer decided and about whom', async () => {
    const { recordId, applicationId } = await waiting();
    const decline = { reason: 'not-on-list' as const };
    const decided = { recordId, applicationId, identities: [], circumstances: [], decline };
    await server.officer(officer, 'roster.confirm', decided);
    expect(log().at(-1)).toMatchObject({
      action: 'roster.confirm',
      decision: 'decline',
      region: ruizhou,
      people: 1,
      concerns: [...personIds(), `record:${recordId}`],
    });
  });

  it('keeps what was refused to an officer, and where he tried it', async () => {
    await server.hireOfficer('oElsewhere', ['140502']);
    const refusal = await server.refusedByTwo('roster.import', roster, 'oElsewhere');
    expect(refusal.code).toBe('OTHER_REGION');
    expect(log()).toMatchObject([
      { actor: 'oElsewhere', outcome: 'refused', code: 'OTHER_REGION', region: ruizhou, people: 0 },
    ]);
  });

  it('names a record that an officer guessed', async () => {
    const guessed = { recordId: `${'0'.repeat(24)}-2024`, applicationId: '0'.repeat(32) };
    const request = { ...guessed, identities: [dibao], circumstances: [] };
    expect((await server.refusedOfficer(officer, 'roster.confirm', request)).code).toBe('NO_APPLICATION');
    expect(log()).toMatchObject([{ code: 'NO_APPLICATION', concerns: [`record:${guessed.recordId}`] }]);
  });

  it('keeps what an officer tried without the duty, and nothing of strangers', async () => {
    const officers = server.cloudFor('', 'function').db;
    await officers.put('officers', { _id: 'oClerk', name: '李', regions: [ruizhou], duties: ['contacts'] });
    const request = { region: ruizhou, year };
    await server.refusedOfficer('oClerk', 'applications.awaiting', request);
    await server.refusedOfficer('oStranger', 'applications.awaiting', request);
    expect(log()).toMatchObject([{ actor: 'oClerk', code: 'NOT_AN_OFFICER' }]);
    expect(log()).toHaveLength(1);
  });

  it('gives no list to an officer whose reading it could not write down', async () => {
    await waiting();
    const deaf = server.cloudFor(officer, 'client', async ({ collection }, when) => {
      if (collection === 'audit-log' && when === 'before') throw new Error('lost');
    });
    const reply = await dispatch(officerTable, deaf, {
      action: 'applications.awaiting',
      region: ruizhou,
      year,
    });
    expect(reply.ok).toBe(false);
    // A refusal gives nothing away and is told all the same.
    const wrong = { action: 'applications.awaiting', region: '140502', year };
    expect(await dispatch(officerTable, deaf, wrong)).toMatchObject({ error: { code: 'OTHER_REGION' } });
    expect(server.logged.join('\n')).toContain('audit-entry-lost');
  });

  it('says of something that broke off that it may have been done in part', async () => {
    const broken = (openId: string, collection: CollectionName) =>
      server.cloudFor(openId, 'client', async (trip) => {
        if (trip.collection === collection) throw new Error('lost');
      });
    const proposalId = 'a'.repeat(32);
    const request = { proposalId, act: 'roster.import', part: 1, parts: 1, content: roster } as const;
    await server.proposals(officer, 'proposals.propose', request);
    const second = await server.secondOf(officer);
    await dispatch(officerTable, broken(second, 'people'), { action: 'proposals.agree', proposalId });
    const failed = { action: 'proposals.go-on', outcome: 'failed', file: { number: 'b001-1' } };
    expect(log().find(({ outcome }) => outcome === 'failed')).toMatchObject(failed);
  });

  it('leaves out what tells an officer nothing of anybody', async () => {
    await server.officer(officer, 'officer.me', {});
    await server.officer(officer, 'places.own', { region: ruizhou });
    expect(log()).toEqual([]);
  });

  it('holds neither name nor number of anybody', async () => {
    await server.byTwo('roster.import', roster, officer);
    await server.officer(officer, 'codes.issue', { ...grandmother, region: ruizhou });
    const text = JSON.stringify(log());
    for (const { name, document } of [father, grandmother]) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(document.number);
    }
    expect(log().find(({ action }) => action === 'codes.issue')).toMatchObject({ people: 1 });
  });
});

it('every action of an officer is logged, or says why not', () => {
  const tables = { ...officerTable, ...filesTable, ...postersTable };
  const silent = Object.entries(tables).flatMap(([name, { logged }]) =>
    typeof logged === 'object' ? [[name, logged.not]] : [],
  );
  expect(silent.every(([, why]) => (why ?? '').length > 10)).toBe(true);
  expect(silent.map(([name]) => name)).not.toContain('applications.awaiting');
});

it('what concerns more people than an entry names leaves several entries, with everybody once', async () => {
  const cloud = server.cloudFor(officer);
  cloud.notes.actor = officer;
  cloud.notes.about('person', ...Array.from({ length: 2200 }, (_, at) => `p${at}`));
  const call = { action: 'levy-lists.go-on', logged: 'read', request: {} } as const;
  await runLogged(cloud, call, () => Promise.resolve(null));
  expect(log().map(({ people }) => people)).toEqual(expect.arrayContaining([2000, 200]));
  expect(new Set(log().flatMap(({ concerns }) => concerns as readonly string[])).size).toBe(2200);
});
