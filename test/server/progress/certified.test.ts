import type { CertifiedActions } from '../../../contract/certified';
import { isoDay } from '../../../policy/calendar';
import type { CertifiedIdentity } from '../../../policy/fact-sheet';
import { foldRosters, markRosters } from '../../../server/progress/certified/fold-rosters';
import { officerTable } from '../../../server/actions/officer';
import { runTimer } from '../../../server/actions/timer';
import { fen } from '../../../policy/money';
import { migrate } from '../../../server/migrations';
import { fileOf, paid } from '../billing/elsewhere-payments/tax-office';
import { dieEverywhere } from '../crash';
import { type PaymentTestServer, hunan, officer, startTestServer } from '../money';
import { handIn, lives } from '../residents/lists';
import { dispatched } from '../said';
import { child, daughter, dibao, father, grandmother, ruizhou, tekun } from '../sample';

const county = hunan;
const city = '430100';
const province = '430000';
const disabled: CertifiedIdentity = {
  code: 'severe-disability',
  since: isoDay('2020-01-01'),
  disabilityGrade: 1,
};

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function ask<Name extends keyof CertifiedActions & string>(
  action: Name,
  request: CertifiedActions[Name]['request'],
  by = officer,
): Promise<CertifiedActions[Name]['data']> {
  const reply = await dispatched(officerTable, server.cloudFor(by), { action, ...request });
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
  return reply.data as CertifiedActions[Name]['data'];
}

function timer(): Promise<void> {
  return runTimer(server.cloudFor('', 'timer'), 'progress');
}

async function counts(region = county, year = 2024) {
  const { groups } = await ask('certified.of', { region, year });
  return Object.fromEntries(groups.map(({ code, certified, insured }) => [code, [certified, insured]]));
}

async function missing(region = county, code?: 'dibao' | 'severe-disability') {
  const request = { region, year: 2024, ...(code === undefined ? {} : { code }) };
  return (await ask('certified.missing', request)).people.map(({ person }) => person.name);
}

/** Somebody severely disabled pays nothing in Hunan (2.4). */
async function fatherIsInsured(): Promise<void> {
  const record = await server.enrol('daughter', father, county);
  await server.place('daughter', [record], fen(0));
}

describe('whom offices certified', () => {
  beforeEach(async () => {
    await server.certify(father, county, dibao, disabled);
    await server.certify(grandmother, county, dibao);
    await timer();
  });

  it('is counted in each of his groups, in the place of the office and in all above it', async () => {
    for (const region of [county, city, province]) {
      expect(await counts(region)).toEqual({ dibao: [2, 0], 'severe-disability': [1, 0] });
    }
    const { below } = await ask('certified.of', { region: city, year: 2024 });
    expect(below.map(({ region }) => region)).toEqual([county]);
  });

  it('stands beside what Hunan 1 asks: all of them, and dibao among them', async () => {
    const { goals } = await ask('certified.of', { region: county, year: 2024 });
    expect(goals).toHaveLength(1);
    expect(goals[0]).toMatchObject({ percent: 100, source: expect.stringMatching(/一$/) as string });
    expect(goals[0]?.codes).toEqual(
      expect.arrayContaining(['dibao', 'severe-disability', 'stable-poverty-exit']),
    );
  });

  it('is insured once he paid, and missing by name until then', async () => {
    expect((await missing()).sort()).toEqual([father.name, grandmother.name].sort());
    expect(await missing(county, 'severe-disability')).toEqual([father.name]);
    await fatherIsInsured();
    // Nobody is called who was insured a minute ago.
    expect(await missing()).toEqual([grandmother.name]);
    await timer();
    expect(await counts()).toEqual({ dibao: [2, 1], 'severe-disability': [1, 1] });
    expect(await missing(county, 'severe-disability')).toEqual([]);
  });

  it('is insured for the counts wherever he is: here or in another province', async () => {
    const record = await server.enrol('daughter', grandmother, '140502');
    const orderId = await server.place('daughter', [record], fen(38_000));
    server.shop.pay(orderId);
    await server.callback(orderId);
    await timer();
    expect(await counts()).toMatchObject({ dibao: [2, 1] });
    expect(await counts('140502')).toEqual({});
  });

  it('is listed by name for county and city, not for the province, and for offices of the place alone', async () => {
    expect(await missing(city)).toHaveLength(2);
    await expect(missing(province)).rejects.toThrow('REGION_TOO_WIDE');
    await server.hireOfficer('elsewhere', ['430103']);
    await expect(ask('certified.missing', { region: county, year: 2024 }, 'elsewhere')).rejects.toThrow(
      'OTHER_REGION',
    );
  });

  it('is nobody any more once the batch is taken back', async () => {
    const rows = [{ ...child, identities: [tekun] }];
    const part = { batch: 'mistaken', part: 1, region: county, rows };
    await server.byTwo('roster.import', part, officer);
    await timer();
    expect(await counts()).toMatchObject({ tekun: [1, 0] });
    await server.byTwo('roster.undo', part, officer);
    await timer();
    expect(await counts()).toEqual({ dibao: [2, 0], 'severe-disability': [1, 0] });
    expect(server.all('rosters').map(({ _id }) => _id)).toHaveLength(2);
    expect((await missing()).sort()).toEqual([father.name, grandmother.name].sort());
  });

  it('is counted the same after a death at any write, and by two runs at once', async () => {
    const run = (begun: PaymentTestServer) => runTimer(begun.cloudFor('', 'timer'), 'progress');
    const deaths = await dieEverywhere({
      prepare: async () => {
        const begun = await startTestServer();
        await begun.certify(father, county, dibao);
        await begun.certify(grandmother, county, dibao);
        return { server: begun, prepared: null };
      },
      act: (begun, _, wire) => runTimer(begun.cloudFor('', 'timer', wire), 'progress'),
      recover: async (begun) => {
        await Promise.all([run(begun), run(begun)]);
        await run(begun);
      },
      outcome: (begun) => {
        const held = begun.all('certified-counts').find(({ _id }) => _id === `2024-${county}`);
        return [held?.certified, held?.insured, begun.all('roster-changes').length];
      },
    });
    expect(deaths).toBeGreaterThan(20);
  });

  it('is missing again where what insured him was taken back before his place had counted it', async () => {
    const town = await startTestServer();
    await town.certify(father, ruizhou, dibao);
    await town.byTwo('elsewhere.import', fileOf([paid(father)]));
    // Cut off after the groups were told of it, before the places were.
    await markRosters(town.cloudFor('', 'timer'), town.all('records'));
    await foldRosters(town.cloudFor('', 'timer'), town.cloudFor('').now() + 1);
    expect(town.all('certified-counts')).toContainEqual(expect.objectContaining({ insured: { dibao: 1 } }));
    await town.byTwo('elsewhere.undo', fileOf([paid(father)]));
    await runTimer(town.cloudFor('', 'timer'), 'progress');
    expect(town.all('certified-counts').flatMap(({ insured }) => Object.keys(insured))).toEqual([]);
    expect(town.all('rosters')[0]?.missing).toContain(`2024 ${ruizhou} dibao`);
    expect(town.all('uncounted')).toEqual([]);
  });
});

describe('what Hunan 1 asks, 基本医疗保险 for all, employees’ included', () => {
  beforeEach(async () => {
    await server.certify(father, county, dibao);
    await server.certify(grandmother, county, dibao);
    await timer();
    await handIn(server, [lives(father, { village: '濠溪' }), lives(grandmother, { village: '濠溪' })]);
  });

  async function bring(kind: 'employee' | 'elsewhere' | 'dead', row: typeof father): Promise<void> {
    const part = { region: ruizhou, year: 2024, kind, batch: kind, part: 1, rows: [row] };
    const reply = await dispatched(officerTable, server.cloudFor(officer), {
      action: 'duplicates.import',
      ...part,
    });
    expect(reply).toMatchObject({ ok: true, data: { found: 1 } });
  }

  async function judged(region: string = county) {
    const { goals, noted } = await ask('certified.of', { region, year: 2024 });
    return { behind: goals[0]?.behind, undecided: goals[0]?.undecided, noted };
  }

  it('is not so while nobody knows of another insurance', async () => {
    const noted = { dibao: { otherwise: 0, dead: 0 } };
    expect(await judged()).toEqual({ behind: ['低保对象'], undecided: [], noted });
  });

  it('is so once one of the missing stands on the employees’ list and the other is dead, who are counted apart', async () => {
    await bring('employee', father);
    expect((await judged()).behind).toEqual(['低保对象']);
    await bring('dead', grandmother);
    const noted = { dibao: { otherwise: 1, dead: 1 } };
    for (const region of [county, city])
      expect(await judged(region)).toEqual({ behind: [], undecided: [], noted });
    expect(await counts()).toEqual({ dibao: [2, 0] });
  });

  it('is not so again once an officer found that the list is wrong', async () => {
    await bring('dead', grandmother);
    await bring('employee', father);
    const [one] = server.all('duplicates').filter(({ kind }) => kind === 'employee');
    const reply = await dispatched(officerTable, server.cloudFor(officer), {
      ...{ action: 'duplicates.decide', duplicateId: one?._id, region: ruizhou },
      ...{ decision: 'not-so', note: '电话核实' },
    });
    expect(reply).toMatchObject({ ok: true });
    const noted = { dibao: { otherwise: 0, dead: 1 } };
    expect(await judged()).toEqual({ behind: ['低保对象'], undecided: [], noted });
  });

  it('is left open for a province, where nobody is listed by name', async () => {
    expect(await judged(province)).toEqual({ behind: [], undecided: ['低保对象'], noted: null });
  });
});

describe('a certification', () => {
  it('that ended before the year begins counts for the year before alone', async () => {
    await server.certify(daughter, county, { ...dibao, until: isoDay('2023-10-31') });
    await timer();
    expect(await counts(county, 2024)).toEqual({});
    expect(await counts(county, 2023)).toEqual({ dibao: [1, 0] });
  });

  it('counts for the year after next once the next one has begun', async () => {
    await server.certify(father, county, dibao);
    await timer();
    expect(await counts(county, 2025)).toEqual({});
    server.setToday('2024-01-02');
    await timer();
    expect(await counts(county, 2025)).toEqual({ dibao: [1, 0] });
  });

  it('of a release that counted no groups is counted after the migration, and is no month’s change', async () => {
    await server.certify(father, county, dibao);
    for (const roster of server.all('rosters')) {
      const { countAt: _at, counted: _counted, missing: _missing, ...before } = roster;
      await server.cloudFor('').db.put('rosters', before);
    }
    await timer();
    expect(server.all('certified-counts')).toEqual([]);
    while (!(await migrate(server.cloudFor('', 'function'))).done);
    await timer();
    expect(await counts()).toEqual({ dibao: [1, 0] });
    expect(server.all('roster-changes')).toEqual([]);
  });
});
