import { TestServer } from '../test-server';

let server: TestServer;
beforeEach(() => {
  server = new TestServer();
});

async function below(region: string): Promise<readonly string[]> {
  const { places } = await server.resident('oAnyone', 'places.below', { region });
  return places.map(({ name }) => name);
}

describe('the places one step below', () => {
  it('are those of the whole country to county level', async () => {
    expect(await below('650000')).toContain('乌鲁木齐市');
    expect(await below('650100')).toContain('天山区');
    expect(await below('110000')).toContain('海淀区');
  });

  it('are the shipped streets and villages below that', async () => {
    expect(await below('360983')).toContain('瑞州街道');
    expect(await below('360983001')).toContain('濠溪村委会');
  });

  it('are none below a county of which nobody has added any', async () => {
    expect(await below('650102')).toEqual([]);
    expect(await below('441900')).toEqual([]);
  });

  it('are those of the place that followed a code that was given up', async () => {
    expect(await below('371200')).toContain('莱芜区');
  });

  it('are refused of a code that is nowhere', async () => {
    await expect(below('990000')).rejects.toThrow('REGION_UNKNOWN');
  });
});

describe('the names of places', () => {
  it('come with all above them, each once', async () => {
    const { places, successors } = await server.resident('oAnyone', 'places.named', {
      regions: ['441900', '650102', '650103'],
    });
    expect(places.map(({ name }) => name).sort()).toEqual(
      ['东莞市', '广东省', '天山区', '沙依巴克区', '乌鲁木齐市', '新疆维吾尔自治区'].sort(),
    );
    expect(successors).toEqual([]);
  });

  it('say which code followed one that was given up', async () => {
    const { places, successors } = await server.resident('oAnyone', 'places.named', {
      regions: ['371202003'],
    });
    expect(successors).toEqual([{ code: '371202', now: '370116' }]);
    expect(places).toContainEqual({ code: '370116', name: '莱芜区' });
  });

  it('leave out what is nowhere', async () => {
    const { places } = await server.resident('oAnyone', 'places.named', { regions: ['999999'] });
    expect(places).toEqual([]);
  });
});
