import Taro from '@tarojs/taro';

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

interface WeChat {
  saveFileToDisk(request: { filePath: string; success: () => void; fail: (error: unknown) => void }): void;
}

function onComputer(): boolean {
  return ['windows', 'mac'].includes(Taro.getDeviceInfo().platform);
}

/**
 * On a computer it goes to a folder; on a phone a picture is shown, and a PDF opened with its menu. By its link: the storage lets
 * phones read by id only what they put there themselves.
 */
async function openInWeChat({ name, link }: KeptFile): Promise<void> {
  const weChat = Taro as unknown as WeChat;
  const { tempFilePath: kept } = await Taro.downloadFile({ url: link });
  if (onComputer()) {
    await new Promise<void>((resolve, reject) => {
      weChat.saveFileToDisk({ filePath: kept, success: resolve, fail: reject });
    });
  } else if (name.endsWith('.png')) await Taro.previewImage({ urls: [kept] });
  else await Taro.openDocument({ filePath: kept, fileType: 'pdf', showMenu: true });
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
