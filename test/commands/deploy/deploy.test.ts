import { explain } from '../../../commands/deploy/explain';
import { codeOf, declared, deployed, names, release, deployedState, Trial } from './trial';

describe('the first deployment into an empty environment', () => {
  const trial = new Trial();
  beforeAll(() => trial.deploy());

  it('makes every declared collection with its indexes, open to functions only', () => {
    expect([...trial.cloud.tables.keys()].sort()).toEqual(
      declared.collections.map(({ name }) => name).sort(),
    );
    for (const { name, indexes } of declared.collections) {
      const table = trial.cloud.tables.get(name);
      expect(table?.access).toBe('ADMINONLY');
      expect(table?.indexes.slice(1).map(({ Name, Unique, Keys }) => ({ Name, Unique, Keys }))).toEqual(
        indexes.map((index) => ({
          Name: index.name,
          Unique: index.unique,
          Keys: index.keys.map(({ field, order }) => ({
            Name: field,
            Direction: order === 'asc' ? '1' : '-1',
          })),
        })),
      );
    }
  });

  it('makes every function with runtime, memory, time limit, variables and triggers', () => {
    for (const { name, runtime, memory, timeout, triggers } of declared.functions) {
      const made = trial.cloud.functions.get(name);
      expect(made).toMatchObject({ Runtime: runtime, MemorySize: memory, Timeout: timeout });
      expect(made?.Triggers.map(({ TriggerName }) => TriggerName)).toEqual(triggers.map((one) => one.name));
      expect(trial.variablesOf(name)).toMatchObject({
        ENCRYPTION_KEYS: expect.stringMatching(/^1:[0-9a-f]{64}$/) as string,
        LOOKUP_KEYS: expect.stringMatching(/^1:[0-9a-f]{64}$/) as string,
        MERCHANTS: '[]',
      });
    }
  });

  it('lets phones call what is declared for clients, and nothing else', () => {
    const rule = JSON.parse(trial.cloud.functionRule ?? '') as Record<string, { invoke: unknown }>;
    expect(rule['*']).toEqual({ invoke: false });
    for (const { name, access } of declared.functions) {
      expect(rule[name]).toEqual({ invoke: access === 'client' ? 'auth != null' : false });
    }
  });

  it('shuts the functions before they are made', () => {
    const order = names(trial);
    const first = order.findIndex((name) => name.startsWith('scf CreateFunction'));
    expect(order.indexOf('tcb ModifySecurityRule FUNCTION')).toBeLessThan(first);
  });

  it('lets nobody but who put it there read a file in the storage, before a function is made', () => {
    expect(trial.cloud.storageAccess).toBe('PRIVATE');
    const order = names(trial);
    const first = order.findIndex((name) => name.startsWith('scf CreateFunction'));
    expect(order.findIndex((name) => name.startsWith('tcb ModifyStorageSafeRule'))).toBeLessThan(first);
    expect(order.some((name) => name.startsWith('tcb ModifyStorageSafeRule'))).toBe(true);
  });

  it('keeps the keys it made, the same for all functions, and says none of them', () => {
    for (const { name } of declared.functions) expect(trial.variablesOf(name)).toMatchObject(trial.kept);
    expect(Object.keys(trial.kept).sort()).toEqual(['ENCRYPTION_KEYS', 'LOOKUP_KEYS']);
    const said = trial.said.join('\n');
    for (const value of Object.values(trial.kept)) expect(said).not.toContain(value.slice(2));
  });

  it('uploads the mini-program once, and says what is left to a person', () => {
    expect(trial.uploads).toEqual([release.program]);
    expect(trial.said.join('\n')).toContain('Nothing differs from what is declared');
    expect(trial.said.join('\n')).toMatch(/By hand[^]*Merchant[^]*Privacy[^]*First officer[^]*Review/);
  });
});

describe('an environment without file storage', () => {
  it('is deployed to, and says that the rule of its files is left to set', async () => {
    const trial = new Trial();
    trial.cloud.hasStorage = false;
    await trial.deploy();
    expect(trial.said.join('\n')).toContain('no file storage yet');
  });
});

describe('a second deployment', () => {
  it('changes nothing', async () => {
    const trial = await deployed();
    const before = JSON.stringify(deployedState(trial));
    expect(await trial.deploy()).toEqual({ remaining: [], changed: false });
    expect(names(trial)).toEqual([]);
    expect(trial.uploads).toHaveLength(1);
    expect(JSON.stringify(deployedState(trial))).toBe(before);
    expect(trial.said).toContain('Everything stands as declared');
  });

  it('takes new code and a new version, and leaves the rest', async () => {
    const trial = await deployed();
    const next = { ...release, code: codeOf('2'), program: { version: '1.0.1', hash: 'def' } };
    expect(await trial.deploy(next)).toEqual({ remaining: [], changed: true });
    const kinds = new Set(trial.cloud.changes().map(({ action }) => action));
    expect(kinds).toEqual(new Set(['UpdateFunctionCode', 'UpdateFunctionConfiguration']));
    for (const { name } of declared.functions) {
      expect(trial.cloud.functions.get(name)?.code).toBe(`zip of ${name} 2`);
      expect(trial.variablesOf(name)).toMatchObject(trial.kept);
    }
    expect(trial.uploads.map(({ version }) => version)).toEqual(['1.0.0', '1.0.1']);
  });

  it('no longer asks for the first officer once there is one', async () => {
    const trial = await deployed();
    const officers = trial.cloud.tables.get('officers');
    if (officers) officers.count = 1;
    await trial.deploy();
    expect(trial.said.join('\n')).not.toContain('First officer');
  });
});

describe('a deployment that is cut off', () => {
  /** A run whose network ends with one call, and the same command again once it is back. */
  const cutAndTakenUp = async (at: number, when: 'before' | 'after'): Promise<Trial> => {
    const trial = new Trial();
    trial.cloud.fault = (_, now) => {
      if (now < at) return null;
      return { when: now === at ? when : 'before', code: 'ECONNRESET' };
    };
    const stop = explain(await trial.deploy().catch((error: unknown) => error));
    expect(stop).toMatchObject({ what: expect.stringContaining('ECONNRESET') as string });
    expect(stop.remedy).toContain('run the same command again');
    trial.cloud.fault = () => null;
    expect(await trial.deploy()).toMatchObject({ remaining: [] });
    return trial;
  };

  it.each(['before', 'after'] as const)(
    'at any call, lost %s it was done, ends the same when it is taken up',
    async (when) => {
      const whole = new Trial();
      await whole.deploy();
      const expected = deployedState(whole);
      for (let at = 0; at < whole.cloud.calls.length; at += 1) {
        const trial = await cutAndTakenUp(at, when);
        expect({ at, ...deployedState(trial) }).toEqual({ at, ...expected });
        expect(trial.kept).toEqual(whole.kept);
      }
    },
    120_000,
  );

  it('reads on after a connection that is lost once', async () => {
    const trial = new Trial();
    trial.cloud.fault = ({ action }, at) =>
      action.startsWith('Describe') && at % 7 === 0 ? { when: 'before', code: 'ETIMEDOUT' } : null;
    expect(await trial.deploy()).toMatchObject({ remaining: [] });
  });

  it('takes up a function whose packages could not be installed', async () => {
    const trial = new Trial();
    trial.cloud.fault = ({ action }) => {
      const made = trial.cloud.functions.get('payment');
      if (action === 'GetFunction' && made?.Status === 'Creating') made.Status = 'CreateFailed';
      return null;
    };
    const stop = explain(await trial.deploy().catch((error: unknown) => error));
    expect(stop.what).toContain('payment is CreateFailed');
    trial.cloud.fault = () => null;
    expect(await trial.deploy()).toMatchObject({ remaining: [] });
    expect(trial.variablesOf('payment')).toMatchObject(trial.kept);
  });

  it('takes up an upload of code that failed in the cloud', async () => {
    const trial = await deployed();
    const made = trial.cloud.functions.get('payment');
    if (made) made.Status = 'UpdateFailed';
    expect(await trial.deploy()).toEqual({ remaining: [], changed: true });
    expect(names(trial)).toContain('scf UpdateFunctionCode payment');
  });
});

describe('migration', () => {
  it('goes on until the function says it is done', async () => {
    const trial = await deployed();
    let left = 3;
    trial.cloud.invoke = () =>
      Promise.resolve({
        ok: true,
        data: { done: (left -= 1) === 0, migration: '0001-split', rewritten: 50 },
      });
    await trial.deploy();
    expect(trial.cloud.calls.filter(({ action }) => action === 'Invoke')).toHaveLength(3);
    expect(trial.said.join('\n')).toContain('0001-split: 150 documents so far');
  });
});
