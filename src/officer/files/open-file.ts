import Taro from '@tarojs/taro';
import { handOver, onComputer } from '../../platform/save-file';

/** A file that the cloud keeps. */
export interface KeptFile {
  readonly name: string;
  /** An address that ends. */
  readonly link: string;
}

const onWeb = process.env.TARO_ENV === 'h5';

/** The preview's files come from where its pages do, whatever name the address has. */
function openInBrowser({ name, link }: KeptFile): void {
  const { pathname, search } = new URL(link);
  const anchor = document.createElement('a');
  anchor.href = `${pathname}${search}`;
  anchor.download = name;
  anchor.click();
}

/** Under its own name, which the folder or the chat then shows; nothing of it stays on the phone. */
async function handOverAs(name: string, kept: string): Promise<void> {
  const files = Taro.getFileSystemManager();
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`;
  files.copyFileSync(kept, filePath);
  try {
    await handOver(filePath, name);
  } finally {
    files.unlink({ filePath });
  }
}

const documents = ['pdf', 'xlsx'] as const;

/**
 * On a computer it goes to a folder; on a phone a picture is shown, a PDF or a workbook opened with its menu, and anything else, which
 * phones don't open, sent on to a chat. By its link: the storage lets phones read by id only what they put there themselves.
 */
async function openInWeChat({ name, link }: KeptFile): Promise<void> {
  const { tempFilePath: kept } = await Taro.downloadFile({ url: link });
  const fileType = documents.find((ending) => name.endsWith(`.${ending}`));
  if (onComputer()) await handOverAs(name, kept);
  else if (name.endsWith('.png')) await Taro.previewImage({ urls: [kept] });
  else if (fileType !== undefined) await Taro.openDocument({ filePath: kept, fileType, showMenu: true });
  else await handOverAs(name, kept);
}

/** Opens a kept file, to be printed or handed on. Answers whether it did. To be called from a tap. */
export async function openFile(file: KeptFile): Promise<boolean> {
  try {
    if (onWeb) openInBrowser(file);
    else await openInWeChat(file);
    return true;
  } catch {
    return false;
  }
}
