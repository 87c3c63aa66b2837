import { ask } from '../../../src/cloud/cloud';
import { NoAnswer, Offline, Refused, Unreadable } from '../../../src/cloud/failures';

/** What the preview's host answers; null: the connection breaks; `never`: it doesn't answer. */
function host(answer: object | null | 'never'): void {
  globalThis.fetch = (() => {
    if (answer === null) return Promise.reject(new TypeError('Failed to fetch'));
    if (answer === 'never') return new Promise(() => undefined);
    return Promise.resolve({ json: () => Promise.resolve(answer) });
  }) as unknown as typeof fetch;
}

describe('asking the server', () => {
  it('brings back the data', async () => {
    host({ ok: true, data: { records: [] } });
    await expect(ask('resident', 'records.mine', {})).resolves.toEqual({ records: [] });
  });

  it('names function, action and request to the host', async () => {
    const sent: unknown[] = [];
    globalThis.fetch = ((url: string, init: { body: string }) => {
      sent.push(url, JSON.parse(init.body));
      return Promise.resolve({ json: () => Promise.resolve({ ok: true, data: {} }) });
    }) as unknown as typeof fetch;
    await ask('resident', 'places.contacts', { region: '140500' });
    expect(sent).toEqual([
      '/preview/call',
      { name: 'resident', data: { action: 'places.contacts', region: '140500' } },
    ]);
  });

  it('passes on a refusal in the server’s own words', async () => {
    host({ ok: false, error: { code: 'TOO_MANY_LOOKUPS', message: '今天查得太多了，明天再来。' } });
    const refused = ask('resident', 'records.mine', {});
    await expect(refused).rejects.toThrow(Refused);
    await expect(refused).rejects.toThrow('今天查得太多了，明天再来。');
  });

  it('says that there is no network where the connection breaks', async () => {
    host(null);
    await expect(ask('resident', 'records.mine', {})).rejects.toThrow(Offline);
  });

  it('gives up after a while, and says that it may have happened all the same', async () => {
    host('never');
    await expect(ask('resident', 'records.mine', {}, 5)).rejects.toThrow(NoAnswer);
  });

  it('does not take for a reply what is none', async () => {
    host({ records: [] });
    await expect(ask('resident', 'records.mine', {})).rejects.toThrow(Unreadable);
  });
});
