import { codeOf, deployed, names, release, deployedState, Trial } from './trial';

describe('what was changed behind the deployment', () => {
  const changes: readonly [string, (one: Trial) => void, RegExp][] = [
    [
      'memory',
      (one: Trial) => void Object.assign(one.cloud.functions.get('timer') ?? {}, { MemorySize: 128 }),
      /function timer, configuration: memory 128 MB, to be 256/,
    ],
    [
      'time limit',
      (one: Trial) => void Object.assign(one.cloud.functions.get('officer') ?? {}, { Timeout: 3 }),
      /function officer, configuration: time limit 3 s, to be 60/,
    ],
    [
      'a variable',
      (one: Trial) => one.setVariable('payment', 'MERCHANTS', '1'),
      /function payment, configuration: MERCHANTS has another value/,
    ],
    [
      'a key taken off one function',
      (one: Trial) => one.setVariable('payment', 'LOOKUP_KEYS', null),
      /LOOKUP_KEYS not set/,
    ],
    [
      'a trigger',
      (one: Trial) => void Object.assign(one.cloud.functions.get('timer') ?? {}, { Triggers: [] }),
      /function timer, trigger every-minute: to be created/,
    ],
    [
      'a schedule',
      (one: Trial) =>
        void Object.assign(one.cloud.functions.get('timer')?.Triggers[0] ?? {}, {
          TriggerDesc: '{"cron":"0 0 * * * * *"}',
        }),
      /trigger every-minute: to be 0 \* \* \* \* \* \*/,
    ],
    [
      'the rule',
      (one: Trial) => void (one.cloud.functionRule = '{"*":{"invoke":true}}'),
      /rule of who may call functions/,
    ],
    [
      'access',
      (one: Trial) => void Object.assign(one.cloud.tables.get('people') ?? {}, { access: 'READONLY' }),
      /collection people, access: is READONLY/,
    ],
    [
      'an index',
      (one: Trial) => void one.cloud.tables.get('people')?.indexes.splice(1, 1),
      /collection people, indexes unheldSince: to be created/,
    ],
    [
      'a collection',
      (one: Trial) => void one.cloud.tables.delete('withdrawals'),
      /collection withdrawals: to be created/,
    ],
    [
      'a function',
      (one: Trial) => void one.cloud.functions.delete('resident'),
      /function resident: to be created/,
    ],
  ];

  it.each(changes)('%s is named and put right', async (_, change, words) => {
    const trial = await deployed();
    const before = JSON.stringify(deployedState(trial));
    change(trial);
    expect(await trial.deploy()).toEqual({ remaining: [], changed: true });
    expect(trial.said.join('\n')).toMatch(words);
    const after = deployedState(trial);
    for (const table of Object.values(after.tables))
      table.indexes.sort((a, b) => a.Name.localeCompare(b.Name));
    const wanted = JSON.parse(before) as typeof after;
    for (const table of Object.values(wanted.tables))
      table.indexes.sort((a, b) => a.Name.localeCompare(b.Name));
    expect(JSON.parse(JSON.stringify(after))).toEqual(wanted);
  });

  it('is put right without losing a variable that somebody else set, or uploading again', async () => {
    const trial = await deployed();
    trial.setVariable('timer', 'THEIRS', 'kept');
    Object.assign(trial.cloud.functions.get('timer') ?? {}, { MemorySize: 128 });
    await trial.deploy();
    expect(trial.variablesOf('timer')).toMatchObject({ THEIRS: 'kept', ...trial.kept });
    expect(names(trial)).toEqual(['scf UpdateFunctionConfiguration timer']);
    expect(trial.uploads).toHaveLength(1);
  });

  it('an index with other fields is named and left to a person, and nothing is uploaded meanwhile', async () => {
    const trial = await deployed();
    const index = trial.cloud.tables.get('people')?.indexes[1];
    Object.assign(index ?? {}, { Unique: true });
    const next = { ...release, program: { version: '2.0.0', hash: 'x' } };
    const { remaining } = await trial.deploy(next);
    expect(remaining).toEqual([
      expect.objectContaining({ kind: 'by-hand', what: 'collection people, index unheldSince' }),
      expect.anything(),
    ]);
    expect(names(trial)).toEqual([]);
    expect(trial.uploads).toHaveLength(1);
  });

  it('another runtime is named: it is chosen when a function is made', async () => {
    const trial = await deployed();
    Object.assign(trial.cloud.functions.get('timer') ?? {}, { Runtime: 'Nodejs8.9' });
    const { remaining } = await trial.deploy();
    expect(remaining.map(({ what, words }) => `${what} ${words}`).join()).toMatch(
      /timer, runtime is Nodejs8.9, to be Nodejs18.15/,
    );
  });
});

describe('what the product did not make', () => {
  it('stays: collections, indexes, functions, triggers, variables and rules', async () => {
    const trial = await deployed();
    trial.cloud.tables.set('theirs', { count: 3, indexes: [], access: 'READONLY', rule: null });
    trial.cloud.tables.get('people')?.indexes.push({ Name: 'theirs', Unique: false, Keys: [], Size: 0 });
    const timer = trial.cloud.functions.get('timer');
    if (timer === undefined) throw new Error('no timer');
    trial.cloud.functions.set('theirs', { ...timer, Description: 'theirs', Triggers: [...timer.Triggers] });
    timer.Triggers.push({ TriggerName: 'theirs', Type: 'timer', TriggerDesc: '0 0 5 * * * *' });
    trial.setVariable('timer', 'THEIRS', 'kept');
    timer.MemorySize = 128;
    trial.cloud.functionRule = JSON.stringify({
      ...(JSON.parse(trial.cloud.functionRule ?? '{}') as object),
      theirs: { invoke: true },
      '*': { invoke: true },
    });
    const next = { ...release, code: codeOf('2'), program: { version: '1.0.1', hash: 'def' } };
    expect(await trial.deploy(next)).toEqual({ remaining: [], changed: true });
    expect(trial.cloud.tables.get('theirs')).toMatchObject({ count: 3, access: 'READONLY' });
    expect(trial.cloud.tables.get('people')?.indexes.some(({ Name }) => Name === 'theirs')).toBe(true);
    expect(trial.cloud.functions.get('theirs')).toMatchObject({
      Description: 'theirs',
      code: 'zip of timer 1',
    });
    expect(trial.cloud.functions.get('timer')?.Triggers.map(({ TriggerName }) => TriggerName)).toContain(
      'theirs',
    );
    expect(trial.variablesOf('timer')).toMatchObject({ THEIRS: 'kept', ...trial.kept });
    expect(JSON.parse(trial.cloud.functionRule)).toMatchObject({
      theirs: { invoke: true },
      '*': { invoke: false },
    });
    expect(trial.cloud.calls.filter(({ action }) => action.startsWith('Delete'))).toEqual([]);
    const said = trial.said.join('\n');
    for (const what of [
      'collection theirs',
      'collection people, index theirs',
      'function theirs',
      'trigger theirs',
      'variable THEIRS',
    ]) {
      expect(said).toContain(`${what}: is not declared; left as it is`);
    }
  });

  it('keeps a function that has one of our names, and says so', async () => {
    const trial = new Trial();
    const other = await deployed();
    const timer = other.cloud.functions.get('timer');
    if (timer === undefined) throw new Error('no timer');
    trial.cloud.functions.set('timer', { ...timer, Description: 'somebody else', code: 'theirs' });
    const { remaining } = await trial.deploy();
    expect(remaining.map(({ what, words }) => `${what}: ${words}`).join()).toContain(
      'function timer: the name is taken',
    );
    expect(trial.cloud.functions.get('timer')).toMatchObject({
      Description: 'somebody else',
      code: 'theirs',
    });
    expect(trial.uploads).toEqual([]);
  });
});
