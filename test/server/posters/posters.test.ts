import { posterContent } from '../../../posters';
import { policy } from '../../../policy';
import { officerTable } from '../../../server/actions/officer';
import { postersTable } from '../../../server/actions/posters';
import { MiniCodeError, type Cloud } from '../../../server/platform';
import type { Wire } from '../../../server/platform/memory/database';
import { code } from '../../posters/poster';
import { TestServer } from '../test-server';

// Reading the font and drawing take a few seconds, more on a busy machine.
jest.setTimeout(120_000);

/** A server to which WeChat gives codes. */
class PrintingTestServer extends TestServer {
  readonly scenes: string[] = [];
  refusedBy: number | null = null;

  override cloudFor(openId: string, source: Cloud['caller']['source'] = 'client', wire?: Wire): Cloud {
    return {
      ...super.cloudFor(openId, source, wire),
      miniCodes: {
        picture: ({ scene, page }) => {
          if (this.refusedBy !== null) return Promise.reject(new MiniCodeError(this.refusedBy));
          this.scenes.push(`${page}?${scene}`);
          return Promise.resolve(code);
        },
      },
    };
  }

  ask(openId: string, action: string, request: object) {
    const table = action in postersTable ? postersTable : officerTable;
    return this.call(table, openId, { action, ...request });
  }
}

const village = '360983001205';
const officer = 'oOfficerOfRuizhou';
let server: PrintingTestServer;
beforeEach(async () => {
  server = new PrintingTestServer();
  await server.hireOfficer(officer, ['360983001']);
});

/** What the first file in the cloud holds. */
async function keptFile(): Promise<Buffer> {
  const { files } = server;
  const held = await files.read(await files.idOf(files.paths[0] ?? ''), 10_000_000);
  if (held === null || held === 'too-large') throw new Error('no file was kept');
  return Buffer.from(held);
}

describe('a poster made by an officer', () => {
  it('is kept as a file, with the village and the year in its code and nobody’s name', async () => {
    const reply = await server.ask(officer, 'posters.make', { region: village, form: 'a4' });
    const { number } = posterContent(policy, {
      region: village,
      contacts: { region: village, source: 'national', contacts: [] },
    });
    expect(reply).toMatchObject({
      ok: true,
      data: { name: '瑞州街道濠溪村委会-2024年度医保海报-A4.pdf', number },
    });
    expect(server.scenes).toEqual([`pages/index/index?r=${village}&p=${number}`]);
    expect((server.scenes[0] ?? '').split('?')[1]?.length).toBeLessThanOrEqual(32);
    expect((await keptFile()).toString('latin1', 0, 5)).toBe('%PDF-');
    expect(server.files.paths[0]).toMatch(/^posters\/360983001205\/2024-[0-9a-f]{4}-[0-9a-f]{12}-a4\.pdf$/);
  });

  it('keeps a village that an office has added from being taken away', async () => {
    const added = '360983001988';
    const rows = [{ code: added, name: '新溪村' }];
    await server.ask(officer, 'places.add', { region: '360983001', rows });
    await server.ask(officer, 'posters.make', { region: added, form: 'picture' });
    expect(await server.ask(officer, 'places.remove', { region: added })).toMatchObject({
      error: { code: 'PLACE_IN_USE', message: expect.stringContaining('海报') as string },
    });
  });

  it('is a picture where one was asked for', async () => {
    await server.ask(officer, 'posters.make', { region: village, form: 'picture' });
    expect((await keptFile()).toString('latin1', 1, 4)).toBe('PNG');
  });

  const refusals: readonly (readonly [string, object, string])[] = [
    ['of a place elsewhere', { region: '430102', form: 'a4' }, 'OTHER_REGION'],
    ['of the county around', { region: '360983', form: 'a4' }, 'OTHER_REGION'],
    ['of a village that is gone', { region: '360983001999', form: 'a4' }, 'REGION_UNKNOWN'],
    ['of half a code', { region: '36098300', form: 'a4' }, 'BAD_REQUEST'],
    ['on a paper that there is not', { region: village, form: 'a0' }, 'BAD_REQUEST'],
  ];
  it.each(refusals)('is refused %s', async (_, request, refusal) => {
    expect(await server.ask(officer, 'posters.make', request)).toMatchObject({ error: { code: refusal } });
    expect(server.files.paths).toEqual([]);
  });

  it('is refused to who is no officer', async () => {
    const reply = await server.ask('oAnyone', 'posters.make', { region: village, form: 'a4' });
    expect(reply).toMatchObject({ error: { code: 'NOT_AN_OFFICER' } });
  });

  it.each([
    [41030, '小程序还没有发布'],
    [48001, '没有做码的权限'],
    [-1, '请过几分钟再做'],
  ])('is refused in words where WeChat gives no code (%i)', async (number, words) => {
    server.refusedBy = number;
    const reply = await server.ask(officer, 'posters.make', { region: village, form: 'a4' });
    expect(reply).toMatchObject({
      error: { code: 'CODE_REFUSED', message: expect.stringContaining(words) as string },
    });
  });
});

describe('scans', () => {
  const poster = '2024-a2cc';
  const scan = (openId: string, region = village) =>
    server.resident(openId, 'posters.scanned', { region, poster });

  it('are counted by poster and day, and shown to the officer', async () => {
    await scan('oOne');
    await scan('oTwo');
    await scan('oTwo', '360983001200');
    server.setToday('2023-11-21');
    await scan('oOne');
    expect(await server.ask(officer, 'posters.scans', { region: '360983001' })).toMatchObject({
      data: {
        scans: 4,
        posters: [
          { region: village, poster, year: 2024, scans: 3, lastDay: '2023-11-21' },
          { region: '360983001200', poster, scans: 1, lastDay: '2023-11-20' },
        ],
      },
    });
  });

  it('hold nobody: not his openId, nor anything made from it', async () => {
    await scan('oSomebody');
    const [stored] = server.store.snapshot('poster-scans');
    expect(Object.keys(stored ?? {}).sort()).toEqual([
      '_id',
      'count',
      'day',
      'expiresAt',
      'poster',
      'region',
    ]);
    expect(stored).toMatchObject({ _id: `${village}-${poster}-2023-11-20`, count: 1 });
  });

  it('of a village that was merged count for the street', async () => {
    await scan('oOne', '360983001999');
    expect(server.store.snapshot('poster-scans')).toMatchObject([{ region: '360983001', count: 1 }]);
  });

  it('of one phone end at the day’s limit', async () => {
    for (let count = 0; count < 20; count += 1) await scan('oSomebody');
    const refusal = await server.refusedResident('oSomebody', 'posters.scanned', { region: village, poster });
    expect(refusal.code).toBe('TOO_MANY_LOOKUPS');
    expect(server.store.snapshot('poster-scans')).toMatchObject([{ count: 20 }]);
  });

  it('of what is no poster are not counted', async () => {
    for (const wrong of [
      { region: '999999', poster },
      { region: village, poster: '<b>' },
    ]) {
      await server.refusedResident('oOne', 'posters.scanned', wrong);
    }
    expect(server.store.snapshot('poster-scans')).toEqual([]);
  });

  it('under a code that was given up since are shown to the county that followed, and not where it was before', async () => {
    // 公主岭: 220381 of 四平 until 2020, 220184 of 长春 since.
    const stored = {
      _id: `220381001-${poster}-2023-11-20`,
      region: '220381001',
      poster,
      day: '2023-11-20',
      count: 5,
      expiresAt: 0,
    };
    server.store.commit([{ collection: 'poster-scans', id: stored._id, doc: stored as never }]);
    const scansSeenBy = async (region: string): Promise<unknown> => {
      await server.hireOfficer('oJilin', [region]);
      return server.ask('oJilin', 'posters.scans', { region });
    };
    expect(await scansSeenBy('220184')).toMatchObject({ data: { scans: 5 } });
    expect(await scansSeenBy('220100')).toMatchObject({ data: { scans: 5 } });
    expect(await scansSeenBy('220000')).toMatchObject({ data: { scans: 5 } });
    expect(await scansSeenBy('220300')).toMatchObject({ data: { scans: 0 } });
  });

  it('elsewhere are not the officer’s', async () => {
    const reply = await server.ask(officer, 'posters.scans', { region: '430102' });
    expect(reply).toMatchObject({ error: { code: 'OTHER_REGION' } });
  });
});

describe('words to hand out as a PDF', () => {
  it('are kept as a file under the place, with its code on what people take home', async () => {
    const reply = await server.ask(officer, 'posters.words-file', { region: village, kind: 'letter' });
    expect(reply).toMatchObject({
      ok: true,
      data: { name: '瑞州街道濠溪村委会-2024年度医保致居民的一封信.pdf' },
    });
    expect(server.scenes).toHaveLength(1);
    expect((await keptFile()).toString('latin1', 0, 5)).toBe('%PDF-');
    expect(server.files.paths[0]).toMatch(
      /^posters\/360983001205\/2024-[0-9a-f]{4}-[0-9a-f]{12}-letter\.pdf$/,
    );
  });

  it('ask WeChat for no code where none stands on the paper', async () => {
    await server.ask(officer, 'posters.words-file', { region: village, kind: 'message' });
    expect([server.scenes.length, server.files.paths.length]).toEqual([0, 1]);
  });

  it('are not made of what a draft leaves out, nor of another office’s place', async () => {
    await server.hireOfficer('oOfficerOfJilin', ['220202']);
    const banner = { region: '220202', kind: 'banner' };
    expect(await server.ask('oOfficerOfJilin', 'posters.words-file', banner)).toMatchObject({
      error: { code: 'WORDS_LEFT_OUT', message: expect.stringContaining('征求意见稿') as string },
    });
    expect(await server.ask(officer, 'posters.words-file', banner)).toMatchObject({
      error: { code: 'OTHER_REGION' },
    });
    expect(server.files.paths).toEqual([]);
  });
});
