import type { OperatorActions } from '../../../../contract/operator';
import type { Reply } from '../../../../contract/reply';
import { operatorTable } from '../../../../server/actions/operator';
import { dispatch } from '../../../../server/platform';
import ruizhou2024 from '../../../../policy/notices/ruizhou-2024.json';
import { TestServer } from '../../test-server';

const openId = 'oNewOfficer000000000001';
const officer = { openId, name: '王芳', regions: ['360983'], duties: ['roster', 'codes'] } as const;

function operator(
  server: TestServer,
  action: keyof OperatorActions,
  request: object,
): Promise<Reply<unknown>> {
  return dispatch(operatorTable, server.cloudFor('', 'function'), { action, ...request });
}

describe('the operator', () => {
  it('names an officer, who may then do what was said and no more', async () => {
    const server = new TestServer();
    expect(await operator(server, 'officers.set', officer)).toEqual({
      ok: true,
      data: { openId, known: false },
    });
    expect(await server.officer(openId, 'officer.me', {})).toMatchObject({
      name: '王芳',
      regions: ['360983'],
    });
    expect((await server.refusedOfficer(openId, 'keys.rotate', {})).code).toBe('NOT_AN_OFFICER');
    expect(await operator(server, 'officers.set', { ...officer, duties: ['keys'] })).toMatchObject({
      data: { known: true },
    });
    expect(await server.officer(openId, 'keys.rotate', {})).toMatchObject({ done: true });
    const named = { action: 'officers.set', region: '360983', concerns: [`officer:${openId}`] };
    expect(server.store.snapshot('audit-log').filter(({ actor }) => actor === 'operator')).toEqual([
      expect.objectContaining(named),
      expect.objectContaining(named),
    ]);
  });

  it('proposes a notice with its text, which hold when an officer agrees, for any place', async () => {
    const server = new TestServer();
    const { id } = ruizhou2024;
    const paper = [{ clause: '1', paragraphs: ['甲'] }];
    const request = { notice: ruizhou2024, inForceFrom: null, paper };
    const proposed = await operator(server, 'notices.propose', request);
    const { data } = proposed as { readonly data: { readonly draftId: string; readonly revision: number } };
    expect(server.store.snapshot('notice-chains')).toEqual([]);
    await server.hireOfficer('oOfficer', ['360983']);
    const text = () => server.resident('oAnyone', 'notices.official-text', { notice: id });
    expect(await text()).toEqual({ loaded: false, clauses: [] });
    expect(await server.officer('oOfficer', 'notices.agree', data)).toMatchObject({ notice: id, number: 1 });
    server.pass(2 * 60_000);
    expect(await text()).toEqual({ loaded: true, clauses: paper });
  });

  it('keeps nothing of a notice whose text has markup', async () => {
    const server = new TestServer();
    const paper = [{ clause: '1', paragraphs: ['<img src=x>'] }];
    const request = { notice: ruizhou2024, inForceFrom: null, paper };
    expect(await operator(server, 'notices.propose', request)).toMatchObject({
      ok: false,
      error: { code: 'NOTICE_WRONG', field: 'notice.paper' },
    });
    expect(server.store.snapshot('notice-drafts')).toEqual([]);
  });

  it('proposes a notice with an unusual figure only once it is said to have been looked at', async () => {
    const server = new TestServer();
    // A premium of 120 yuan: far below what is paid anywhere.
    const rules = ruizhou2024.rules.map((rule) =>
      rule.kind === 'fiscal-share' ? { ...rule, amountFen: 66_000 } : rule,
    );
    const request = { notice: { ...ruizhou2024, rules }, inForceFrom: null };
    const refused = await operator(server, 'notices.propose', request);
    expect(refused).toMatchObject({ ok: false, error: { code: 'NOT_CONFIRMED', field: 'confirmed' } });
    expect(server.store.snapshot('notice-drafts')).toEqual([]);
    expect(await operator(server, 'notices.propose', { ...request, confirmed: 1 })).toMatchObject({
      ok: true,
    });
    expect(server.store.snapshot('notice-drafts')).toMatchObject([
      { proposal: { by: { id: 'operator' }, confirmed: [{ rule: 'fiscal-share' }] } },
    ]);
  });

  it('has nothing to migrate where data is as the release writes it', async () => {
    expect(await operator(new TestServer(), 'data.migrate', {})).toEqual({
      ok: true,
      data: { done: true, remaining: [], migration: '', rewritten: 0 },
    });
  });

  it.each([
    ['openId', '12345'],
    ['name', '王'],
    ['regions', []],
    ['regions', ['anywhere']],
    ['duties', ['everything']],
    ['duties', []],
  ])('is refused a wrong %s (%j), and nothing is written', async (field, value) => {
    const server = new TestServer();
    const reply = await operator(server, 'officers.set', { ...officer, [field]: value });
    expect(reply).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
    expect(server.store.snapshot('officers')).toEqual([]);
  });

  it.each(Object.keys(operatorTable))(
    'is nobody else: %s refuses phones, timers and named callers',
    async (action) => {
      const server = new TestServer();
      const requests: Readonly<Record<string, object>> = {
        'audit.report': { month: '2023-11' },
        'officers.set': officer,
        'notices.propose': { notice: { id: 'any' }, inForceFrom: null },
      };
      for (const [caller, source] of [
        ['oAnyone', 'client'],
        ['', 'client'],
        ['', 'timer'],
        ['', 'wechat-pay'],
        ['oAnyone', 'function'],
      ] as const) {
        const event = { action, ...requests[action] };
        const reply = await dispatch(operatorTable, server.cloudFor(caller, source), event);
        expect(reply).toMatchObject({ ok: false, error: { code: 'NOT_THE_OPERATOR' } });
      }
      expect(server.store.snapshot('officers')).toEqual([]);
      expect(server.store.snapshot('notice-drafts')).toEqual([]);
    },
  );
});
