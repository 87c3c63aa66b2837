import { uploadKinds } from '../../../contract/uploads';
import { type OfficesFile, officesFiles } from './offices-files';
import { type UploadTestServer, region, startUploadServer, workbookOf } from './uploading';

let server: UploadTestServer;
let file: OfficesFile;

const mb = 1024 * 1024;

/** Twenty kilobytes that unpack to twenty megabytes of one cell. */
function bomb(): Uint8Array {
  return workbookOf([['王'.repeat(7 * mb)]]);
}

/** As Office keeps a workbook with a password: no zip, but a file of streams. */
function encrypted(): Uint8Array {
  const head = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  return Buffer.concat([head, Buffer.alloc(1024), Buffer.from('EncryptedPackage', 'utf16le')]);
}

const noTables: readonly (readonly [string, () => Uint8Array, string])[] = [
  ['no spreadsheet', () => Buffer.from('%PDF-1.7 something'), '这个文件不是表格'],
  ['encrypted', encrypted, '打开密码'],
  [
    'an old workbook',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(64)]),
    '旧格式',
  ],
  ['a bomb', bomb, '展开以后太大'],
  ['half of a file', () => workbookOf([['姓名']]).slice(0, 300), '不完整或已损坏'],
];

describe.each(uploadKinds)('a file of the kind %s', (kind) => {
  beforeEach(async () => {
    server = await startUploadServer();
    file = await officesFiles[kind](server);
  });

  function uploaded(rows: readonly (readonly string[])[], name = '文件.xlsx') {
    return server.uploaded(workbookOf([file.header, ...rows]), name, file.of);
  }

  it('with a wrong row is marked by row and column, whatever is wrong, and its good row isn’t lost', async () => {
    const view = await uploaded([file.good, ...file.wrong.map(({ row }) => row)]);
    const problems = await server.rows(view.uploadId, 'problems');
    const named = problems.map(({ row, column }) => [row, /“(.*)”/.exec(column ?? '')?.[1] ?? null]);
    expect(named).toEqual(file.wrong.map(({ column }, at) => [at + 3, column]));
    for (const { message } of problems) expect(message).toMatch(/。$/);
    expect(view.counts).toMatchObject({ rows: 1 + file.wrong.length, problems: file.wrong.length, going: 1 });
  });

  it('without a needed column is refused as a whole, naming it', async () => {
    const at = file.header.indexOf(file.needed);
    const without = (row: readonly string[]) => row.filter((_, index) => index !== at);
    const body = workbookOf([without(file.header), without(file.good)]);
    const view = await server.uploaded(body, '文件.xlsx', file.of);
    expect(view).toMatchObject({ state: 'failed' });
    expect(view.problem).toContain('没有找到可用的表头');
  });

  it.each(noTables)(
    'that is %s is refused with what to do, and nothing of it is kept',
    async (_, body, words) => {
      const view = await server.uploaded(body(), '文件.xlsx', file.of);
      expect(view).toMatchObject({ state: 'failed', parts: 0 });
      expect(view.problem).toContain(words);
      expect(server.files.paths).toEqual([]);
      expect(server.all('upload-parts')).toEqual([]);
    },
  );

  it('of 200 MB is refused before it is sent', async () => {
    const request = {
      uploadId: 'f'.repeat(32),
      name: '大.xlsx',
      bytes: 200 * mb,
      region,
      ...file.of,
    };
    expect(await server.refusalOf('uploads.begin', request)).toBe('UPLOAD_TOO_LARGE');
  });

  it('that came before is told so, with when and under what name', async () => {
    await uploaded([file.good], '第一份.xlsx');
    const again = await uploaded([file.good], '第二份.xlsx');
    expect(again.remarks.join()).toContain('已经传过一个内容完全一样的文件（第一份.xlsx）');
  });

  it('that has no row but its heading is refused', async () => {
    expect((await uploaded([])).problem).toContain('除了表头没有内容');
  });
});
