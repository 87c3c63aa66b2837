import type { PlaceOfficeActions, PlaceRow } from '../../../contract/places';
import { isoDay } from '../../../policy/calendar';
import { officerTable } from '../../../server/actions/officer';
import { TestServer } from '../test-server';

type Added = PlaceOfficeActions['places.add']['data'];

/** Below 芙蓉区 of 长沙 nothing ships. */
const county = '430102';
const officer = 'oOfficerOfFurong';
let server: TestServer;
beforeEach(async () => {
  server = new TestServer();
  await server.hireOfficer(officer, [county]);
});

async function add(rows: readonly PlaceRow[], region = county): Promise<Added> {
  const reply = await server.call(officerTable, officer, { action: 'places.add', region, rows });
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
  return reply.data as Added;
}

async function below(region: string): Promise<readonly string[]> {
  const { places } = await server.resident('oAnyone', 'places.below', { region });
  return places.map(({ code, name }) => `${code} ${name}`);
}

describe('places that an office adds', () => {
  it('stand below its county for everybody, with their official codes', async () => {
    const rows = [
      { code: '430102001', name: '文艺路街道' },
      { code: '430102001001', name: '识字里社区' },
    ];
    expect(await add(rows)).toEqual({ taken: 2, already: 0, rejected: [] });
    expect(await below(county)).toEqual(['430102001 文艺路街道']);
    expect(await below('430102001')).toEqual(['430102001001 识字里社区']);
    const { places } = await server.resident('oAnyone', 'places.named', { regions: ['430102001001'] });
    expect(places.map(({ name }) => name)).toEqual([
      '识字里社区',
      '文艺路街道',
      '芙蓉区',
      '长沙市',
      '湖南省',
    ]);
  });

  it('get a code that no official list uses where the file has none', async () => {
    const rows = [{ name: '甲街道' }, { name: '一村', above: '甲街道' }, { name: '二村', above: '甲街道' }];
    expect(await add(rows)).toMatchObject({ taken: 3, rejected: [] });
    expect(await below(county)).toEqual(['430102901 甲街道']);
    expect(await below('430102901')).toEqual(['430102901901 一村', '430102901902 二村']);
  });

  it('are there once, however often the file comes', async () => {
    const rows = [{ code: '430102001', name: '文艺路街道' }, { name: '乙街道' }];
    await add(rows);
    expect(await add(rows)).toEqual({ taken: 2, already: 2, rejected: [] });
    expect(await below(county)).toEqual(['430102001 文艺路街道', '430102901 乙街道']);
  });

  it('take enrolment: a father of the street is found by its county’s notice', async () => {
    await add([{ code: '430102001', name: '文艺路街道' }]);
    const facts = { id: 'f', region: '430102001', year: 2024, birthDate: isoDay('1955-03-12') };
    const { determination } = await server.resident('oAnyone', 'determination.get', { facts });
    expect(determination.status).toBe('payable');
  });

  it('are listed for the office at once', async () => {
    await add([{ code: '430102001', name: '文艺路街道' }]);
    const reply = await server.call(officerTable, officer, { action: 'places.added', region: county });
    expect(reply).toMatchObject({ data: { places: [{ code: '430102001', name: '文艺路街道' }] } });
  });
});

describe('a line is refused, and the others are taken,', () => {
  const refusals: readonly (readonly [string, PlaceRow, string, string])[] = [
    ['of another county', { code: '430103001', name: '他乡街道' }, 'code', '不在所选地方的下面'],
    [
      'for a village without its street',
      { code: '430102007001', name: '某村' },
      'code',
      '还没有代码是430102007',
    ],
    ['with a code of another length', { code: '4301020011', name: '某街道' }, 'code', '9位'],
    ['with the code of the county', { code: '430102', name: '芙蓉区' }, 'code', '9位'],
    ['with a code that is taken', { code: '430102001', name: '别的街道' }, 'code', '已经是“文艺路街道”'],
    ['with a name that is taken', { code: '430102002', name: '文艺路街道' }, 'name', '代码是430102001'],
    ['below what is nowhere', { name: '某村', above: '没有的街道' }, 'above', '没有找到上级'],
    [
      'whose code and street differ',
      { code: '430102001001', name: '某村', above: '丙街道' },
      'above',
      '对不上',
    ],
    ['without a name', { name: '', code: '430102003' }, 'name', '2至30个字'],
    ['with markup', { name: '<b>街道</b>' }, 'name', '不要有空格和标点'],
    ['that stands twice', { code: '430102001', name: '文艺路街道' }, 'name', '同一个地方'],
  ];
  it.each(refusals)('%s', async (_, row, field, words) => {
    const first = { code: '430102001', name: '文艺路街道' };
    const { taken, rejected } = await add([first, row, { code: '430102008', name: '后面的街道' }]);
    expect(taken).toBe(2);
    expect(rejected).toEqual([{ row: 2, field, message: expect.stringContaining(words) as string }]);
  });
});

describe('a file is refused whole', () => {
  it('for a place of somebody else', async () => {
    await expect(add([{ name: '某街道' }], '430103')).rejects.toThrow('OTHER_REGION');
  });

  it('above a county', async () => {
    await server.hireOfficer(officer, ['430000']);
    await expect(add([{ name: '某街道' }], '430100')).rejects.toThrow('REGION_TOO_WIDE');
  });

  it('below a street that is not there', async () => {
    await expect(add([{ name: '某村' }], '430102077')).rejects.toThrow('REGION_UNKNOWN');
  });

  it('with more lines than a call carries', async () => {
    const rows = Array.from({ length: 101 }, (_, at) => ({ name: `第${at}街道` }));
    await expect(add(rows)).rejects.toThrow('一次最多100行');
  });
});

it('no code is made beyond the 99 that are free', async () => {
  const rows = Array.from({ length: 100 }, (_, at) => ({ name: `第${at + 1}街道` }));
  const { taken, rejected } = await add(rows);
  expect(taken).toBe(99);
  expect(rejected).toMatchObject([{ row: 100, field: 'code' }]);
});
