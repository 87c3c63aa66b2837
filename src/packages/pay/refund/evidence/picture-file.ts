import Taro from '@tarojs/taro';
import { mostPictureBytes } from '../../../../../contract/evidence';
import { formatBytes, isHeic, pictureFormat } from '../../../../../contract/picture-format';

/** A picture on the phone, before it was sent: `path` is the phone's own, and shows it. */
export interface PictureOnPhone {
  readonly path: string;
  readonly bytes: number;
}

const onWeb = process.env.TARO_ENV === 'h5';

/** Above it a picture is made smaller: a page of paper reads well at a fifth of it. */
const smallEnoughBytes = 1024 * 1024;
/** Pixels of the longer side: printing of a page is read well. */
const longerSide = 2000;
const quality = 80;

function readBeginning(filePath: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      position: 0,
      length: formatBytes,
      success: ({ data }) => resolve(new Uint8Array(data as ArrayBuffer)),
      fail: reject,
    });
  });
}

async function beginningInBrowser(path: string): Promise<Uint8Array> {
  const file = await (await fetch(path)).blob();
  return new Uint8Array(await file.slice(0, formatBytes).arrayBuffer());
}

/** Chinese words on what keeps the file from being sent; null where nothing does. The server looks again. */
export async function whyNotSendable({ path, bytes }: PictureOnPhone): Promise<string | null> {
  const beginning = await (onWeb ? beginningInBrowser(path) : readBeginning(path));
  if (isHeic(beginning)) return '是苹果手机的HEIC格式，工作人员的手机可能打不开。请截一张图，或存成JPG再选。';
  if (pictureFormat(beginning) === null) return '不是图片。请选照片或截图（JPG、PNG、WebP）。';
  const most = mostPictureBytes / 1024 / 1024;
  return bytes > mostPictureBytes ? `超过${most}MB，请换一张小一点的，或重新拍一张。` : null;
}

async function smallerInBrowser({ path }: PictureOnPhone): Promise<PictureOnPhone> {
  const picture = await createImageBitmap(await (await fetch(path)).blob());
  const scale = Math.min(1, longerSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const file = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', quality / 100),
  );
  if (file === null) throw new Error('the browser made no picture of the canvas');
  return { path: URL.createObjectURL(file), bytes: file.size };
}

function sizeOf(filePath: string): Promise<number> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().getFileInfo({
      filePath,
      success: ({ size }) => resolve(size),
      fail: reject,
    });
  });
}

async function smallerInWeChat({ path }: PictureOnPhone): Promise<PictureOnPhone> {
  const { tempFilePath } = await Taro.compressImage({ src: path, quality, compressedWidth: longerSide });
  return { path: tempFilePath, bytes: await sizeOf(tempFilePath) };
}

/** The picture, smaller where it was large and the phone can; else as it is. */
export async function madeSmaller(picture: PictureOnPhone): Promise<PictureOnPhone> {
  if (picture.bytes <= smallEnoughBytes) return picture;
  try {
    const smaller = await (onWeb ? smallerInBrowser(picture) : smallerInWeChat(picture));
    return smaller.bytes < picture.bytes ? smaller : picture;
  } catch {
    return picture;
  }
}
