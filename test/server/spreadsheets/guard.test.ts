import { zipSync } from 'fflate';
import { usualLimits } from '../../../server/spreadsheets';
import { madeUp, refusal, rowsOf, workbook } from './files';

function utf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}
/** Made up: an old file whose directory names the stream that Office writes a workbook with a password to. */
const withPassword = Buffer.concat([workbook('roster.xls'), Buffer.from('EncryptedPackage', 'utf16le')]);
function row(cells: string): string {
  return `<sheetData><row>${cells}</row></sheetData>`;
}

describe('a file that is no table of today', () => {
  it.each([
    ['an old workbook', workbook('roster.xls'), 'SPREADSHEET_OLD_FORMAT', '另存为'],
    ['a web page named .xls', utf8('<html><table><tr><td>姓名'), 'SPREADSHEET_OLD_FORMAT', '.xlsx'],
    ['a workbook with a password', withPassword, 'SPREADSHEET_ENCRYPTED', '去掉密码'],
    ['a zip with a password', workbook('zip-with-password.xlsx'), 'SPREADSHEET_ENCRYPTED', '去掉密码'],
    ['a PDF', utf8('%PDF-1.7 …'), 'NO_SPREADSHEET', '.xlsx'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'NO_SPREADSHEET', '图片'],
    ['nothing', new Uint8Array(), 'NO_SPREADSHEET', '.csv'],
    ['a zip of something else', zipSync({ 'a.txt': utf8('a') }), 'NO_SPREADSHEET', '不是表格'],
    ['half a workbook', workbook('roster.xlsx').slice(0, 3000), 'SPREADSHEET_DAMAGED', '重新发'],
    [
      'a workbook with wrong XML',
      madeUp({ sheet: '<sheetData><row></sheetData>' }),
      'SPREADSHEET_DAMAGED',
      '损坏',
    ],
    [
      'a text that is nowhere',
      madeUp({ sheet: row('<c t="s"><v>7</v></c>') }),
      'SPREADSHEET_DAMAGED',
      '损坏',
    ],
  ])('such as %s is refused with what to do', async (_, bytes, code, words) => {
    const { code: refused, message } = await refusal(bytes);
    expect(refused).toBe(code);
    expect(message).toContain(words);
  });

  it('whose bytes were changed on the way is damaged', async () => {
    const bytes = Uint8Array.from(workbook('roster.xlsx'));
    const middle = Math.floor(bytes.length / 3);
    for (let at = middle; at < middle + 64; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    expect((await refusal(bytes)).code).toBe('SPREADSHEET_DAMAGED');
  });
});

describe('a file that would cost too much', () => {
  const small = {
    ...usualLimits,
    rows: 3,
    columns: 3,
    sharedStrings: 2,
    mergedRanges: 1,
    fileBytes: 2 * 1024 * 1024,
  };

  it.each([
    ['rows', `<sheetData>${'<row><c><v>1</v></c></row>'.repeat(4)}</sheetData>`, '超过3行'],
    ['columns', row('<c r="D1"><v>1</v></c>'), 'D列有内容，而最多读到C列'],
    [
      'merged ranges',
      '<sheetData/><mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/></mergeCells>',
      '合并',
    ],
  ])('by its %s is refused', async (_, sheet, words) => {
    const { code, message } = await refusal(madeUp({ sheet }), small);
    expect(code).toBe('SPREADSHEET_TOO_LARGE');
    expect(message).toContain(words);
  });

  it('by its bytes, or by texts that cells share, is refused', async () => {
    expect((await refusal(new Uint8Array(3 * 1024 * 1024), small)).message).toContain('超过2MB');
    const sharedStrings = '<si><t>a</t></si>'.repeat(3);
    expect((await refusal(madeUp({ sharedStrings }), small)).code).toBe('SPREADSHEET_TOO_LARGE');
  });

  it('merges the whole sheet without any cost', async () => {
    const sheet = `${row('<c><v>1</v></c>')}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`;
    expect(await rowsOf(madeUp({ sheet }))).toHaveLength(1);
  });

  it.each([
    ['one cell', (mb: number) => row(`<c t="inlineStr"><is><t>${'a'.repeat(mb * 1024 * 1024)}</t></is></c>`)],
    ['one attribute', (mb: number) => row(`<c r="${'A'.repeat(mb * 1024 * 1024)}"/>`)],
    ['blanks between rows', (mb: number) => `<sheetData>${' '.repeat(mb * 1024 * 1024)}</sheetData>`],
  ])('because %s unpacks to 20 MB is stopped long before', async (_, sheet) => {
    const bomb = madeUp({ sheet: sheet(20) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(usualLimits.partBytes).toBeGreaterThan(20 * 1024 * 1024);
    expect((await refusal(bomb)).code).toBe('SPREADSHEET_TOO_LARGE');
  });

  it('because its rows never end is stopped at the bytes of a part', async () => {
    const sheet = `<sheetData>${'<row/>'.repeat(1_000_000)}</sheetData>`;
    const { code } = await refusal(madeUp({ sheet }), { ...usualLimits, partBytes: 1024 * 1024 });
    expect(code).toBe('SPREADSHEET_TOO_LARGE');
  });
});

describe('XML that reaches beyond itself', () => {
  it('is refused: no workbook declares a type or an entity', async () => {
    const laughs = '<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet><sheetData/></worksheet>';
    expect((await refusal(madeUp({ more: { 'xl/sheet1.xml': laughs } }))).code).toBe('SPREADSHEET_DAMAGED');
    expect((await refusal(madeUp({ sheet: row('<c t="inlineStr"><is><t>&b;</t></is></c>') }))).code).toBe(
      'SPREADSHEET_DAMAGED',
    );
  });
});
