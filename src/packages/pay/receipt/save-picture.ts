import Taro from '@tarojs/taro';
import { draw } from './picture';
import type { Drawing, Paper } from './picture';

/** Of the canvas that `PictureCanvas` puts on the page. */
export const canvasId = 'picture-canvas';

/** A picture to be drawn; the code as PNG in base64, or null where there is none. */
export type PictureToSave = Omit<Drawing, 'code'> & { readonly code: string | null };

interface Loadable {
  src: string;
  onload: unknown;
  onerror: unknown;
}

/** The code as something that can be drawn; null where it can't be read: the picture does without. */
function loaded(image: Loadable, png: string | null): Promise<CanvasImageSource | null> {
  if (png === null) return Promise.resolve(null);
  return new Promise((resolve) => {
    image.onload = () => resolve(image as unknown as CanvasImageSource);
    image.onerror = () => resolve(null);
    image.src = `data:image/png;base64,${png}`;
  });
}

async function saveInBrowser({ code, ...rest }: PictureToSave, name: string): Promise<void> {
  const canvas = document.createElement('canvas');
  draw(canvas, { ...rest, code: await loaded(new Image(), code) });
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

async function saveInWeChat({ code, ...rest }: PictureToSave): Promise<void> {
  const canvas = await canvasOfPage();
  const image = code === null ? null : await loaded(canvas.createImage() as unknown as Loadable, code);
  draw(canvas as unknown as Paper, { ...rest, code: image });
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
 * Saves a picture: a download of this name in the browser, the album in WeChat. The page must hold a `PictureCanvas`.
 * @returns false where it could not be saved, as when the album may not be written to
 */
export async function saveAsPicture(picture: PictureToSave, name: string): Promise<boolean> {
  try {
    if (process.env.TARO_ENV === 'h5') await saveInBrowser(picture, name);
    else await saveInWeChat(picture);
    return true;
  } catch {
    return false;
  }
}
