import { residentActions } from '../../../server/actions/resident';
import { dispatch } from '../../../server/platform/dispatch';
import type { Wire } from '../../../server/platform/memory/database';
import { TestServer } from '../test-server';
import { adding } from './adding-request';
import { bySelf, daughter, father } from '../sample';

const year = 2024;

describe('the list of a payer', () => {
  let server: TestServer;
  beforeEach(() => {
    server = new TestServer('2023-11-20');
  });
  const list = async () => (await server.resident('oDaughter', 'family.list', { year })).relatives;

  it('has one who is the payer himself, however he is entered', async () => {
    const self = { ...adding(daughter), relation: 'self' as const, consent: bySelf };
    const { relative: me } = await server.resident('oDaughter', 'family.add', self);
    const { relative } = await server.resident('oDaughter', 'family.add', adding(father));
    const change = { relativeId: relative.relativeId, relation: 'self' };
    expect(await server.refusedResident('oDaughter', 'family.edit', change)).toMatchObject({
      code: 'ALREADY_RELATIVE',
      field: 'relation',
    });
    expect((await list()).map(({ relation }) => relation)).toEqual(['self', 'parent']);
    // Neither of them is kept from another change by that.
    const same = { relativeId: me.relativeId, relation: 'self' as const };
    await expect(server.resident('oDaughter', 'family.edit', same)).resolves.toBeDefined();
    const other = { relativeId: relative.relativeId, relation: 'other' as const };
    await expect(server.resident('oDaughter', 'family.edit', other)).resolves.toBeDefined();
    await server.resident('oDaughter', 'family.edit', { relativeId: me.relativeId, relation: 'other' });
    await expect(
      server.resident('oDaughter', 'family.edit', { ...other, relation: 'self' }),
    ).resolves.toBeDefined();
  });

  it('takes a change that another phone was faster with, and after five of them says who is busy', async () => {
    const { relative } = await server.resident('oDaughter', 'family.add', adding(father));
    const { relativeId } = relative;
    const changed = async (faster: number) => {
      let left = faster;
      const wire: Wire = async ({ operation, collection }, when) => {
        if (left === 0 || operation !== 'update' || collection !== 'payers' || when !== 'before') return;
        left -= 1;
        const relation = left % 2 === 0 ? 'other' : 'parent';
        await server.resident('oDaughter', 'family.edit', { relativeId, relation });
      };
      return dispatch(residentActions, server.cloudFor('oDaughter', 'client', wire), {
        action: 'family.edit',
        relativeId,
        relation: 'spouse',
      });
    };
    expect(await changed(5)).toMatchObject({ ok: false, error: { code: 'BUSY', retryable: true } });
    expect((await list()).map(({ relation }) => relation)).toEqual(['other']);
    expect(await changed(4)).toMatchObject({ ok: true });
    expect((await list()).map(({ relation }) => relation)).toEqual(['spouse']);
  });

  it('has nobody applied for who was taken off it in the same moment', async () => {
    const { relative } = await server.resident('oDaughter', 'family.add', adding(father));
    const { relativeId } = relative;
    let removed = false;
    const wire: Wire = async ({ operation }, when) => {
      if (removed || operation !== 'begin' || when !== 'before') return;
      removed = true;
      await server.resident('oDaughter', 'family.remove', { relativeId });
    };
    const reply = await dispatch(residentActions, server.cloudFor('oDaughter', 'client', wire), {
      action: 'records.enrol-relative',
      relativeId,
      year,
    });
    expect(removed).toBe(true);
    expect(reply).toMatchObject({ ok: false });
    expect(server.store.snapshot('records')).toEqual([]);
  });
});
