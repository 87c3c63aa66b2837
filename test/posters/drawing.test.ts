import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { drawPoster, missingCharacters, posterForms } from '../../posters';
import { layOut } from '../../posters/layout/layout';
import { breakLines } from '../../posters/layout/lines';
import { readPng, writePng } from '../../posters/drawing/png';
import { address, code, contentOf, window } from './poster';

// Reading the font and drawing take a few seconds, more on a busy machine.
jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'posters-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Seen {
  readonly width: number;
  readonly height: number;
  /** What the code on it says. */
  readonly code: string | null;
  /** Of each part, how much has its colour. */
  readonly shares: readonly number[];
}

const parts = [
  // The headline, white on green; the amount in red; the rest in black.
  { left: 0.05, top: 0.07, right: 0.95, bottom: 0.13, color: [255, 255, 255] },
  { left: 0.05, top: 0.15, right: 0.63, bottom: 0.31, color: [190, 18, 32] },
  { left: 0.2, top: 0.45, right: 0.95, bottom: 0.9, color: [24, 24, 24] },
];

function look(...files: readonly string[]): readonly Seen[] {
  const program = join(__dirname, 'look.mjs');
  const said = execFileSync(process.execPath, [program, JSON.stringify(parts), ...files]);
  return JSON.parse(said.toString()) as readonly Seen[];
}

function stored(name: string, bytes: Uint8Array | undefined): string {
  const file = join(folder, name);
  writeFileSync(file, bytes ?? new Uint8Array());
  return file;
}

/** A PDF as a printer shows it: text that a file only names, and doesn't draw, is white here. */
function printed(pdf: string): string {
  execFileSync('pdftoppm', ['-r', '100', '-png', '-singlefile', pdf, pdf]);
  return `${pdf}.png`;
}

describe('a poster', () => {
  let seen: readonly Seen[] = [];
  beforeAll(async () => {
    const [a4, a3, picture] = await drawPoster(contentOf('360983001205', window), posterForms, code);
    seen = look(printed(stored('a4.pdf', a4)), printed(stored('a3.pdf', a3)), stored('picture.png', picture));
  });

  it('prints on A4 and A3, and is a picture of the same shape', () => {
    expect(seen.map(({ width, height }) => [width, height])).toEqual([
      [827, 1170],
      [1170, 1654],
      [1240, 1755],
    ]);
  });

  it('draws its words, on paper and in the picture alike', () => {
    for (const { shares } of seen) {
      const [headline = 0, amount = 0, body = 0] = shares;
      expect(headline).toBeGreaterThan(0.15);
      expect(amount).toBeGreaterThan(0.15);
      expect(body).toBeGreaterThan(0.04);
    }
    const [paper = 0, , picture = 0] = seen.map(({ shares }) => shares[2] ?? 0);
    expect(Math.abs(paper - picture)).toBeLessThan(0.03);
  });

  it('carries the code, which reads from paper and picture', () => {
    expect(seen.map((page) => page.code)).toEqual([address, address, address]);
  });
});

describe('the layout', () => {
  it.each(['360983001205', '220204', '220182', '140525', '430300'])('of %s stays on the page', (region) => {
    const { width, height, marks } = layOut(contentOf(region, window));
    for (const mark of marks) {
      expect(mark.x).toBeGreaterThanOrEqual(0);
      expect(mark.y).toBeLessThanOrEqual(height);
      if (mark.kind === 'box') expect(mark.x + mark.width).toBeLessThanOrEqual(width);
    }
  });

  it('keeps a figure with its unit, and no line begins with a comma', () => {
    const lines = breakLines('请在2023年12月25日以前交，通知没有写。', 10, 62);
    expect(lines.join('')).toBe('请在2023年12月25日以前交，通知没有写。');
    for (const line of lines) expect(line).not.toMatch(/^[，。年月日]/);
  });

  it('names a character that the font lacks, and draws nothing', () => {
    expect(missingCharacters('濠溪村𠮷')).toEqual(['𠮷']);
    const rare = contentOf('360983001205', { ...window, name: '𠮷塘村便民窗口' });
    expect(() => layOut(rare)).toThrow('海报的字体里没有“𠮷”（在“𠮷塘村便民窗口”里）');
  });

  it('has every character of the places that the product knows', () => {
    const names = Object.values(
      JSON.parse(readFileSync(join(__dirname, '../../policy/regions/regions.json'), 'utf8')) as object,
    );
    expect(missingCharacters(names.join(''))).toEqual([]);
  });

  it('says that it is too much where the office names more than fits', () => {
    const long = { ...window, name: '瑞州街道便民服务中心'.repeat(6) };
    const content = contentOf('360983001205', long, { ...long, phone: '1' }, { ...long, phone: '2' });
    expect(() => layOut(content)).toThrow('一张海报放不下');
  });
});

describe('the picture of a code', () => {
  it.each([1, 3, 4])('is read as WeChat may send it, with %i channels', async (channels) => {
    const made = sharp(code);
    const kind = channels === 1 ? made.toColourspace('b-w') : channels === 4 ? made.ensureAlpha() : made;
    const picture = readPng(await kind.png().toBuffer());
    expect(look(stored('code.png', writePng(picture)))[0]?.code).toBe(address);
  });

  it('is refused in words where it is no PNG', () => {
    expect(() => readPng(Buffer.from('{"errcode":45009}'))).toThrow('微信给的小程序码读不出来');
  });
});
