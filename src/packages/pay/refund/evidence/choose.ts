import Taro from '@tarojs/taro';
import type { PictureOnPhone } from './picture-file';

const onWeb = process.env.TARO_ENV === 'h5';

function chooseInBrowser(most: number): Promise<readonly PictureOnPhone[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.multiple = most > 1;
    input.addEventListener('cancel', () => resolve([]));
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])].slice(0, most);
      resolve(files.map((file) => ({ path: URL.createObjectURL(file), bytes: file.size })));
    });
    input.click();
  });
}

async function chooseInWeChat(most: number): Promise<readonly PictureOnPhone[]> {
  const { tempFiles } = await Taro.chooseMedia({
    count: most,
    mediaType: ['image'],
    sizeType: ['compressed'],
    sourceType: ['album', 'camera'],
  });
  return tempFiles.map(({ tempFilePath, size }) => ({ path: tempFilePath, bytes: size }));
}

function wasCancelled(error: unknown): boolean {
  return String((error as { errMsg?: unknown } | null)?.errMsg ?? '').includes('cancel');
}

/** Lets the person take pictures or choose some, at most so many; none where he changed his mind. */
export async function choosePictures(most: number): Promise<readonly PictureOnPhone[]> {
  try {
    return await (onWeb ? chooseInBrowser(most) : chooseInWeChat(most));
  } catch (error) {
    if (wasCancelled(error)) return [];
    throw error;
  }
}
