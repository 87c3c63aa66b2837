import * as v from 'valibot';
import { type ActionTable, dispatch } from '../../../server/platform/dispatch';
import { refuse } from '../../../server/platform/refusal';
import type { Reply } from '../../../contract/reply';
import { TestServer } from '../test-server';

interface Shapes {
  'thing.echo': { request: { word: string; count?: number }; data: { words: string[] } };
  'thing.who': { request: Record<never, never>; data: { openId: string } };
  'thing.fail': { request: Record<never, never>; data: null };
  'thing.refuse': { request: Record<never, never>; data: null };
}

const secret = '36990119900307001X';

const table: ActionTable<Shapes> = {
  'thing.echo': {
    parse: v.strictObject({ word: v.pipe(v.string(), v.maxLength(20)), count: v.exactOptional(v.number()) }),
    run: async (_cloud, { word, count = 1 }) => ({ words: Array<string>(count).fill(word) }),
  },
  'thing.who': {
    parse: v.strictObject({}),
    run: async (cloud) => ({ openId: cloud.caller.openId }),
  },
  'thing.fail': {
    parse: v.strictObject({}),
    run: async () => {
      throw new Error(`cannot handle ${secret}`);
    },
  },
  'thing.refuse': {
    parse: v.strictObject({}),
    run: async () => {
      throw refuse('NOT_NOW', '现在不行，请明天再来。', { retryable: true });
    },
  },
};

describe('a call of a function', () => {
  const server = new TestServer();
  const call = (event: unknown): Promise<Reply<unknown>> => dispatch(table, server.cloudFor('oAlice'), event);
  const refusal = async (event: unknown) => {
    const reply = await call(event);
    if (reply.ok) throw new Error('was granted');
    return reply.error;
  };

  it('is answered by its action', async () => {
    const reply = await call({ action: 'thing.echo', word: '好', count: 2 });
    expect(reply).toEqual({ ok: true, data: { words: ['好', '好'] } });
  });

  it('takes the caller from the platform, whatever the event says', async () => {
    const forged = { action: 'thing.who', userInfo: { openId: 'oBob' }, tcbContext: { OPENID: 'oBob' } };
    expect(await call(forged)).toEqual({ ok: true, data: { openId: 'oAlice' } });
    expect((await refusal({ action: 'thing.who', openId: 'oBob' })).code).toBe('BAD_REQUEST');
  });

  it.each([
    ['nothing', undefined],
    ['a word', 'thing.echo'],
    ['a list', [{ action: 'thing.echo' }]],
    ['no action', { word: 'a' }],
    ['an action that is no text', { action: 1 }],
    ['a missing field', { action: 'thing.echo' }],
    ['a field of another kind', { action: 'thing.echo', word: { $gt: '' } }],
    ['a text too long', { action: 'thing.echo', word: 'a'.repeat(21) }],
    ['a field nobody knows', { action: 'thing.echo', word: 'a', priceFen: 1 }],
  ])('is refused in words where it holds %s', async (_, event) => {
    expect(await refusal(event)).toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringMatching(/[\u4e00-\u9fff]/),
    });
  });

  it('is refused without a word of what was typed, in English or at all', async () => {
    const { message } = await refusal({ action: 'thing.echo', word: { name: `李建国${secret}` } });
    const quoted = await refusal({ action: 'thing.echo', word: 'a', [`李建国${secret}`]: 1 });
    expect(message).toBe('填写的内容有误，请检查后再试。');
    expect(quoted.message).toBe('小程序版本过旧，请关闭后重新打开再试。');
  });

  it.each([
    ['an action nobody knows', { action: 'thing.was' }],
    ['a field under its old name', { action: 'thing.echo', wort: 'a' }],
    ['a field that is there no more', { action: 'thing.echo', word: 'a', purse: 'wechat' }],
  ])('of an older version, with %s, says what to do', async (_, event) => {
    expect((await refusal(event)).message).toBe('小程序版本过旧，请关闭后重新打开再试。');
  });

  it('names the field that is wrong', async () => {
    expect((await refusal({ action: 'thing.echo', word: 1 })).field).toBe('word');
  });

  it.each(['thing.none', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'finds no action %s',
    async (action) => {
      expect((await refusal({ action })).code).toBe('UNKNOWN_ACTION');
    },
  );

  it('is not poisoned by the names of object internals', async () => {
    const poisoned = JSON.parse(
      '{"action":"thing.echo","word":"a","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    ) as unknown;
    await call(poisoned);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('is refused where it is longer than anything of ours', async () => {
    expect((await refusal({ action: 'thing.echo', word: 'a'.repeat(200_000) })).code).toBe('TOO_LONG');
    // 120,000 bytes as they travel.
    expect((await refusal({ action: 'thing.echo', word: '医'.repeat(40_000) })).code).toBe('TOO_LONG');
  });

  it('passes a refusal on as it is', async () => {
    expect(await refusal({ action: 'thing.refuse' })).toEqual({
      code: 'NOT_NOW',
      message: '现在不行，请明天再来。',
      retryable: true,
    });
  });

  it('answers an unknown error with a number to quote, and logs that number but not the error’s words', async () => {
    const error = await refusal({ action: 'thing.fail' });
    expect(error).toMatchObject({ code: 'UNEXPECTED', retryable: true });
    const id = String(error.details?.requestId);
    expect(error.message).toContain(id);
    const line = server.logged.find((one) => one.includes(id));
    expect(line).toContain('dispatch.test');
    expect(server.logged.join()).not.toContain(secret);
    expect(JSON.stringify(error)).not.toContain(secret);
  });
});
