import { utf8Length } from '../../../contract/request-size';
import { TestServer } from '../test-server';
import ruizhouNotice from '../../../policy/notices/ruizhou-2024.json';

/** 500 places, every fifth with a notice laid over it for four of its districts. */
async function fill(server: TestServer): Promise<void> {
  const db = server.cloudFor('').db;
  for (let at = 0; at < 500; at += 1) {
    const city = `${11 + (at % 80)}${String(Math.floor(at / 80) + 10)}00`;
    const overlays = at % 5 === 4 ? `place-${at - 1}-2024` : null;
    const regions = overlays === null ? [city] : [1, 2, 3, 4].map((part) => `${city.slice(0, 4)}0${part}`);
    const id = `place-${at}-2024`;
    const notice = { ...ruizhouNotice, id, regions, ...(overlays === null ? {} : { overlays }) };
    const json = JSON.stringify(notice);
    await db.put('notice-versions', {
      _id: `${id}.0001`,
      notice: id,
      number: 1,
      version: 'v',
      json,
      trials: [],
    });
    const someone = { id: 'o', name: '甲' };
    const paper = { title: notice.title, documentNumber: null, issuedOn: null };
    await db.put('notice-chains', {
      _id: id,
      year: 2024,
      regions,
      overlays,
      places: [],
      entries: [
        {
          kind: 'published',
          number: 1,
          version: 'v',
          ...paper,
          from: 0,
          proposer: someone,
          proposedAt: 0,
          agreer: someone,
          agreedAt: 0,
        },
      ],
    });
  }
}

it('an index of 500 notices is smaller than 64 KB', async () => {
  const server = new TestServer('2023-11-20');
  await fill(server);
  const { entries } = await server.resident('oAnyone', 'notices.index', {});
  expect(entries?.length).toBeGreaterThanOrEqual(500);
  expect(utf8Length(JSON.stringify(entries))).toBeLessThan(64 * 1024);
  const ids = ['place-0-2024', 'place-4-2024', 'place-8-2024'];
  const fetched = await server.resident('oAnyone', 'notices.fetch', { ids });
  expect(fetched.notices).toHaveLength(3);
  expect(utf8Length(JSON.stringify(fetched))).toBeLessThan(100 * 1024);
});
