import { claimedPartsOfRecords } from '../../../server/migrations/0020-claimed-parts';
import { claiming, dibao, father, onBehalf, ruizhou } from '../sample';
import { TestServer } from '../test-server';

const year = 2024;
const gaoan = '360983';

it('who waits since the release before is found by what he claimed, in the places above too', async () => {
  const server = new TestServer('2023-11-20');
  await server.hireOfficer('oOfficer', [gaoan]);
  await server.resident('oDaughter', 'records.enrol', {
    person: father,
    region: ruizhou,
    year,
    claims: claiming(dibao),
    consent: onBehalf,
  });
  const cloud = server.cloudFor('', 'function');
  const [record] = await cloud.db.find('records', { filter: { awaitingIn: gaoan }, limit: 1 });
  if (record === undefined) throw new Error('nothing waits');
  const places = record.awaitingIn.filter((key) => /^\d+$/.test(key));
  await cloud.db.put('records', { ...record, awaitingIn: places });
  const waiting = async () => {
    const request = { region: gaoan, year, claimed: 'dibao' as const };
    return (await server.officer('oOfficer', 'applications.awaiting', request)).applications.length;
  };
  expect(await waiting()).toBe(0);
  expect((await claimedPartsOfRecords.step(cloud, '')).rewritten).toBe(1);
  expect((await claimedPartsOfRecords.step(cloud, '')).rewritten).toBe(0);
  expect(await waiting()).toBe(1);
});
