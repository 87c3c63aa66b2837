import Taro from '@tarojs/taro';

export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const onWeb = process.env.TARO_ENV === 'h5';

const extensions = ['txt'];

function chooseInBrowser(): Promise<ChosenFile | null> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = extensions.map((extension) => `.${extension}`).join(',');
    input.addEventListener('cancel', () => resolve(null));
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (!file) return resolve(null);
      file
        .arrayBuffer()
        .then((buffer) => resolve({ name: file.name, bytes: new Uint8Array(buffer) }), reject);
    });
    input.click();
  });
}

/** WeChat offers the files of a chat: an officer sends himself the file, or has it on the computer. */
async function chooseInWeChat(): Promise<ChosenFile | null> {
  const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: extensions });
  const [file] = tempFiles;
  if (!file) return null;
  const data = await new Promise<unknown>((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath: file.path,
      success: (read) => resolve(read.data),
      fail: reject,
    });
  });
  return { name: file.name, bytes: new Uint8Array(data as ArrayBuffer) };
}

function wasCancelled(error: unknown): boolean {
  return String((error as { errMsg?: unknown } | null)?.errMsg ?? '').includes('cancel');
}

/** Lets the officer choose a file of text. Null where he chose none. */
export async function chooseFile(): Promise<ChosenFile | null> {
  try {
    return await (onWeb ? chooseInBrowser() : chooseInWeChat());
  } catch (error) {
    if (wasCancelled(error)) return null;
    throw error;
  }
}
