import { unzipSync } from 'fflate';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { type OutSheet, workbookBytes, writeCsv, writeWorkbook } from '../../../server/spreadsheets';
import { rowsOf, written } from './files';

const columns = ['姓名', '证件号码', '人数', '个人缴费（元）', '日期'].map((heading) => ({
  heading,
  width: 20,
}));
const people: OutSheet = {
  name: '名册',
  titles: ['某县名册', '2024年度'],
  columns,
  rows: [
    ['王明', '399999195805120018', 1, { fen: fen(38_050) }, { day: isoDay('2023-09-01') }],
    ['=HYPERLINK("http://x","点我")', '@SUM(1)', 0, { fen: fen(0) }, null],
    ['a\u0000b\u0008c_x0041_<&>"\ud800', ' 两头 ', -3, { fen: fen(1) }, { day: isoDay('1900-02-01') }],
    ['短'],
  ],
};

async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  return Buffer.from(unzipSync(bytes)[name] ?? []).toString('utf8');
}

describe('a workbook', () => {
  it('holds what was written, as words, counts, amounts and days', async () => {
    const rows = await rowsOf(await workbookBytes([people]));
    expect(written(rows)).toEqual([
      '1: 某县名册',
      '2: 2024年度',
      '3: 姓名 | 证件号码 | 人数 | 个人缴费（元） | 日期',
      '4: 王明 | 399999195805120018 | 1 | 380.5 | 2023-09-01',
      '5: =HYPERLINK("http://x","点我") | @SUM(1) | 0 | 0',
      '6: abc_x0041_<&>" |  两头  | -3 | 0.01 | 1900-02-01',
      '7: 短',
    ]);
    expect(rows[3]?.cells.map((cell) => cell?.kind)).toEqual(['text', 'text', 'number', 'number', 'date']);
  });

  it('has no cell that runs, whatever it holds', async () => {
    const sheet = await partOf(await workbookBytes([people]), 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toMatch(/<f[ >/]/);
    expect(sheet).toContain(
      '<c r="A5" s="1" t="inlineStr"><is><t>=HYPERLINK(&quot;http://x&quot;,&quot;点我&quot;)</t></is></c>',
    );
    expect(await partOf(await workbookBytes([people]), 'xl/styles.xml')).toMatch(
      /<cellXfs[^>]*><xf[^>]*\/><xf numFmtId="49"/,
    );
  });

  it('prints its heading on every page', async () => {
    const bytes = await workbookBytes([people, { ...people, name: '名册' }, { ...people, name: "a'[b]:*" }]);
    const book = await partOf(bytes, 'xl/workbook.xml');
    expect(book).toContain('localSheetId="0">\'名册\'!$1:$3<');
    expect(book).toContain('<sheet name="名册（2）"');
    expect(book).toContain("localSheetId=\"2\">'a''b'!$1:$3<");
    expect(await partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('fitToWidth="1" fitToHeight="0"');
  });

  it('goes on in another sheet where one is full', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => [at + 1]);
    const pieces: Buffer[] = [];
    const sheet = { name: '城', columns: [{ heading: 'n', width: 9 }], rows };
    for await (const piece of writeWorkbook([sheet], 10)) pieces.push(piece);
    const second = await rowsOf(Buffer.concat(pieces));
    expect(written(second.filter((row) => row.sheet === '城（2）'))).toEqual([
      '1: n',
      '2: 10',
      '3: 11',
      '4: 12',
    ]);
  });

  it('that fails while it is written throws what its rows threw', async () => {
    async function* rows(): AsyncGenerator<readonly string[]> {
      yield ['a'];
      throw new Error('the store is away');
    }
    await expect(workbookBytes([{ ...people, rows: rows() }])).rejects.toThrow('the store is away');
  });
});

it('a file of lines has its mark, and nothing in it runs', async () => {
  const pieces: Buffer[] = [];
  const rows = [['=1+1', '-2', '\t3', 'a,"b"', 4, { fen: fen(38_000) }, { day: isoDay('2023-09-01') }, null]];
  for await (const piece of writeCsv(['a', '@b'], rows)) pieces.push(piece);
  expect(Buffer.concat(pieces).toString('utf8')).toBe(
    `\ufeffa,'@b\r\n'=1+1,'-2,'\t3,"a,""b""",4,380.00,2023-09-01,\r\n`,
  );
});
