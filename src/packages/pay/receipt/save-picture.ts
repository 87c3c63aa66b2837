import Taro from '@tarojs/taro';
import type { ReceiptView } from '../../../../contract/receipts';
import { blocksOf, draw } from './picture';
import type { Paper, PictureBlock } from './picture';

/** Of the canvas that `PictureCanvas` puts on the page. */
export const canvasId = 'picture-canvas';

function saveInBrowser(blocks: readonly PictureBlock[], scale: number, name: string): void {
  const canvas = document.createElement('canvas');
  draw(canvas, blocks, scale);
  const link = document.createElement('a');
  link.href = canvas.toDataURL('image/png');
  link.download = name;
  link.click();
}

/** A canvas that belongs to the page: what is drawn on an OffscreenCanvas can't be exported on iOS. */
function canvasOfPage(): Promise<Taro.Canvas> {
  return new Promise((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(`#${canvasId}`)
      .fields({ node: true, size: true })
      .exec((found: readonly ({ readonly node?: Taro.Canvas } | null)[]) => {
        const node = found[0]?.node;
        if (node) resolve(node);
        else reject(new Error('the page has no canvas'));
      });
  });
}

async function saveInWeChat(blocks: readonly PictureBlock[], scale: number): Promise<void> {
  const canvas = await canvasOfPage();
  draw(canvas as unknown as Paper, blocks, scale);
  const { width, height } = canvas;
  const { tempFilePath } = await Taro.canvasToTempFilePath({
    canvas,
    x: 0,
    y: 0,
    width,
    height,
    destWidth: width,
    destHeight: height,
    fileType: 'png',
  });
  await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath });
}

/**
 * Saves a receipt as a picture: a download in the browser, the album in WeChat. The page must hold a `PictureCanvas`.
 * @param scale of the letters, 1 being the ordinary size
 * @returns false where it could not be saved, as when the album may not be written to
 */
export async function saveAsPicture(receipt: ReceiptView, scale: number): Promise<boolean> {
  const blocks = blocksOf(receipt);
  try {
    if (process.env.TARO_ENV === 'h5') saveInBrowser(blocks, scale, `receipt-${receipt.number}.png`);
    else await saveInWeChat(blocks, scale);
    return true;
  } catch {
    return false;
  }
}
