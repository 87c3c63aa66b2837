import type { ReceiptView } from '../../../../contract/receipts';
import { sayDay, sayMomentWithYear } from '../../../words/days';
import { yuan } from '../../../words/money';
import { adds, itemWords, paymentSourcesOf } from './receipt-words';

/** A part of the picture; the first has no title of its own. */
export interface PictureBlock {
  readonly title?: string;
  readonly lines: readonly string[];
}

function factsOf(receipt: ReceiptView): readonly string[] {
  const { coveredFrom, coveredTo } = receipt;
  return [
    `参保人：${receipt.insured}`,
    ...(receipt.payer ? [`缴费人：${receipt.payer}`] : []),
    `参保地：${receipt.place}`,
    `参保年度：${receipt.year}年度`,
    `已缴：${yuan(receipt.amountFen)} 元（${paymentSourcesOf(receipt)}）`,
    ...(receipt.payee ? [`微信支付收款方：${receipt.payee}`] : []),
    `缴费时间：${sayMomentWithYear(receipt.paidAt)}`,
    ...(coveredFrom
      ? [`享受待遇：${sayDay(coveredFrom)}${coveredTo ? `到${sayDay(coveredTo)}` : '起'}`]
      : []),
    `凭证号：${receipt.number}`,
  ];
}

/**
 * What stands on the picture. No identity number is among it, and no clause: that of a subsidy tells what someone is,
 * and pictures are passed on.
 */
export function blocksOf(receipt: ReceiptView): readonly PictureBlock[] {
  return [
    { lines: factsOf(receipt) },
    {
      title: '怎么算出来的',
      lines: [
        ...receipt.items.map((item) => `${itemWords[item.kind]}：${adds(item)}`),
        ...(receipt.items.length > 1 ? [`合计：${yuan(receipt.amountFen)} 元`] : []),
      ],
    },
    { title: '接下来', lines: [...receipt.next, receipt.taxCertificate] },
  ];
}

/** The picture's words, line by line. */
export function linesOf(receipt: ReceiptView): readonly string[] {
  return blocksOf(receipt).flatMap(({ title, lines }) => (title === undefined ? lines : [title, ...lines]));
}

/** What both a browser's canvas and WeChat's have in common, as far as it is used. */
export interface Brush {
  fillStyle: string | CanvasGradient | CanvasPattern;
  font: string;
  fillRect(x: number, y: number, w: number, h: number): void;
  fillText(words: string, x: number, y: number): void;
  measureText(words: string): { readonly width: number };
}

const width = 750;
const margin = 48;
const bodySize = 30;
/** Named, because a canvas has no language: without it Chinese may come in another country's shapes. */
const fonts = "'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif";
const headWords = '居民医保缴费凭证';
const green = '#06663c';

interface PlacedLine {
  readonly words: string;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
}

/** Where every line of the picture stands, and how high it is. Sizes in pixels of the picture. */
export interface Layout {
  readonly lines: readonly PlacedLine[];
  readonly headHeight: number;
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
  return { lines, headHeight, height: Math.ceil(y) };
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

/**
 * Paints the blocks, the paper as high as they need.
 * @param scale of the letters, 1 being the ordinary size
 * @throws where nothing can be drawn on the paper
 */
export function draw(paper: Paper, blocks: readonly PictureBlock[], scale: number): void {
  const brush = paper.getContext('2d') as Brush | null;
  if (!brush) throw new Error('no canvas');
  paper.width = width;
  const layout = layOut(brush, blocks, scale);
  paper.height = layout.height;
  paint(brush, layout);
}
