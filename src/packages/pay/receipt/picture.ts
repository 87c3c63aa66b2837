import Taro from '@tarojs/taro';
import type { ReceiptView } from '../../../../contract/receipts';
import { sayDay, sayMomentWithYear } from '../../../words/days';
import { yuan } from '../../../words/money';
import { purseWords } from '../../../words/order-state';

const width = 750;
const margin = 48;
const lineHeight = 56;
const headHeight = 200;

/** The receipt's lines as they stand on the picture. No identity number is among them. */
export function linesOf(receipt: ReceiptView): readonly string[] {
  const { coveredFrom, coveredTo } = receipt;
  return [
    `参保人：${receipt.insured}`,
    ...(receipt.payer ? [`缴费人：${receipt.payer}`] : []),
    `参保地：${receipt.place}`,
    `参保年度：${receipt.year}年度`,
    `已缴：${yuan(receipt.amountFen)} 元（${purseWords[receipt.purse]}）`,
    `缴费时间：${sayMomentWithYear(receipt.paidAt)}`,
    ...(coveredFrom
      ? [`享受待遇：${sayDay(coveredFrom)}${coveredTo ? `到${sayDay(coveredTo)}` : '起'}`]
      : []),
    `凭证号：${receipt.number}`,
    '这不是税务部门的缴费证明',
  ];
}

/** What both a browser's canvas and WeChat's have in common, as far as it is used. */
interface Brush {
  fillStyle: string | CanvasGradient | CanvasPattern;
  font: string;
  fillRect(x: number, y: number, w: number, h: number): void;
  fillText(words: string, x: number, y: number, most?: number): void;
}

const heightOf = (lines: readonly string[]): number => headHeight + (lines.length + 1) * lineHeight;

function paint(brush: Brush, lines: readonly string[]): void {
  brush.fillStyle = '#ffffff';
  brush.fillRect(0, 0, width, heightOf(lines));
  brush.fillStyle = '#06663c';
  brush.fillRect(0, 0, width, headHeight - lineHeight);
  brush.fillStyle = '#ffffff';
  brush.font = '44px sans-serif';
  brush.fillText('居民医保缴费凭证', margin, 92);
  brush.fillStyle = '#1a1a1a';
  brush.font = '30px sans-serif';
  lines.forEach((line, at) => brush.fillText(line, margin, headHeight + at * lineHeight, width - 2 * margin));
}

function saveInBrowser(lines: readonly string[], name: string): void {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = heightOf(lines);
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('这个浏览器不能生成图片，请截屏保存。');
  paint(brush, lines);
  const link = document.createElement('a');
  link.href = canvas.toDataURL('image/png');
  link.download = name;
  link.click();
}

async function saveInWeChat(lines: readonly string[]): Promise<void> {
  const canvas = Taro.createOffscreenCanvas({ type: '2d', width, height: heightOf(lines) });
  paint(canvas.getContext('2d') as unknown as Brush, lines);
  const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas: canvas as unknown as Taro.Canvas });
  await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath });
}

/**
 * Saves a receipt as a picture: a download in the browser, the album in WeChat.
 * @returns false where it could not be saved, as when the album may not be written to
 */
export async function saveAsPicture(receipt: ReceiptView): Promise<boolean> {
  const lines = linesOf(receipt);
  try {
    if (process.env.TARO_ENV === 'h5') saveInBrowser(lines, `receipt-${receipt.number}.png`);
    else await saveInWeChat(lines);
    return true;
  } catch {
    return false;
  }
}
