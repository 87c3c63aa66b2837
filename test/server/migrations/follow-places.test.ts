import { migrate } from '../../../server/migrations';
import { casesOfFormerCounties } from '../../../server/migrations/0012-cases-follow-places';
import type { Collections } from '../../../server/schema/collections';
import { dieEverywhere } from '../crash';
import { Release01TestServer, raw } from '../release-0-1';
import { claiming, dibao, father, onBehalf } from '../sample';
import { TestServer } from '../test-server';

/** 公主岭 belonged to 四平 as 220381 and has belonged to 长春 as 220184 since 2020. */
const [gongzhuling, changchun, siping, province] = ['220184', '220100', '220300', '220000'] as const;
const former = '220381';
const offices = { oGongzhuling: gongzhuling, oChangchun: changchun, oSiping: siping, oJilin: province };
const year = 2024;

async function hireAll(server: TestServer): Promise<void> {
  for (const [openId, region] of Object.entries(offices)) {
    await server.cloudFor('', 'function').db.put('officers', {
      _id: openId,
      name: `测试员${openId}`,
      regions: [region],
      duties: ['roster', 'money'],
    });
  }
}

/** As release 0.1 stored it, which knew the places above a code by its digits alone. */
function storeAs01<Name extends 'records' | 'cases'>(
  server: TestServer,
  name: Name,
  doc: Collections[Name],
): void {
  server.store.commit([{ collection: name, id: doc._id, doc: doc as never }]);
}

describe('a record of a county under its former code', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = new TestServer('2023-11-20');
    await hireAll(server);
    await server.resident('oDaughter', 'records.enrol', {
      person: father,
      region: gongzhuling,
      year,
      consent: onBehalf,
      claims: claiming(dibao),
    });
    const [record] = server.store.snapshot('records') as unknown as readonly Collections['records'][];
    if (record === undefined) throw new Error('no record');
    const places = [former, siping, province];
    const applications = record.applications.map((one) => ({ ...one, region: former }));
    storeAs01(server, 'records', { ...record, applications, awaitingIn: places, openIn: places });
    await migrate(server.cloudFor('', 'function'));
  });

  async function awaiting(officer: keyof typeof offices): Promise<readonly string[]> {
    const { applications } = await server.officer(officer, 'applications.awaiting', {
      region: offices[officer],
      year,
    });
    return applications.map(({ region, person }) => `${region} ${person.name}`);
  }

  it('stands in the lists of the county, of its city of now and of the province', async () => {
    const once = [expect.stringContaining(`${former} `)];
    expect(await awaiting('oGongzhuling')).toEqual(once);
    expect(await awaiting('oChangchun')).toEqual(once);
    expect(await awaiting('oJilin')).toEqual(once);
  });

  it('stands in no list of the city that the county has left', async () => {
    expect(await awaiting('oSiping')).toEqual([]);
  });

  it('is found by the former code as well, which a request may still name', async () => {
    const asked = { region: former, year };
    const { applications } = await server.officer('oGongzhuling', 'applications.awaiting', asked);
    expect(applications).toHaveLength(1);
    expect((await server.refusedOfficer('oSiping', 'applications.awaiting', asked)).code).toBe(
      'OTHER_REGION',
    );
  });

  it('is confirmed by the county, and by nobody of the city that it has left', async () => {
    const { applications } = await server.officer('oGongzhuling', 'applications.awaiting', {
      region: gongzhuling,
      year,
    });
    const [{ recordId, applicationId } = { recordId: '', applicationId: '' }] = applications;
    const confirmed = { recordId, applicationId, identities: [dibao], circumstances: [] };
    await expect(server.officer('oSiping', 'roster.confirm', confirmed)).rejects.toThrow('refused');
    await server.officer('oGongzhuling', 'roster.confirm', confirmed);
    expect(await awaiting('oGongzhuling')).toEqual([]);
    expect((await server.resident('oDaughter', 'records.mine', {})).records[0]?.status.state).not.toBe(
      'awaiting-confirmation',
    );
  });

  it('keeps what was told and answered under the code of its time', () => {
    const [record] = server.store.snapshot('records') as unknown as readonly Collections['records'][];
    expect(record?.applications[0]?.region).toBe(former);
    expect(record?.openIn).toEqual([former, gongzhuling, changchun, province]);
  });
});

describe('a case of a county under its former code', () => {
  let server: Release01TestServer;
  const waiting = `${'a'.repeat(32)}-0-asked-2-requested`;
  beforeEach(async () => {
    server = new Release01TestServer();
    await hireAll(server);
    storeFormer(server);
    await migrate(server.cloudFor('', 'function'));
  });

  function storeFormer(one: Release01TestServer): void {
    const held = one.one('cases', waiting);
    if (!held) throw new Error('no case');
    storeAs01(one, 'cases', { ...held, region: former, places: [former, siping, province] });
  }

  async function cases(officer: keyof typeof offices): Promise<readonly string[]> {
    const found = await server.asOfficer('cases.list', { region: offices[officer] }, officer);
    return found.cases.map(({ caseId }) => caseId);
  }

  it('is on the lists of the county and of its city of now', async () => {
    expect(await cases('oGongzhuling')).toEqual([waiting]);
    expect(await cases('oChangchun')).toEqual([waiting]);
  });

  it('is on no list of the city that the county has left', async () => {
    expect(await cases('oSiping')).toEqual([]);
  });

  it('ends there wherever the migration is cut off', async () => {
    const deaths = await dieEverywhere({
      prepare: async () => {
        const one = new Release01TestServer();
        storeFormer(one);
        return Promise.resolve({ server: one, prepared: null });
      },
      act: (one, _, wire) => migrate(one.cloudFor('', 'function', wire), [casesOfFormerCounties]),
      recover: (one) => migrate(one.cloudFor('', 'function'), [casesOfFormerCounties]),
      outcome: (one) => raw(one, 'cases'),
    });
    expect(deaths).toBeGreaterThan(10);
  });
});

it('leaves what was found before as it was', async () => {
  const server = new Release01TestServer();
  const before = raw(server, 'cases');
  await migrate(server.cloudFor('', 'function'));
  expect(raw(server, 'cases')).toEqual(before);
});
