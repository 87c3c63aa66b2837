import { actsOfTwo } from '../../../server/actions/officer';
import type { Cloud } from '../../../server/platform';
import { balancesOf, bindingsOf } from '../billing/mutual-aid/bureau';
import { dieEverywhere } from '../crash';
import { jincheng, type PaymentTestServer, officer, startTestServer } from '../money';
import { child, dibao, father, grandmother, tekun } from '../sample';

const wrong = { ...father, document: { ...father.document, number: '369901195805120018' } };
const rosterRows = [wrong, grandmother].map((person) => ({ ...person, identities: [dibao, tekun] }));

/** One of each kind, with a row that is wrong and one that is not. */
const batches = {
  'roster.import': { batch: 'b-01', part: 2, region: jincheng, rows: rosterRows },
  'mutual-aid.import-bindings': {
    region: jincheng,
    number: 'n1',
    csv: bindingsOf([
      [child, '朋友'],
      [father, '父亲'],
    ]),
  },
  'mutual-aid.import-balances': {
    region: jincheng,
    number: 'n1',
    asOf: '2023-11-19',
    csv: `${balancesOf('一千')}\n陈桂花,居民身份证,${grandmother.document.number},5.00`,
  },
} as const;
type Action = keyof typeof batches;
const actions = Object.keys(batches) as Action[];

const stored: Readonly<Record<Action, string>> = {
  'roster.import': `roster-${jincheng}-b-01-2`,
  'mutual-aid.import-bindings': `bindings-${jincheng}-n1`,
  'mutual-aid.import-balances': `balances-${jincheng}-n1`,
};

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

describe.each(actions)('a batch of %s', (action) => {
  const handTo = async (cloud: Cloud): Promise<unknown> => {
    const held = await cloud.db.get('officers', officer);
    if (held === null) throw new Error('no officer');
    return actsOfTwo[action].read(batches[action]).run(cloud, held);
  };
  const hand = (one: PaymentTestServer): Promise<unknown> => handTo(one.cloudFor(officer));

  it('is kept under its kind, place and number, with what was wrong counted from 1', async () => {
    await hand(server);
    expect(server.all('imports')).toMatchObject([
      { _id: stored[action], officerId: officer, state: 'done', taken: 1, rejected: [{ row: 1 }] },
    ]);
  });

  it('handed in again answers the same and does nothing', async () => {
    const first = await hand(server);
    expect(first).toMatchObject({ taken: 1, repeated: false });
    const before = server.dump();
    expect(await hand(server)).toEqual({ ...(first as object), repeated: true });
    expect(server.dump()).toBe(before);
  });

  it('handed in twice at once ends as once', async () => {
    await Promise.all([hand(server), hand(server)]);
    const alone = await startTestServer();
    await hand(alone);
    expect(server.all('imports')).toEqual(alone.all('imports'));
    expect(server.all('people')).toHaveLength(alone.all('people').length);
  });

  it('cut off at any moment ends as one that was not, when it is handed in again', async () => {
    const deaths = await dieEverywhere({
      prepare: async () => ({ server: await startTestServer(), prepared: null }),
      act: (one, _, wire) => handTo(one.cloudFor(officer, 'client', wire)).catch(() => null),
      recover: hand,
      outcome: (one) => ({
        imports: one.all('imports'),
        rosters: one.all('rosters').map(({ identities }) => identities.map(({ code }) => code)),
        accounts: one
          .all('mutual-aid-accounts')
          .map(({ balanceFen, relatives }) => [balanceFen, relatives.length]),
        movements: one.all('mutual-aid-movements').length,
        balances: Object.values(one.balances()),
      }),
    });
    expect(deaths).toBeGreaterThan(20);
  });

  it('is refused to an officer of another place, and leaves nothing', async () => {
    await server.hireOfficer('elsewhere', ['360000']);
    const refusal = await server.refusedByTwo(action, batches[action], 'elsewhere');
    expect(refusal.code).toBe('OTHER_REGION');
    expect(server.all('imports')).toEqual([]);
    expect(server.all('audit-log')).toMatchObject([
      { actor: 'elsewhere', decision: action, outcome: 'refused', code: 'OTHER_REGION', people: 0 },
    ]);
  });
});
