import type { PictureBlock } from './picture-words';

/** What both a browser's canvas and WeChat's have in common, as far as it is used. */
export interface Brush {
  fillStyle: string | CanvasGradient | CanvasPattern;
  font: string;
  fillRect(x: number, y: number, w: number, h: number): void;
  fillText(words: string, x: number, y: number): void;
  drawImage(picture: CanvasImageSource, x: number, y: number, w: number, h: number): void;
  measureText(words: string): { readonly width: number };
}

const width = 750;
const margin = 48;
const bodySize = 30;
/** Named, because a canvas has no language: without it Chinese may come in another country's shapes. */
const fonts = "'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif";
const headWords = '居民医保缴费凭证';
const green = '#06663c';
/** How wide and high the code is. */
const codeSide = 240;
/** Beyond it WeChat exports no canvas. */
const highest = 4000;

interface PlacedLine {
  readonly words: string;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
}

/** Where every line of the picture stands, where the code below them, and how high it is. Sizes in pixels of the picture. */
export interface Layout {
  readonly lines: readonly PlacedLine[];
  readonly headHeight: number;
  readonly codeTop: number;
  readonly height: number;
}

/** Not at the beginning of a line: they belong to what stands before. */
const trailing = '，。；：、）”！？';

/** Chinese may be cut after any character; an amount with its unit, a number or a word may not. */
function piecesOf(words: string): readonly string[] {
  return words.match(/[\w.,-]+(?: 元)?|[\s\S]/g) ?? [];
}

/** Cuts a line where it would leave the picture. */
function wrapped(brush: Brush, words: string): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const piece of piecesOf(words)) {
    const full = brush.measureText(row + piece).width > width - 2 * margin;
    if (full && row !== '' && !trailing.includes(piece)) {
      rows.push(row);
      row = '';
    }
    row += row === '' ? piece.trimStart() : piece;
  }
  return row === '' ? rows : [...rows, row];
}

/** `scale` is the size of the letters beside the ordinary: whoever needs large ones needs them here too. */
export function layOut(brush: Brush, blocks: readonly PictureBlock[], scale: number): Layout {
  const size = Math.round(bodySize * scale);
  const step = Math.round(size * 1.6);
  const headHeight = Math.round(size * 3.4);
  const lines: PlacedLine[] = [];
  let y = headHeight + step * 1.2;
  brush.font = `${size}px ${fonts}`;
  const put = (words: string, colour: string): void => {
    for (const row of wrapped(brush, words)) {
      lines.push({ words: row, y, size, colour });
      y += step;
    }
  };
  for (const { title, lines: said } of blocks) {
    if (title !== undefined) put(title, green);
    for (const words of said) put(words, '#1a1a1a');
    y += step * 0.5;
  }
  return { lines, headHeight, codeTop: Math.ceil(y), height: Math.ceil(y) };
}

/** The same with smaller letters where the picture would be too high to be saved, as that of a large family. */
function fitted(brush: Brush, blocks: readonly PictureBlock[], scale: number): Layout {
  const layout = layOut(brush, blocks, scale);
  return layout.height <= highest ? layout : fitted(brush, blocks, scale * 0.9);
}

function paint(brush: Brush, { lines, headHeight, height }: Layout): void {
  brush.fillStyle = '#ffffff';
  brush.fillRect(0, 0, width, height);
  brush.fillStyle = green;
  brush.fillRect(0, 0, width, headHeight);
  brush.fillStyle = '#ffffff';
  brush.font = `44px ${fonts}`;
  brush.fillText(headWords, margin, headHeight / 2 + 16);
  for (const { words, y, size, colour } of lines) {
    brush.fillStyle = colour;
    brush.font = `${size}px ${fonts}`;
    brush.fillText(words, margin, y);
  }
}

/** A browser's canvas, or WeChat's node of one. Setting its size clears it. */
export interface Paper {
  width: number;
  height: number;
  getContext(kind: '2d'): unknown;
}

/** A code to be drawn below the words. */
export type CodeImage = CanvasImageSource | null;

export interface Drawing {
  readonly blocks: readonly PictureBlock[];
  /** Of the letters, 1 being the ordinary size. */
  readonly scale: number;
  readonly code: CodeImage;
}

/**
 * Paints the blocks and the code, the paper as high as they need.
 * @throws where nothing can be drawn on the paper
 */
export function draw(paper: Paper, { blocks, scale, code }: Drawing): void {
  const brush = paper.getContext('2d') as Brush | null;
  if (!brush) throw new Error('no canvas');
  paper.width = width;
  const words = fitted(brush, blocks, scale);
  const layout = code === null ? words : { ...words, height: words.codeTop + codeSide + margin };
  paper.height = layout.height;
  paint(brush, layout);
  if (code !== null) brush.drawImage(code, margin, layout.codeTop, codeSide, codeSide);
}
