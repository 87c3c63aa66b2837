import { TestServer } from '../test-server';

let server: TestServer;
beforeEach(() => {
  server = new TestServer('2023-11-20');
});

async function dutiesAt(region: string) {
  await server.hireOfficer('oOfficer', [region]);
  return (await server.officer('oOfficer', 'notices.duties', { region })).notices;
}

describe('targets are those of the notice’s table', () => {
  it('with Jincheng’s total for the city, and without it for a county, which has its own row alone', async () => {
    const [city] = await dutiesAt('140500');
    expect(city?.targets).toMatchObject({ total: 1583685, hasTotal: true, label: '附件' });
    expect(city?.targets?.rows).toHaveLength(6);
    const [county] = await dutiesAt('140581');
    expect(county?.targets).toMatchObject({ rows: [{ place: '高平', people: 363059 }], total: null });
  });

  it('without a total in Ruizhou, whose table has none', async () => {
    const [street] = await dutiesAt('360983001');
    expect(street?.targets).toMatchObject({ total: null, hasTotal: false });
    expect(street?.targets?.rows).toHaveLength(10);
    const [village] = await dutiesAt('360983001201');
    expect(village?.targets?.rows).toEqual([{ place: '月潭', people: 1555 }]);
  });

  it('of no place above the officer’s: a town of Jincheng has none', async () => {
    const [town] = await dutiesAt('140502001');
    expect(town?.targets).toBeNull();
  });
});

describe('duties are the notice’s own', () => {
  async function told(region: string) {
    return (await dutiesAt(region)).flatMap(({ duties }) => duties);
  }

  it.each([
    [
      'Jincheng 5.5: by Friday 17:00, while the window is open',
      '140500',
      { clause: '5.5', recurs: 'weekly', weekday: 5, time: '17:00', inWindow: true },
    ],
    [
      'Jincheng 5.5: the city tells how far it is, monthly',
      '140500',
      { clause: '5.5', recurs: 'monthly', office: '市医保局' },
    ],
    [
      'Hunan 3.2: lists by the 10th of each month',
      '430100',
      { clause: '3.2', recurs: 'monthly', dayOfMonth: 10, office: '残联' },
    ],
    [
      'Hunan 2.2: the fiscal money by the end of July',
      '430100',
      { clause: '2.2', recurs: 'once', by: '2024-07-31' },
    ],
    [
      'Jilin city 3: who was listed in January gets his money',
      '220202',
      { clause: '3', recurs: 'once', by: '2024-03-31' },
    ],
    [
      'Jilin city 5.1: claims are taken until the year’s end',
      '220202',
      { clause: '5.1', recurs: 'once', by: '2024-12-31' },
    ],
    ['Ruizhou 5.2: report at once', '360983001', { clause: '5.2', recurs: 'ongoing' }],
  ])('%s', async (_what, region, duty) => {
    expect(await told(region)).toContainEqual(expect.objectContaining(duty));
  });

  it('of a notice that speaks of the officer’s place, or of a place inside it, and of no other', async () => {
    expect((await dutiesAt('220202')).map(({ notice }) => notice)).toEqual([
      'jilin-province-2024',
      'jilin-city-2024',
    ]);
    expect((await dutiesAt('360000')).map(({ notice }) => notice)).toEqual(['ruizhou-2024']);
    expect(await dutiesAt('110101')).toEqual([]);
  });
});

it('another place’s officer reads none', async () => {
  await server.hireOfficer('oElsewhere', ['220202']);
  const refusal = await server.refusedOfficer('oElsewhere', 'notices.duties', { region: '140500' });
  expect(refusal.code).toBe('OTHER_REGION');
});
