import { utf8Length } from '../../../contract/request-size';
import type { NoticeDocument } from '../../../policy';
import { mostNotices } from '../../../commands/bench/most-notices';
import { noticeIndexOf } from '../../../policy/notice-index';
import { indexPart } from '../../../server/policy-registry';
import { TestServer } from '../test-server';
import ruizhouNotice from '../../../policy/notices/ruizhou-2024.json';

/** 500 places, every fifth with a notice laid over it for four of its districts. */
const cities = Array.from({ length: 500 }, (_, at) => {
  const city = `${11 + (at % 80)}${String(Math.floor(at / 80) + 10)}00`;
  const id = `place-${at}-2024`;
  if (at % 5 !== 4) return { ...ruizhouNotice, id, regions: [city] };
  const regions = [1, 2, 3, 4].map((part) => `${city.slice(0, 4)}0${part}`);
  return { ...ruizhouNotice, id, regions, overlays: `place-${at - 1}-2024` };
}) as unknown as readonly NoticeDocument[];

async function fill(server: TestServer, notices: readonly NoticeDocument[]): Promise<void> {
  const db = server.cloudFor('').db;
  const someone = { id: 'o', name: '甲' };
  for (const notice of notices) {
    const { id, title, regions, year, overlays = null } = notice;
    const version = { notice: id, number: 1, version: 'v', json: JSON.stringify(notice), trials: [] };
    await db.put('notice-versions', { _id: `${id}.0001`, ...version });
    const paper = { title, documentNumber: null, issuedOn: null, version: 'v' };
    const proposed = { proposer: someone, proposedAt: 0, agreer: someone, agreedAt: 0 };
    const entry = { kind: 'published', number: 1, ...paper, from: 0, ...proposed } as const;
    await db.put('notice-chains', { _id: id, year, regions, overlays, places: [], entries: [entry] });
  }
}

it('an index of 500 notices is smaller than 64 KB', async () => {
  const server = new TestServer('2023-11-20');
  await fill(server, cities);
  const { entries } = await server.resident('oAnyone', 'notices.index', {});
  expect(entries?.length).toBeGreaterThanOrEqual(500);
  expect(utf8Length(JSON.stringify(entries))).toBeLessThan(64 * 1024);
  const ids = ['place-0-2024', 'place-4-2024', 'place-8-2024'];
  const fetched = await server.resident('oAnyone', 'notices.fetch', { ids });
  expect(fetched.notices).toHaveLength(3);
  expect(utf8Length(JSON.stringify(fetched))).toBeLessThan(100 * 1024);
});

describe('an index of 500 notices of thirty villages each, as many as one may name', () => {
  const entries = noticeIndexOf(mostNotices);
  const [first] = entries;
  const village = first?.regions[3] ?? '';

  it('is too large for a phone as a whole, and small in the part that is fetched', () => {
    expect(utf8Length(JSON.stringify(entries))).toBeGreaterThan(200 * 1024);
    for (const at of [[], [village], ['110000', '410000', '510000', '370000']]) {
      const reply = { digest: '0'.repeat(16), ...indexPart(entries, at) };
      expect(utf8Length(JSON.stringify(reply))).toBeLessThan(64 * 1024);
    }
  });

  it('is asked for at places; whoever has the part gets no entries, and an app that names none gets all', async () => {
    const server = new TestServer('2023-11-20');
    await fill(server, mostNotices.slice(0, 200));
    const asked = (request: object) => server.resident('oAnyone', 'notices.index', request);
    const part = await asked({ at: [village] });
    expect(part.entries?.map(({ id }) => id)).toEqual([first?.id]);
    expect(utf8Length(JSON.stringify(part))).toBeLessThan(64 * 1024);
    const again = await asked({ at: [village], have: part.digest });
    expect(again).toEqual({ digest: part.digest, entries: null });
    expect((await asked({ have: part.digest })).entries?.length).toBeGreaterThanOrEqual(200);
  });

  it('has in that part what speaks of the place that was asked about, and of all else the counties', () => {
    const part = indexPart(entries, [village]);
    expect(part.entries).toEqual([{ ...first, regions: [village] }]);
    expect(part.elsewhere).toContain(village.slice(0, 6));
    expect(part.elsewhere).toContain(mostNotices[400]?.regions[0]?.slice(0, 6));
  });

  it('has what speaks of the whole place before what speaks of a part of it', () => {
    const county = village.slice(0, 6);
    const wide = { id: 'wide-2024', version: 'v', year: 2024, regions: [`${county.slice(0, 2)}0000`] };
    const part = indexPart([...entries, wide], [county]);
    expect(part.entries[0]).toEqual(wide);
    expect(part.entries.slice(1).every(({ regions }) => regions.every((one) => one.startsWith(county)))).toBe(
      true,
    );
  });
});
