import { Readable } from 'node:stream';
import {
  PDFDocument,
  type PDFFont,
  type PDFImage,
  type PDFPage,
  TextRenderingMode,
  rgb,
} from '@cantoo/pdf-lib';
import { create } from 'fontkit';
import { posterFont } from '../font/font';
import { type Box, type Color, type Page, type Words, strongStroke } from '../layout/page';

/** How much larger than A4 a sheet is; each has the same shape. */
export const papers = { a4: 1, a3: Math.SQRT2 } as const;
export type Paper = keyof typeof papers;

/** Points of ISO 216 A4, upright. */
const a4 = { width: 595.28, height: 841.89 };

interface Subset {
  encode(): Uint8Array;
  encodeStream?: () => Readable;
}

/** The drawing library asks a subset for a stream, as an older fontkit gave it. */
const fontkit = {
  create(bytes: Uint8Array) {
    const face = create(Buffer.from(bytes)) as unknown as { createSubset(): Subset };
    const createSubset = face.createSubset.bind(face);
    face.createSubset = () => {
      const subset = createSubset();
      subset.encodeStream = () => Readable.from([Buffer.from(subset.encode())]);
      return subset;
    };
    return face;
  },
};

export interface SheetOptions {
  /** The code's own PNG; null where no page has a place for it. */
  readonly code: Uint8Array | null;
  readonly title: string;
}

export interface PaperOptions extends SheetOptions {
  readonly papers: readonly Paper[];
}

async function openDocument({ code, title }: SheetOptions) {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit as unknown as Parameters<PDFDocument['registerFontkit']>[0]);
  const font = await pdf.embedFont(posterFont().bytes, { subset: true, features: { kern: false } });
  const codeImage = code === null ? null : await pdf.embedPng(code);
  pdf.setTitle(title);
  pdf.setLanguage('zh-CN');
  return { pdf, font, codeImage };
}

/** The poster as PDFs with their font in them: they print the same everywhere. One drawing serves for all sizes. */
export async function drawPapers(page: Page, options: PaperOptions): Promise<readonly Uint8Array[]> {
  const { pdf, font, codeImage } = await openDocument(options);
  const { width, height } = a4;
  const sheet = pdf.addPage([width, height]);
  draw(page, { sheet, font, codeImage, scale: width / page.width, height });
  const files: Uint8Array[] = [];
  let size = 1;
  for (const paper of options.papers) {
    sheet.scale(papers[paper] / size, papers[paper] / size);
    size = papers[paper];
    files.push(await pdf.save());
  }
  return files;
}

/** Pages as one PDF of A4, each upright or lying as it is laid out. */
export async function drawSheets(pages: readonly Page[], options: SheetOptions): Promise<Uint8Array> {
  const { pdf, font, codeImage } = await openDocument(options);
  for (const page of pages) {
    const isUpright = page.height > page.width;
    const [width, height] = isUpright ? [a4.width, a4.height] : [a4.height, a4.width];
    const sheet = pdf.addPage([width, height]);
    draw(page, { sheet, font, codeImage, scale: width / page.width, height });
  }
  return pdf.save();
}

interface Sheet {
  readonly sheet: PDFPage;
  readonly font: PDFFont;
  readonly codeImage: PDFImage | null;
  readonly scale: number;
  /** PDF counts from below. */
  readonly height: number;
}

function inkOf([red, green, blue]: Color): ReturnType<typeof rgb> {
  return rgb(red / 255, green / 255, blue / 255);
}

function draw(page: Page, on: Sheet): void {
  for (const mark of page.marks) {
    if (mark.kind === 'box') drawBox(mark, on);
    else if (mark.kind === 'words') drawWords(mark, on);
    else {
      const { sheet, codeImage, scale, height } = on;
      if (codeImage === null) continue;
      const side = mark.side * scale;
      const y = height - mark.y * scale - side;
      sheet.drawImage(codeImage, { x: mark.x * scale, y, width: side, height: side });
    }
  }
}

function drawBox({ x, y, width, height, radius: r, color }: Box, { sheet, scale, height: top }: Sheet): void {
  const corner = (dx: number, dy: number): string => (r === 0 ? '' : `a${r},${r} 0 0 1 ${dx},${dy}`);
  const path = [
    `M${r},0H${width - r}${corner(r, r)}V${height - r}${corner(-r, r)}`,
    `H${r}${corner(-r, -r)}V${r}${corner(r, -r)}Z`,
  ].join('');
  sheet.drawSvgPath(path, { x: x * scale, y: top - y * scale, scale, color: inkOf(color) });
}

function drawWords({ text, x, y, size, color, strong }: Words, { sheet, font, scale, height }: Sheet): void {
  if (text === '') return;
  const ink = inkOf(color);
  const thick = strong
    ? {
        renderMode: TextRenderingMode.FillAndOutline,
        strokeColor: ink,
        strokeWidth: size * scale * strongStroke,
      }
    : {};
  sheet.drawText(text, {
    x: x * scale,
    y: height - y * scale,
    size: size * scale,
    font,
    color: ink,
    ...thick,
  });
}
