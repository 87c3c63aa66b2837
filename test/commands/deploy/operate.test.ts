import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operate } from '../../../commands/deploy/operate';
import type { OperatorTask } from '../../../commands/deploy/operator-arguments';
import { readOperatorArguments } from '../../../commands/deploy/operator-arguments';
import { keepKeys, readSafeFile } from '../../../commands/deploy/safe-file';
import { sealDays } from '../../../server/audit';
import { operatorTable } from '../../../server/actions/operator';
import { dispatch } from '../../../server/platform';
import { settingsFrom } from '../../../server/platform/environment';
import { findPerson } from '../../../server/identity/people';
import { TestServer } from '../../server/test-server';
import { declared, deployed, type Trial } from './trial';

const folder = mkdtempSync(join(tmpdir(), 'operate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The environment runs the product's own function, on the variables that it has there. */
async function running(): Promise<{ readonly trial: Trial; readonly server: TestServer }> {
  const trial = await deployed();
  const server = new TestServer();
  trial.cloud.invoke = (name, event) => {
    server.settings = settingsFrom(trial.variablesOf(name));
    return dispatch(operatorTable, server.cloudFor('', 'function'), event);
  };
  return { trial, server };
}

function run({ cloud, said, kept: _ }: Trial, task: OperatorTask, safe = join(folder, 'safe.json')) {
  return operate(
    {
      service: cloud,
      envId: 'prod-1',
      declared,
      say: (line) => void said.push(line),
      sleep: () => Promise.resolve(),
      keepKeys: (variable, keys) => keepKeys(safe, variable, keys),
    },
    task,
  );
}

function task(...words: readonly string[]): OperatorTask {
  return readOperatorArguments(['--env', 'prod-1', '--key', 'k.json', ...words]).task;
}

describe('npm run operator', () => {
  it('tells the month of the audit log in the office’s words, and the seals to file', async () => {
    const { trial, server } = await running();
    const officer = 'oOfficer';
    await server.hireOfficer(officer, ['360983'], '王芳');
    const asked = { region: '360983', year: 2024 };
    await server.officer(officer, 'applications.awaiting', asked);
    // Monday, half past nine in the evening.
    server.pass(9.5 * 3_600_000);
    await server.officer(officer, 'applications.awaiting', asked);
    await server.refusedOfficer(officer, 'applications.awaiting', { ...asked, region: '140502' });
    server.setToday('2023-11-21');
    for (let run = 0; run < 2; run += 1) {
      await sealDays(server.cloudFor('', 'timer'));
      server.pass(60_000);
    }
    await run(trial, task('audit.report', '2023-11'));
    expect(trial.said).toEqual(
      expect.arrayContaining([
        '2023-11 操作日志月报（统计到 2023-11-20）',
        '办理：没有',
        '  王芳（oOfficer） applications.awaiting：2 次，涉及 0 人次，其中非工作时间 1 次',
        '  王芳（oOfficer） applications.awaiting：1 次，涉及 0 人次，结果 OTHER_REGION，其中非工作时间 1 次',
      ]),
    );
    const seals = server.store.snapshot('audit-seals').filter(({ hash }) => hash !== '');
    const told = trial.said.filter((line) => /^ {2}[0-9a-f] [0-9a-f]{64}$/.test(line));
    expect(told).toEqual(seals.map(({ _id, hash }) => `  ${_id.slice(-1)} ${String(hash)}`));
    await run(trial, task('audit.report', '2023-10'));
    expect(trial.said.at(-1)).toBe('2023-10 操作日志：还没有封存的日子。');
    expect(() => task('audit.report', 'October')).toThrow('2026-10');
  });

  it('names an officer', async () => {
    const { trial, server } = await running();
    const openId = 'oNewOfficer000000000001';
    const words = [
      '--openid',
      openId,
      '--name',
      '王芳',
      '--regions',
      '360983,360900',
      '--duties',
      'roster，codes',
    ];
    await run(trial, task('officers.set', ...words));
    expect(server.store.snapshot('officers')).toEqual([
      { _id: openId, name: '王芳', regions: ['360983', '360900'], duties: ['roster', 'codes'] },
    ]);
    expect(trial.said.join()).toContain('officers.set: {"openId"');
  });

  it('says in the function’s own words what it refuses', async () => {
    const { trial } = await running();
    const wrong = task(
      'officers.set',
      '--openid',
      'o',
      '--name',
      '王芳',
      '--regions',
      '360983',
      '--duties',
      'codes',
    );
    await expect(run(trial, wrong)).rejects.toThrow(/operator refused \(BAD_REQUEST\): 请核对openid/);
  });

  it('proposes a notice and its text from files', async () => {
    const { trial, server } = await running();
    const text = join(folder, 'text.json');
    writeFileSync(
      text,
      JSON.stringify({ notice: 'ruizhou-2024', clauses: [{ clause: '1', paragraphs: ['甲'] }] }),
    );
    const file = join(__dirname, '../../../policy/notices/ruizhou-2024.json');
    await run(trial, task('notices.propose', file, '--paper', text, '--from', '2023-12-01 08:00'));
    expect(server.store.snapshot('notice-drafts')).toMatchObject([
      {
        region: '360983001',
        paper: [{ clause: '1', paragraphs: ['甲'] }],
        proposal: { by: { id: 'operator' }, inForceFrom: Date.parse('2023-12-01T08:00:00+08:00') },
      },
    ]);
    expect(server.store.snapshot('notice-chains')).toEqual([]);
    expect(server.store.snapshot('official-texts')).toEqual([]);
    await expect(run(trial, task('notices.propose', file, '--paper', file))).rejects.toThrow('is not a text');
  });

  it.each([
    [[], 'A command is missing'],
    [['keys.add'], '"encryption" or "lookup"'],
    [['keys.add', 'both'], '"encryption" or "lookup"'],
    [['notices.propose'], 'takes a file'],
    [['notices.propose', 'a.json', '--from', 'tomorrow'], 'is an hour in China'],
    [['people.remove', 'all'], 'people.remove?'],
    [['keys.rewrite', 'a', 'b'], 'b is too much'],
  ])('given %j says what it needs', (words, said) => {
    expect(() => task(...words)).toThrow(said);
  });

  it('says which file can’t be read', async () => {
    const { trial } = await running();
    await expect(run(trial, task('notices.propose', '/nowhere.json'))).rejects.toThrow('/nowhere.json');
  });
});

describe('rotating a key', () => {
  const document = { kind: 'resident-id', number: '11010119900307803X' } as const;

  it.each(['encryption', 'lookup'] as const)(
    'of %s goes step by step, with everyone found at each, and keeps every key in the safe',
    async (kind) => {
      const { trial, server } = await running();
      const variable = kind === 'lookup' ? 'LOOKUP_KEYS' : 'ENCRYPTION_KEYS';
      const safe = join(folder, `${kind}.json`);
      const old = trial.variablesOf('officer')[variable] ?? '';
      server.settings = settingsFrom(trial.variablesOf('officer'));
      await server.hireOfficer('oOfficer', ['360983']);
      await server.officer('oOfficer', 'codes.issue', { name: '李娟', document, region: '360983' });
      const isFound = async (): Promise<boolean> => {
        server.settings = settingsFrom(trial.variablesOf('officer'));
        return (await findPerson(server.cloudFor('', 'function'), document)) !== null;
      };
      const versions = (): string =>
        (trial.variablesOf('timer')[variable] ?? '').replace(/:[0-9a-f]{64}/g, '');

      await run(trial, task('keys.add', kind), safe);
      expect(versions()).toBe('1,2');
      expect(readSafeFile(safe)[variable]).toBe(trial.variablesOf('timer')[variable]);
      expect(await isFound()).toBe(true);
      await expect(run(trial, task('keys.add', kind), safe)).rejects.toThrow('goes on with "promote"');
      await expect(run(trial, task('keys.drop', kind), safe)).rejects.toThrow('come before "drop"');

      await run(trial, task('keys.promote', kind), safe);
      expect(versions()).toBe('2,1');
      expect(await isFound()).toBe(true);
      await run(trial, task('keys.rewrite'), safe);
      await run(trial, task('keys.drop', kind), safe);
      expect(versions()).toBe('2');
      expect(await isFound()).toBe(true);
      for (const { name } of declared.functions) expect(trial.variablesOf(name)[variable]).not.toContain(old);
      expect(readFileSync(safe, 'utf8')).toContain(old);
      expect(trial.said.join()).not.toMatch(/[0-9a-f]{64}/);
    },
  );

  it('that was cut off between functions is taken up by a deployment, and goes on', async () => {
    const { trial } = await running();
    const at = trial.cloud.calls.length;
    trial.cloud.fault = ({ action }, now) =>
      action === 'UpdateFunctionConfiguration' && now > at + 20
        ? { when: 'before', code: 'ECONNRESET' }
        : null;
    await expect(run(trial, task('keys.add', 'lookup'))).rejects.toThrow();
    trial.cloud.fault = () => null;
    expect(await trial.deploy()).toMatchObject({ remaining: [] });
    const values = new Set(declared.functions.map(({ name }) => trial.variablesOf(name).LOOKUP_KEYS));
    expect(values.size).toBe(1);
    await run(trial, task('keys.promote', 'lookup'));
  });
});
