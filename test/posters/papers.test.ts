import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { type WordKind, wordKinds } from '../../contract/words-to-hand-out';
import { policy, shippedNotices } from '../../policy';
import { carriesCode, drawWords, wordsToHandOut } from '../../posters';
import { leafletPages, letterPages } from '../../posters/papers/lay-out-words';
import { paperWords } from '../../posters/papers/paper-words';
import { address, code, contactsOf, contentOf, window } from './poster';

// Reading the font and drawing take a few seconds, more on a busy machine.
jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'papers-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A place of each notice that ships. */
const regions = ['220502', '220202', '140525', '430102', '360983001'];
const village = '360983001205';

function wordsOf(region: string) {
  return wordsToHandOut(policy, { region, contacts: contactsOf(region, window) }).words;
}

function wordsOfKind(region: string, kind: WordKind) {
  const found = wordsOf(region).find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`${region} has no ${kind}`);
  return found;
}

async function paperOf(region: string, kind: WordKind): Promise<string> {
  const file = join(folder, `${region}-${kind}.pdf`);
  const drawn = await drawWords(
    wordsOfKind(region, kind),
    contentOf(region, window),
    carriesCode(kind) ? code : null,
  );
  writeFileSync(file, drawn);
  return file;
}

/** What a reader program finds in it, without the spaces of its layout. */
function textOf(pdf: string): string {
  return execFileSync('pdftotext', ['-raw', pdf, '-']).toString().replace(/\s/g, '');
}

/** Its first page as an office's grey printer shows it. */
function printedGrey(pdf: string): string {
  execFileSync('pdftoppm', ['-gray', '-r', '150', '-png', '-singlefile', pdf, pdf]);
  return `${pdf}.png`;
}

interface Part {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How much of a part of a picture is darker than half grey. */
async function darkShare(file: string, { left, top, right, bottom }: Part): Promise<number> {
  const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true });
  let [dark, all] = [0, 0];
  for (let y = Math.floor(top * info.height); y < bottom * info.height; y += 1) {
    for (let x = Math.floor(left * info.width); x < right * info.width; x += 1) {
      all += 1;
      if ((data[(y * info.width + x) * info.channels] ?? 255) < 128) dark += 1;
    }
  }
  return dark / all;
}

function codeOn(file: string): string | null {
  const said = execFileSync(process.execPath, [join(__dirname, 'look.mjs'), '[]', file]);
  return (JSON.parse(said.toString()) as readonly { readonly code: string | null }[])[0]?.code ?? null;
}

describe('the words to hand out on paper', () => {
  it.each(regions)('of %s say every sentence, and its clauses at the foot', async (region) => {
    for (const words of wordsOf(region)) {
      const text = textOf(await paperOf(region, words.kind));
      for (const { text: sentence, by } of words.sentences) {
        expect(text).toContain(sentence.replace(/\s/g, '').replace(/＿/g, '__'));
        expect(text).toContain(by.replace(/\s/g, ''));
      }
    }
  });

  it.each(regions)('of %s need no sign that the font lacks, and stay on their sheets', (region) => {
    for (const { kind, title, sentences } of wordsOf(region)) {
      const paper = paperWords(title, sentences, { number: '2024-0000', codeCaption: null });
      const pages = kind === 'leaflet' ? leafletPages(paper) : letterPages(paper);
      expect(pages.length).toBeLessThanOrEqual(2);
      for (const { width, height, marks } of pages) {
        for (const mark of marks) {
          expect(mark.x).toBeGreaterThanOrEqual(0);
          expect(mark.y).toBeLessThanOrEqual(height);
          if (mark.kind === 'box') expect(mark.x + mark.width).toBeLessThanOrEqual(width);
        }
      }
    }
  });

  it('carry their font, so that every printer draws the same', async () => {
    const pdf = await paperOf(village, 'letter');
    const fonts = execFileSync('pdffonts', [pdf]).toString();
    // Embedded, and with a table to Unicode; cut to its signs, though its name doesn't say so: the whole has 1.5 MB.
    expect(fonts).toMatch(/NotoSansSC\S*\s.*\byes\s+\w+\s+yes\b/);
    expect(statSync(pdf).size).toBeLessThan(100_000);
  });

  it('print on A4: the letter upright, the leaflet lying with a fold in the middle', async () => {
    const sizeOf = (pdf: string): string =>
      /Page size:\s+(.*) pts/.exec(execFileSync('pdfinfo', [pdf]).toString())?.[1] ?? '';
    expect(sizeOf(await paperOf(village, 'letter'))).toBe('595.28 x 841.89');
    expect(sizeOf(await paperOf(village, 'leaflet'))).toBe('841.89 x 595.28');
  });

  it('show title, sentences and notes on a grey printer, and nothing across the fold', async () => {
    const page = printedGrey(await paperOf(village, 'leaflet'));
    const leftLeaf = { left: 0.04, top: 0.05, right: 0.47, bottom: 0.95 };
    expect(await darkShare(page, leftLeaf)).toBeGreaterThan(0.05);
    expect(await darkShare(page, { left: 0.54, top: 0.82, right: 0.96, bottom: 0.95 })).toBeGreaterThan(0.02);
    expect(await darkShare(page, { left: 0.48, top: 0.05, right: 0.52, bottom: 0.95 })).toBe(0);
  });

  it.each(['leaflet', 'letter'] as const)('carry the place’s code on the %s', async (kind) => {
    expect(codeOn(printedGrey(await paperOf(village, kind)))).toBe(address);
  });

  it('frame a draft’s mark, which stands before the amount', async () => {
    const text = textOf(await paperOf('220202', 'letter'));
    expect(text.indexOf('【征求意见稿')).toBeGreaterThan(0);
    expect(text.indexOf('【征求意见稿')).toBeLessThan(text.indexOf('每人每年交390元'));
  });

  it('name a sign that the font lacks, and aren’t made', () => {
    const sentences = [{ text: '𠮷塘村便民窗口：0795-0000001', by: '', part: 'contact' as const }];
    expect(() => paperWords('须知', sentences, { number: '2024-0000', codeCaption: null })).toThrow(
      '文件的字体里没有“𠮷”（在“𠮷塘村便民窗口：0795-0000001”里）',
    );
  });

  it('lie on four leaves where two are not enough, the first of them outside', () => {
    const sentences = Array.from({ length: 45 }, (_, at) => ({
      text: `第${at}句，写得和通知里的一样长，要占宣传单的两行，这样两张A5放不下。`,
      by: '通知一',
    }));
    const paper = paperWords('须知', sentences, { number: '2024-0000', codeCaption: null });
    const [outside, inside, ...others] = leafletPages(paper);
    expect(others).toEqual([]);
    const said = (page: typeof outside): string =>
      (page?.marks ?? []).flatMap((mark) => (mark.kind === 'words' ? [mark.text] : [])).join('');
    expect(said(outside)).toContain('须知');
    expect(said(inside)).not.toContain('须知');
    const endless = paperWords('须知', Array(6).fill(sentences).flat() as typeof sentences, {
      number: '2024-0000',
      codeCaption: null,
    });
    expect(() => leafletPages(endless)).toThrow('一张纸放不下');
  });

  it('are of every notice that ships, in all kinds', () => {
    expect(regions).toHaveLength(shippedNotices.length);
    expect(wordsOf('140525').map(({ kind }) => kind)).toEqual([...wordKinds]);
  });
});
