import { explain } from '../../../commands/deploy/explain';
import { declared, deployed, Trial } from './trial';

describe('keys that stand in the environment', () => {
  it('decide, whatever was kept elsewhere', async () => {
    const trial = await deployed();
    const standingKey = `1:${'e'.repeat(64)}`;
    for (const { name } of declared.functions) trial.setVariable(name, 'ENCRYPTION_KEYS', standingKey);
    await trial.deploy();
    for (const { name } of declared.functions)
      expect(trial.variablesOf(name).ENCRYPTION_KEYS).toBe(standingKey);
    expect(trial.cloud.changes()).toEqual([]);
  });

  it('come back from the safe where they were lost', async () => {
    const trial = await deployed();
    for (const { name } of declared.functions) trial.setVariable(name, 'ENCRYPTION_KEYS', null);
    await trial.deploy();
    for (const { name } of declared.functions) expect(trial.variablesOf(name)).toMatchObject(trial.kept);
  });

  it('are not made anew over people who were stored under lost ones', async () => {
    const trial = await deployed();
    for (const { name } of declared.functions) trial.setVariable(name, 'ENCRYPTION_KEYS', null);
    trial.kept = {};
    Object.assign(trial.cloud.tables.get('people') ?? {}, { count: 7 });
    await expect(trial.deploy()).rejects.toThrow(/ENCRYPTION_KEYS stands on no function.*people holds 7/);
    expect(trial.cloud.changes()).toEqual([]);
  });

  it('reach all functions where a rotation was cut off', async () => {
    const trial = await deployed();
    const both = `2:${'f'.repeat(64)},${trial.kept.LOOKUP_KEYS}`;
    trial.setVariable('officer', 'LOOKUP_KEYS', both);
    await trial.deploy();
    for (const { name } of declared.functions) expect(trial.variablesOf(name).LOOKUP_KEYS).toBe(both);
  });

  it('that have nothing to do with each other are left to a person', async () => {
    const trial = await deployed();
    trial.setVariable('officer', 'LOOKUP_KEYS', `1:${'f'.repeat(64)}`);
    await expect(trial.deploy()).rejects.toThrow(/LOOKUP_KEYS differs between functions/);
    expect(trial.cloud.changes()).toEqual([]);
  });
});

describe('a deployment that is refused says what, where and what to do', () => {
  const stopOf = async (trial: Trial) => explain(await trial.deploy().catch((error: unknown) => error));

  it('without a merchant number', async () => {
    const trial = new Trial();
    trial.given = {};
    const stop = await stopOf(trial);
    expect(stop.where).toBe('the variables of the functions');
    expect(stop.what).toMatch(/MERCHANTS is missing.*file of --key/);
    expect(trial.cloud.changes()).toEqual([]);
  });

  it.each([
    ['lacks', {}],
    ['empties', { MESSAGE_TEMPLATES: '' }],
  ])('where the key file %s the message templates that the functions have', async (_, more) => {
    const trial = await deployed();
    trial.setVariable('timer', 'MESSAGE_TEMPLATES', '{"payment":{}}');
    trial.given = { ...trial.given, ...more };
    const stop = await stopOf(trial);
    expect(stop.what).toMatch(/MESSAGE_TEMPLATES stands on timer and not in "variables"/);
    expect(stop.what).toMatch(/Nothing was changed.*copy its value.*or remove it/);
    expect(trial.cloud.changes()).toEqual([]);
  });

  it('and goes on once the key file has them: every function gets the value that the app was built with', async () => {
    const trial = await deployed();
    trial.setVariable('timer', 'MESSAGE_TEMPLATES', '{"payment":{}}');
    trial.given = { ...trial.given, MESSAGE_TEMPLATES: '{}' };
    await trial.deploy();
    const values = declared.functions.map(({ name }) => trial.variablesOf(name).MESSAGE_TEMPLATES);
    expect(new Set(values)).toEqual(new Set(['{}']));
  });

  it('in an environment of another account', async () => {
    const trial = new Trial();
    trial.envId = 'other-1';
    expect(await stopOf(trial)).toMatchObject({
      where: 'tcb DescribeEnvInfo',
      remedy: expect.stringContaining('Check --env') as string,
    });
  });

  it('in an answer that is not as documented: nothing of it is believed, nothing is changed', async () => {
    const trial = new Trial();
    const known = trial.cloud.call.bind(trial.cloud);
    trial.cloud.call = async (call) =>
      call.action === 'ListTables' ? { Tables: 'many', Extra: 1 } : known(call);
    const stop = await stopOf(trial);
    expect(stop.where).toBe('tcb ListTables');
    expect(stop.what).toContain('it has Tables, Extra');
    expect(trial.cloud.changes()).toEqual([]);
  });

  it('where the function refuses to migrate, and the mini-program is not uploaded', async () => {
    const trial = new Trial();
    const error = { code: 'UNEXPECTED', message: '系统出了点问题' };
    trial.cloud.invoke = () => Promise.resolve({ ok: false, error });
    const stop = await stopOf(trial);
    expect(stop).toMatchObject({
      where: 'the function operator',
      what: expect.stringContaining('系统出了点问题') as string,
    });
    expect(trial.uploads).toEqual([]);
  });

  it.each([
    ['AuthFailure.SecretIdNotFound', /expired, is disabled or was deleted/],
    ['AuthFailure.SignatureFailure', /doesn't belong to secretId/],
    ['AuthFailure.UnauthorizedOperation', /no right to tcb:CreateTable.*QcloudTCBFullAccess/],
    ['UnauthorizedOperation.CAM', /no right to tcb:CreateTable/],
    ['ResourceInUse', /name is taken/],
    ['LimitExceeded', /plan is used up/],
    ['ETIMEDOUT', /network or the service faltered/],
    ['SomethingNew', /Look the code up/],
  ])('with %s', async (code, remedy) => {
    const trial = new Trial();
    trial.cloud.fault = ({ action }) =>
      action === 'CreateTable' ? { when: 'before', code, message: 'words' } : null;
    const stop = await stopOf(trial);
    expect(stop.where).toBe('tcb CreateTable people');
    expect(stop.what).toBe(`${code}: words`);
    expect(stop.remedy).toMatch(remedy);
    expect(stop.remedy).toContain('run the same command again');
    trial.cloud.fault = () => null;
    expect(await trial.deploy()).toMatchObject({ remaining: [] });
  });
});
