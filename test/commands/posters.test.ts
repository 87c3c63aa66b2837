import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostersArgumentsError, readPostersArguments } from '../../commands/posters/arguments';
import { previewAddress } from '../../commands/posters/preview';
import { printPosters } from '../../commands/posters/print';

// Reading the font and drawing take a few seconds, more on a busy machine.
jest.setTimeout(120_000);

/** Nothing listens there: telephone numbers come from the notices alone. */
const preview = 'http://127.0.0.1:9/';
let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'posters-command-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

describe('npm run posters', () => {
  it('prints a place and everything under it', async () => {
    const printed = await printPosters({ region: '360983001', out, forms: ['a4'], preview });
    // The street, and the 26 villages and communities that the table has under it.
    expect([printed.places, readdirSync(out).length]).toEqual([27, 27]);
    expect(readdirSync(out)).toContain('360983001205-濠溪村委会-2024-A4.pdf');
  });

  it('prints words to hand out beside them, as many kinds as were asked for', async () => {
    const region = '360983001205';
    await printPosters({ region, out, forms: [], words: ['leaflet', 'letter'], preview });
    expect(readdirSync(out).sort()).toEqual([
      '360983001205-濠溪村委会-2024-宣传单.pdf',
      '360983001205-濠溪村委会-2024-致居民的一封信.pdf',
    ]);
  });

  it('leaves out what has no notice, and names it', async () => {
    const printed = await printPosters({ region: '220200', out, forms: ['a4'], preview });
    expect(readdirSync(out)).toContain('220204-船营区-2024-A4.pdf');
    expect(printed.leftOut).toEqual([
      { region: '220200', why: expect.stringContaining('请选到下面的区、县') as string },
    ]);
  });

  it('makes codes that open the preview with the place and the poster', () => {
    expect(previewAddress(preview, { region: '360983001', poster: '2024-a2cc' })).toBe(
      'http://127.0.0.1:9/#/pages/index/index?scene=r%3D360983001%26p%3D2024-a2cc',
    );
  });

  const region = '360983001';
  it.each([
    ['an unknown place', { region: '999999' }, '没有区划代码是“999999”的地方'],
    ['half a code', { region: '36098' }, '要写全'],
    ['a place without a notice', { region: '110000' }, '北京市还没有参保缴费通知'],
  ])('refuses %s in words', async (_, changes, words) => {
    await expect(printPosters({ out, forms: ['a4'], preview, ...changes })).rejects.toThrow(words);
    expect(readdirSync(out)).toEqual([]);
  });

  it('refuses a folder that is none', async () => {
    const file = join(out, 'a-file');
    writeFileSync(file, '');
    await expect(printPosters({ region, out: file, forms: ['a4'], preview })).rejects.toThrow(
      '不能写进文件夹',
    );
  });

  it.each([
    ['no region', ['--out', 'x'], '缺少 --region'],
    ['no folder', ['--region', region], '缺少 --out'],
    ['a year that is none', ['--region', region, '--out', 'x', '--year', '24'], '四位数的年份'],
    ['a form that there is not', ['--region', region, '--out', 'x', '--forms', 'a5'], '没有“a5”'],
    ['words that there are not', ['--region', region, '--out', 'x', '--words', 'book'], '没有“book”'],
    ['an option that there is not', ['--place', region], '--place'],
  ])('says what is wrong with %s', (_, args, words) => {
    expect(() => readPostersArguments(args)).toThrow(PostersArgumentsError);
    expect(() => readPostersArguments(args)).toThrow(words);
  });
});
