import { startMachine, type Machine } from './probe';

jest.setTimeout(30_000);

let machine: Machine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(() => machine.end());

interface Failed {
  readonly errCode: string;
  readonly errMsg: string;
}

describe('a function', () => {
  it('knows its caller from the platform, whatever the event says', async () => {
    const answer = await machine.call('who', { openId: 'forged', userInfo: { openId: 'forged' } }, 'two');
    expect(answer).toEqual({ openId: 'two', source: 'wx_client' });
  });

  it('keeps the caller when it calls another one', async () => {
    const inner = await machine.inside(
      `async ({ cloud }) => (await cloud.callFunction({ name: 'who', data: {} })).result`,
    );
    expect(inner).toEqual({ openId: 'one', source: 'wx_client,scf' });
  });

  it('never mixes up 40 callers at once', async () => {
    const users = Array.from({ length: 40 }, (_, at) => (at % 2 ? 'one' : 'two'));
    const answers = await Promise.all(users.map((user) => machine.call('who', {}, user)));
    expect(answers.map((answer: { openId: string }) => answer.openId)).toEqual(users);
  });

  it('is reused: its module lives on between calls, one call at a time', async () => {
    const first = (await machine.call('counter')) as { calls: number };
    const second = (await machine.call('counter')) as { calls: number };
    expect(second.calls).toBe(first.calls + 1);
  });

  it('lives on the shifted calendar without knowing', async () => {
    const { now } = (await machine.call('counter')) as { now: number };
    expect(new Date(now).toISOString().slice(0, 7)).toBe('2023-11');
  });
});

describe('a function that', () => {
  const failing = async (name: string): Promise<string> => ((await machine.call(name)) as Failed).errMsg;

  it('fails says why, without its stack', async () => {
    expect(await failing('broken')).toBe('broken inside');
  });

  it('waits for ever is ended at its time limit, and the rest goes on', async () => {
    const stuck = failing('stuck');
    expect(await machine.call('who')).toMatchObject({ openId: 'one' });
    expect(await stuck).toContain('timed out after 1 seconds');
  });

  it('spins for ever is ended too', async () => {
    const busy = failing('busy');
    expect(await machine.call('who')).toMatchObject({ openId: 'one' });
    expect(await busy).toContain('timed out');
  });

  it('ends its own process does not end the machine', async () => {
    expect(await failing('gone')).toContain('ended in the middle');
    expect(await machine.call('who')).toMatchObject({ openId: 'one' });
  });

  it('cannot be loaded says so', async () => {
    expect(await failing('no-start')).toContain('cannot be loaded');
  });

  it('is stuck in every instance lets the next callers in afterwards', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => failing('stuck')));
    expect(all.every((message) => message.includes('timed out'))).toBe(true);
  });
});

describe('a call is refused', () => {
  it('when there is no such function', async () => {
    expect(await machine.call('nothing')).toMatchObject({ errCode: 'FUNCTION_NOT_FOUND' });
    expect(await machine.call('../functions/who')).toMatchObject({ errCode: 'FUNCTION_NOT_FOUND' });
  });

  it('when clients may not call it', async () => {
    expect(await machine.call('secret')).toMatchObject({ errCode: 'FUNCTIONS_PERMISSION_DENIED' });
    expect(await machine.cloud.functions.invoke('secret', {}, { openId: '', source: 'wx_paycallback' })).toBe(
      'inside',
    );
  });

  it('when its data is over 100 KB as it travels: a Chinese sign is three bytes', async () => {
    const fits = '医'.repeat(34_000);
    expect(await machine.call('who', { text: fits })).toMatchObject({ openId: 'one' });
    expect(fits.length).toBeLessThan(100 * 1024);
    expect(await machine.call('who', { text: `${fits}${fits.slice(0, 200)}` })).toMatchObject({
      errCode: 'EXCEED_MAX_PAYLOAD_SIZE',
    });
  });

  it('when its data is over 100 KB, or its reply over 6 MB', async () => {
    expect(await machine.call('who', { text: 'x'.repeat(101 * 1024) })).toMatchObject({
      errCode: 'EXCEED_MAX_PAYLOAD_SIZE',
    });
    expect(await machine.call('large')).toMatchObject({ errCode: 'EXCEED_MAX_PAYLOAD_SIZE' });
  });
});
