import { filesTable } from '../../../server/actions/files';
import { dispatch } from '../../../server/platform';
import type { Wire } from '../../../server/platform/memory/database';
import { dieEverywhere } from '../crash';
import { type UploadTestServer, officer, startUploadServer, workbookOf } from './uploading';

/** Below 芙蓉区 of 长沙 nothing ships. */
const county = '430102';
const of = { kind: 'places', region: county } as const;

// Some stories are played once for every round trip.
jest.setTimeout(200_000);

async function startBelow(): Promise<UploadTestServer> {
  const one = await startUploadServer();
  await one.hireOfficer(officer, [county]);
  return one;
}

let server: UploadTestServer;
beforeEach(async () => {
  server = await startBelow();
});

function uploaded(rows: readonly (readonly string[])[]) {
  return server.uploaded(workbookOf(rows), '村.xlsx', of);
}

function added(one = server) {
  return one.all('added-places').map(({ _id, name }) => `${_id} ${name}`);
}

describe('a list of streets and villages', () => {
  it('is added by one officer, as the statistics office writes it, a village below a street of the same file', async () => {
    const view = await uploaded([
      ['芙蓉区行政区划'],
      ['统计用区划代码', '街道', '村（社区）'],
      ['430102001000', '', '文艺路街道'],
      ['430102001001', '文艺路街道', '识字里社区'],
      ['', '文艺路街道', '新设社区'],
      ['合计', '', '3'],
    ]);
    expect(view).toMatchObject({ state: 'checked', byTwo: false, counts: { rows: 3, new: 3, going: 3 } });
    expect(added()).toEqual([]);
    expect(await server.acted('uploads.take', view)).toMatchObject({ state: 'taken' });
    expect(added()).toEqual(['430102001 文艺路街道', '430102001001 识字里社区', '430102001901 新设社区']);
  });

  it('names what stands there already, and what stands twice or has no street', async () => {
    const first = await uploaded([
      ['名称', '区划代码'],
      ['文艺路街道', '430102001'],
    ]);
    await server.acted('uploads.take', first);
    const view = await uploaded([
      ['名称', '区划代码', '上级'],
      ['文艺路街道', '430102001', ''],
      ['识字里社区', '', '文艺路街道'],
      ['识字里社区', '', '文艺路街道'],
      ['一村', '', '没有的街道'],
      ['二村', '430102002001', ''],
    ]);
    expect(view.counts).toMatchObject({ unchanged: 1, new: 1, problems: 3, going: 1 });
    const problems = await server.rows(view.uploadId, 'problems');
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [4, 'A列“名称”'],
      [5, 'C列“上级”'],
      [6, 'B列“区划代码”'],
    ]);
  });

  it('of many parts is added in its order and taken back from its end', async () => {
    const streets = ['甲街道', '乙街道'];
    const villages = streets.flatMap((street) =>
      Array.from({ length: 75 }, (_, at) => [`第${at}村`, street]),
    );
    const view = await uploaded([['村', '街道'], ...streets.map((street) => [street, '']), ...villages]);
    expect(view).toMatchObject({ parts: 2, counts: { new: 152 } });
    await server.acted('uploads.take', view);
    expect(added()).toHaveLength(152);
    const back = await server.acted('uploads.undo', view);
    expect(back).toMatchObject({ state: 'taken-back', counts: { refused: 0 } });
    expect(added()).toEqual([]);
  });

  it('taken back leaves a place on which something stands, its street, and what was there before', async () => {
    const rows = [
      ['村', '街道'],
      ['甲街道', ''],
      ['一村', '甲街道'],
      ['二村', '甲街道'],
    ];
    const [heading = [], street = []] = rows;
    await server.acted('uploads.take', await uploaded([heading, ['乙街道', '']]));
    const view = await uploaded([heading, ['乙街道', ''], ...rows.slice(1)]);
    await server.acted('uploads.take', view);
    const pilot = { contacts: [], ltciPilot: true, officerId: officer, at: 1 };
    await server.cloudFor('', 'function').db.put('place-contacts', { _id: '430102902901', ...pilot });
    const back = await server.acted('uploads.undo', view);
    expect(back.counts).toMatchObject({ refused: 2 });
    expect(added()).toEqual(['430102901 乙街道', `430102902 ${street[0] ?? ''}`, '430102902901 一村']);
    const refused = await server.rows(view.uploadId, 'refused');
    expect(refused.map(({ message }) => message)).toEqual([
      expect.stringContaining('它下面还有村'),
      expect.stringContaining('咨询电话'),
    ]);
  });

  it('that a colleague added meanwhile stays where one’s own file is taken back', async () => {
    const rows = [
      ['村', '街道'],
      ['甲街道', ''],
      ['一村', '甲街道'],
    ];
    const [first, second] = [await uploaded(rows), await uploaded(rows)];
    await server.acted('uploads.take', first);
    await server.acted('uploads.take', second);
    const back = await server.acted('uploads.undo', second);
    expect(back).toMatchObject({ state: 'taken-back', counts: { refused: 0 } });
    expect(added()).toEqual(['430102901 甲街道', '430102901901 一村']);
  });

  it('asks to look at a name that is nearly another’s', async () => {
    const rows = [
      ['村', '街道'],
      ['甲街道', ''],
      ['濠溪村委会', '甲街道'],
    ];
    await server.acted('uploads.take', await uploaded(rows));
    const view = await uploaded([
      ['村', '街道'],
      ['濠溪村', '甲街道'],
    ]);
    expect(view.counts).toMatchObject({ new: 1, notes: 1 });
    const [note] = await server.rows(view.uploadId, 'notes');
    expect(note?.message).toContain('这里已经有“濠溪村委会”（430102901901）');
  });

  it('in GBK, as Excel writes CSV in China, is read as it is', async () => {
    // 名称,区划代码 / 甲街道,430102001 by the GBK table.
    const gbk = 'c3fbb3c62cc7f8bbaeb4fac2eb0d0abcd7bdd6b5c02c3433303130323030310d0a';
    const view = await server.uploaded(Buffer.from(gbk, 'hex'), '街道.csv', of);
    expect(view.counts).toMatchObject({ new: 1, problems: 0 });
  });

  it('is refused before it is sent for a whole city', async () => {
    await server.hireOfficer(officer, ['430100']);
    const request = { uploadId: 'e'.repeat(32), kind: 'places', name: '村.xlsx', bytes: 10 };
    expect(await server.refusalOf('uploads.begin', { ...request, region: '430100' })).toBe('REGION_TOO_WIDE');
  });

  describe('dies at whichever round trip', () => {
    const rows = [
      ['村', '街道'],
      ['甲街道', ''],
      ['一村', '甲街道'],
      ['二村', '甲街道'],
    ];
    const story = {
      act: (one: UploadTestServer, uploadId: string, wire: Wire) =>
        dispatch(filesTable, one.cloudFor(officer, 'client', wire), { action: 'uploads.go-on', uploadId }),
      recover: (one: UploadTestServer, uploadId: string) => one.untilStill(uploadId),
      outcome: (one: UploadTestServer) => added(one),
    };

    async function begun() {
      const one = await startBelow();
      const { uploadId } = await one.uploaded(workbookOf(rows), '村.xlsx', of);
      await one.asked('uploads.take', { uploadId });
      return { server: one, prepared: uploadId };
    }

    it('and is added once', async () => {
      expect(await dieEverywhere({ ...story, prepare: begun })).toBeGreaterThan(5);
    });

    it('and is taken back once', async () => {
      const prepare = async () => {
        const { server: one, prepared } = await begun();
        await one.untilStill(prepared);
        await one.asked('uploads.undo', { uploadId: prepared });
        return { server: one, prepared };
      };
      expect(await dieEverywhere({ ...story, prepare })).toBeGreaterThan(5);
    });
  });
});
