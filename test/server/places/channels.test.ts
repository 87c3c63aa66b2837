import { TestServer } from '../test-server';
import { ruizhou } from '../sample';

const gaoan = '360983';
const village = `${ruizhou}201`;
const counter = {
  channel: 'counter' as const,
  use: 'pay' as const,
  name: '便民服务中心医保窗口',
  how: '带身份证，可以替父母交',
};
const app = { channel: 'app' as const, use: 'pay' as const, name: '赣服通', who: '在本市参保的人' };

describe('the ways of paying that offices name', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = new TestServer('2023-11-20');
    await server.hireOfficer('oStreet', [ruizhou]);
    await server.hireOfficer('oCity', [gaoan]);
  });
  const seen = (region: string) => server.resident('oAnyone', 'places.channels', { region });

  it('are shown to everybody in the place, the nearest office’s first', async () => {
    expect(await seen(village)).toEqual({ commissioned: false, offices: [] });
    server.pass(60_000);
    await server.officer('oCity', 'places.set-channels', { region: gaoan, channels: [app] });
    await server.officer('oStreet', 'places.set-channels', { region: ruizhou, channels: [counter] });
    expect((await seen(village)).offices).toEqual([
      { region: ruizhou, channels: [counter] },
      { region: gaoan, channels: [app] },
    ]);
    expect((await seen('140502')).offices).toEqual([]);
  });

  it('are read back and sent whole by their own office, with a line in the log', async () => {
    await server.officer('oStreet', 'places.set-channels', { region: ruizhou, channels: [counter, app] });
    await server.officer('oStreet', 'places.set-channels', { region: ruizhou, channels: [app] });
    expect(await server.officer('oStreet', 'places.own-channels', { region: ruizhou })).toEqual({
      channels: [app],
    });
    const log = server.store.snapshot('audit-log').map(({ action, region }) => [action, region]);
    expect(log).toEqual([
      ['places.set-channels', ruizhou],
      ['places.set-channels', ruizhou],
    ]);
  });

  it('have a name and a known kind', async () => {
    const send = (channel: object) =>
      server.refusedOfficer('oStreet', 'places.set-channels', {
        region: ruizhou,
        channels: [{ ...counter, ...channel }],
      } as never);
    expect((await send({ name: '窗' })).message).toContain('请填写名称');
    expect((await send({ channel: 'pigeon' })).message).toContain('没有这种办法');
  });

  it('this product is one of them only where an office has commissioned it', async () => {
    server.settings = { ...server.settings, commissionedRegions: [ruizhou] };
    expect((await seen(village)).commissioned).toBe(true);
    expect((await seen(gaoan)).commissioned).toBe(false);
    expect((await seen('430102')).commissioned).toBe(false);
  });
});
