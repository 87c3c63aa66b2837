import Taro from '@tarojs/taro';

/** A file on the phone or computer, before it was sent: `path` is its own, and is where it is sent from. */
export interface FileHere {
  readonly name: string;
  readonly bytes: number;
  readonly path: string;
}

const onWeb = process.env.TARO_ENV === 'h5';

/** Old workbooks are offered too: the server says how to save them anew. */
const extensions = ['xlsx', 'xlsm', 'csv', 'txt', 'xls', 'et'];

function fileHere(file: File): FileHere {
  return { name: file.name, bytes: file.size, path: URL.createObjectURL(file) };
}

function chooseInBrowser(): Promise<FileHere | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = extensions.map((extension) => `.${extension}`).join(',');
    input.addEventListener('cancel', () => resolve(null));
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      resolve(file ? fileHere(file) : null);
    });
    input.click();
  });
}

/** WeChat offers the files of a chat: an officer sends himself the file, or has it on the computer. */
async function chooseInWeChat(): Promise<FileHere | null> {
  const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: extensions });
  const [file] = tempFiles;
  return file === undefined ? null : { name: file.name, bytes: file.size, path: file.path };
}

function wasCancelled(error: unknown): boolean {
  return String((error as { errMsg?: unknown } | null)?.errMsg ?? '').includes('cancel');
}

/** Lets the officer choose a spreadsheet. Null where he chose none. */
export async function chooseTable(): Promise<FileHere | null> {
  try {
    return await (onWeb ? chooseInBrowser() : chooseInWeChat());
  } catch (error) {
    if (wasCancelled(error)) return null;
    throw error;
  }
}

interface DragEventLike {
  readonly dataTransfer?: { readonly files?: ArrayLike<File> } | null;
  preventDefault(): void;
}

/** Takes a file that is dropped anywhere on the page, in a browser. Answers how to end that. */
export function onFileDropped(take: (file: FileHere) => void): () => void {
  if (!onWeb) return () => undefined;
  const over = (event: Event): void => event.preventDefault();
  const drop = (event: Event): void => {
    event.preventDefault();
    const file = (event as unknown as DragEventLike).dataTransfer?.files?.[0];
    if (file !== undefined) take(fileHere(file));
  };
  document.addEventListener('dragover', over);
  document.addEventListener('drop', drop);
  return () => {
    document.removeEventListener('dragover', over);
    document.removeEventListener('drop', drop);
  };
}
