import type { FoundPlace } from '../../../contract/places';
import { TestServer } from '../test-server';

const server = new TestServer();

type Found = Omit<FoundPlace, 'trail'> & { readonly path: string };

async function places(text: string): Promise<readonly Found[]> {
  const found = await server.resident('oAnyone', 'places.find', { text });
  return found.places.map(({ trail, ...place }) => ({
    ...place,
    path: trail.map(({ name }) => name).join(''),
  }));
}
async function found(text: string): Promise<readonly string[]> {
  return (await places(text)).map(({ path }) => path);
}

describe('places of the whole country', () => {
  it('come with what lies above them, each with its code', async () => {
    const { places: found } = await server.resident('oAnyone', 'places.find', { text: '乐清' });
    expect(found).toEqual([
      {
        code: '330382',
        trail: [
          { code: '330000', name: '浙江省' },
          { code: '330300', name: '温州市' },
          { code: '330382', name: '乐清市' },
        ],
      },
    ]);
  });

  it('are found by name, with what lies above them', async () => {
    expect((await places('乌鲁木齐市'))[0]).toEqual({ code: '650100', path: '新疆维吾尔自治区乌鲁木齐市' });
    expect((await found('广东东莞'))[0]).toBe('广东省东莞市');
  });

  it.each([
    ['cqs', '重庆市'],
    ['ccs', '吉林省长春市'],
    ['las', '安徽省六安市'],
    ['BBS', '安徽省蚌埠市'],
    ['yqs', '浙江省温州市乐清市'],
    ['gyx', '安徽省亳州市涡阳县'],
    ['htx', '山西省临汾市洪洞县'],
    ['ga', '江西省宜春市高安市'],
  ])('are found by first letters, read as the place reads its name: %s', async (letters, path) => {
    expect(await found(letters)).toContain(path);
  });

  it.each(['广东省东莞市', '广东省中山市', '甘肃省嘉峪关市', '海南省儋州市', '湖北省仙桃市'])(
    'include what has no counties or stands under no city: %s',
    async (path) => {
      expect(await found(path.slice(3))).toContain(path);
    },
  );

  it('name a municipality once', async () => {
    expect((await found('北京市'))[0]).toBe('北京市');
    expect(await found('东城区')).toContain('北京市东城区');
  });

  it('are said to be more than are shown', async () => {
    const { places: shown, more } = await server.resident('oAnyone', 'places.find', { text: '县' });
    expect(shown).toHaveLength(20);
    expect(more).toBe(true);
  });

  it('are none for a name that nowhere has', async () => {
    expect(await found('没有这个地方')).toEqual([]);
    expect(await found('   ')).toEqual([]);
  });
});

describe('a place that was renamed or merged', () => {
  it('is found by the name it had, and the reply says what became of it', async () => {
    expect(await places('崇文区')).toEqual([
      { code: '110101', path: '北京市东城区', formerly: { name: '崇文区', until: 2010 } },
    ]);
    expect((await places('襄樊'))[0]).toEqual({
      code: '420600',
      path: '湖北省襄阳市',
      formerly: { name: '襄樊市', until: 2010 },
    });
  });

  it('is found by the code it had', async () => {
    expect(await places('220381')).toEqual([
      { code: '220184', path: '吉林省长春市公主岭市', formerly: { name: '公主岭市', until: 2020 } },
    ]);
  });

  it('leads to the place around all its parts where it was divided', async () => {
    expect((await places('莱芜市'))[0]).toMatchObject({ code: '370100', path: '山东省济南市' });
  });

  it('is offered once where the present name is the same', async () => {
    expect((await places('高安')).filter(({ code }) => code === '360983')).toEqual([
      { code: '360983', path: '江西省宜春市高安市' },
    ]);
  });
});
