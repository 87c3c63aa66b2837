import { isoDay } from '../../../policy/calendar';
import { goneForOfResidents } from '../../../server/migrations/0021-gone-for';
import { type GonePart, markGone, unmarkGone } from '../../../server/residents/gone';
import { undoResidents } from '../../../server/residents';
import type { Resident } from '../../../server/schema';
import { type PaymentTestServer, officer, startTestServer, year } from '../money';
import { father, grandmother, ruizhou } from '../sample';
import { ask, handIn, haoxi, listOf, lives, mizhou, yuetan } from './lists';

const next = year + 1;
const people = [grandmother, father].map((one) => lives(one, { village: haoxi, household: '0001' }));

let server: PaymentTestServer;

/** Of two who are listed, whole lists may mark one; he stands on the lists of both years. */
beforeEach(async () => {
  server = await startTestServer();
  await handIn(server, people);
  await handIn(server, people, { year: next, batch: 'list-2' });
});

let id = '';
beforeEach(async () => {
  const { residents } = await ask(server, 'residents.missing', { region: haoxi, year });
  id = residents.find(({ person }) => person.name.startsWith('王'))?.residentId ?? '';
});

function whole(of: number): GonePart {
  return { region: ruizhou, year: of, batch: `whole-${of}`, part: 1, ids: [id] };
}

async function marked(of: number): Promise<void> {
  expect(await markGone(server.cloudFor(officer), server.one('officers', officer), whole(of))).toEqual([]);
}

async function takenBack(of: number): Promise<void> {
  expect(await unmarkGone(server.cloudFor(officer), server.one('officers', officer), whole(of))).toEqual([]);
}

function his(): Resident {
  return server.one('residents', id);
}

function goneYears(): readonly number[] {
  return his().goneFor.map((mark) => mark.year);
}

async function missingFor(of: number): Promise<readonly string[]> {
  const { residents } = await ask(server, 'residents.missing', { region: haoxi, year: of });
  return residents.map(({ person }) => person.name);
}

describe('who is gone from the residents of a year', () => {
  it('stays gone for it when the whole list of the next year lacks him too', async () => {
    await marked(year);
    await marked(next);
    expect(goneYears()).toEqual([next, year]);
    expect(his().listed).toEqual(expect.arrayContaining([`gone ${year} ${haoxi}`, `gone ${next} ${haoxi}`]));
    expect([await missingFor(year), await missingFor(next)]).toEqual([
      [grandmother.name],
      [grandmother.name],
    ]);
  });

  it('stays gone for it when the next year’s list has him', async () => {
    await marked(year);
    await handIn(server, [lives(father, { village: haoxi, household: '0002' })], {
      year: next,
      batch: 'list-3',
    });
    expect(goneYears()).toEqual([year]);
    await handIn(server, [lives(father, { village: haoxi, household: '0002' })], { batch: 'list-4' });
    expect(goneYears()).toEqual([]);
  });

  it('is marked no more for the year whose list is taken back, whichever marked him last', async () => {
    await marked(year);
    await marked(next);
    await takenBack(year);
    expect(goneYears()).toEqual([next]);
    expect(await missingFor(year)).toHaveLength(2);
    await takenBack(next);
    expect(his()).toMatchObject({ goneFor: [], village: haoxi });
    expect(await missingFor(next)).toHaveLength(2);
    await takenBack(next);
  });

  it('does not come back as gone with another list’s undoing', async () => {
    await marked(year);
    const moved = listOf([lives(father, { village: yuetan })], { year: next, batch: 'list-5' });
    await handIn(server, moved.rows, moved);
    await takenBack(year);
    await undoResidents(server.cloudFor(officer), server.one('officers', officer), moved);
    expect(his()).toMatchObject({ village: haoxi, goneFor: [] });
  });

  it('has a mark for each of his years and for the next, and for none of before', async () => {
    for (const each of [next + 1, next, year]) await marked(each);
    expect(goneYears()).toEqual([next + 1, next, year]);
    for (const each of [next + 1, next + 2]) {
      await handIn(server, [lives(father, { village: mizhou })], { year: each, batch: `list-${each}` });
    }
    expect(his().years).toEqual([next + 2, next + 1, next]);
    expect(goneYears()).toEqual([next]);
  });
});

describe('who was marked by the release before', () => {
  /** As it stored it: one mark, without the list that made it. */
  function storeAsBefore(): void {
    const { goneFor: _, before = [], ...one } = his();
    const gone = { year, on: isoDay('2023-11-20') };
    const states = before.map(({ state, ...change }, at) => {
      const { goneFor: __, ...residence } = state ?? { goneFor: [] };
      return { ...change, state: state && { ...residence, gone: at === 0 ? gone : null } };
    });
    const doc = { ...one, gone, before: states };
    server.store.commit([{ collection: 'residents', id, doc: doc as never }]);
  }

  it('is gone for that year before, while and after it is stored anew, and his list can be taken back', async () => {
    await marked(year);
    await handIn(server, [lives(father, { village: yuetan })], { year: next, batch: 'list-6' });
    storeAsBefore();
    const cause = `residents-${ruizhou}-whole-${year}`;
    const mark = [{ year, on: '2023-11-20', cause }];
    const cloud = server.cloudFor('', 'function');
    const read = () => cloud.db.get('residents', id);
    expect(await read()).toMatchObject({ goneFor: mark });
    expect((await goneForOfResidents.step(cloud, '')).rewritten).toBe(1);
    expect((await goneForOfResidents.step(cloud, '')).rewritten).toBe(0);
    expect(await read()).toMatchObject({ goneFor: mark, before: [{ state: { goneFor: mark } }, {}, {}] });
    await takenBack(year);
    expect(await read()).toMatchObject({ goneFor: [], village: yuetan });
  });
});
