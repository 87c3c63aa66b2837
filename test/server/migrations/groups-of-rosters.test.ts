import { groupsOfRosters } from '../../../server/migrations/0017-groups-of-rosters';
import { type PaymentTestServer, startTestServer } from '../money';
import { dibao, father, grandmother, ruizhou, tekun } from '../sample';

let server: PaymentTestServer;

/** Two people certified under the release before, which had no list of a group. */
beforeEach(async () => {
  server = await startTestServer();
  await server.certify(father, ruizhou, dibao);
  await server.certify(grandmother, ruizhou, dibao, tekun);
  for (const { groups: _, ...roster } of server.all('rosters')) {
    server.store.commit([{ collection: 'rosters', id: roster._id, doc: roster as never }]);
  }
});

it('who was certified before is found by group and place, also of the places above', async () => {
  const cloud = server.cloudFor('', 'function');
  const found = () => cloud.db.find('rosters', { filter: { groups: 'dibao 360983' }, limit: 10 });
  expect(await found()).toEqual([]);
  expect((await groupsOfRosters.step(cloud, '')).rewritten).toBe(2);
  expect((await groupsOfRosters.step(cloud, '')).rewritten).toBe(0);
  expect(await found()).toHaveLength(2);
  const both = server.all('rosters').find(({ identities }) => identities.length === 2);
  expect(both?.groups).toContain(`* ${ruizhou}`);
  expect(both?.groups).toEqual(expect.arrayContaining([`dibao ${ruizhou}`, `tekun ${ruizhou}`]));
});
