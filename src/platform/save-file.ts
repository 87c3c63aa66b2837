import Taro from '@tarojs/taro';

const onWeb = process.env.TARO_ENV === 'h5';

/** With a mark, Excel reads a table as UTF-8; a program that reads JSON stumbles over it. */
function markOf(name: string): string {
  return name.endsWith('.csv') ? '\ufeff' : '';
}

function typeOf(name: string): string {
  if (name.endsWith('.csv')) return 'text/csv;charset=utf-8';
  return name.endsWith('.txt') ? 'text/plain;charset=utf-8' : 'application/json';
}

function saveInBrowser(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([markOf(name), text], { type: typeOf(name) }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

interface Computer {
  saveFileToDisk(request: { filePath: string; success: () => void; fail: (error: unknown) => void }): void;
}

/** WeChat on Windows or macOS, which has folders. */
export function onComputer(): boolean {
  return ['windows', 'mac'].includes(Taro.getDeviceInfo().platform);
}

/** On a computer the file goes to a folder; on a phone it is handed to a chat, the only way out of WeChat. */
export function handOver(filePath: string, fileName: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const outcome = { success: () => resolve(), fail: reject };
    if (onComputer()) (Taro as unknown as Computer).saveFileToDisk({ filePath, ...outcome });
    else Taro.shareFileMessage({ filePath, fileName, ...outcome });
  });
}

async function saveInWeChat(name: string, text: string): Promise<void> {
  const files = Taro.getFileSystemManager();
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`;
  files.writeFileSync(filePath, markOf(name) + text, 'utf8');
  try {
    await handOver(filePath, name);
  } finally {
    // It holds people's numbers: nothing of it stays on the phone.
    files.unlink({ filePath });
  }
}

/**
 * Saves a text as a file of this name, a table or JSON. To be called from a tap.
 * @returns false where it was not saved: not allowed, too old a WeChat, or the person thought better of it
 */
export async function saveFile(name: string, text: string): Promise<boolean> {
  try {
    if (onWeb) saveInBrowser(name, text);
    else await saveInWeChat(name, text);
    return true;
  } catch {
    return false;
  }
}
