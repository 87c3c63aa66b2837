import { postersTable } from '../../../server/actions/posters';
import { TestServer } from '../test-server';

const officer = 'oOfficerOfRuizhou';

it('an officer gets the words of a place of his, and of no other', async () => {
  const server = new TestServer();
  await server.hireOfficer(officer, ['360983001']);
  const ask = (region: string) => server.call(postersTable, officer, { action: 'posters.words', region });
  expect(await ask('360983001205')).toMatchObject({ ok: true, data: { year: 2024, leftOut: [] } });
  expect(await ask('140525')).toMatchObject({ ok: false, error: { code: 'OTHER_REGION' } });
  expect(await ask('360983001999')).toMatchObject({ ok: false, error: { code: 'REGION_UNKNOWN' } });
});
