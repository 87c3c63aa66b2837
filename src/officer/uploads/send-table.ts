import Taro from '@tarojs/taro';
import { type UploadKindName, type UploadTold, mostUploadBytes } from '../../../contract/uploads';
import { ask } from '../../cloud/cloud';
import { NoAnswer, Offline } from '../../cloud/failures';
import type { FileHere } from './choose-table';

interface WeChat {
  readonly cloud: {
    uploadFile(file: { readonly cloudPath: string; readonly filePath: string }): Promise<unknown>;
  };
}

async function uploadToPreview(path: string, file: FileHere): Promise<void> {
  if (typeof navigator !== 'undefined' && navigator.onLine === false) throw new Offline();
  const body = await (await fetch(file.path)).blob();
  const answer = await fetch(`/preview/upload?path=${encodeURIComponent(path)}`, { method: 'POST', body });
  if (!answer.ok) throw new NoAnswer();
}

/** As WeChat's cloud keeps files. What goes wrong on the way looks alike to it: the file is there, or it isn't. */
async function uploadToWeChat(path: string, file: FileHere): Promise<void> {
  const { cloud } = Taro as unknown as WeChat;
  try {
    await cloud.uploadFile({ cloudPath: path, filePath: file.path });
  } catch {
    throw new NoAnswer();
  }
}

// Asked here, where the compiler sees the answer: WeChat's build keeps nothing of the preview's way.
const upload = process.env.TARO_ENV === 'h5' ? uploadToPreview : uploadToWeChat;

/** Chinese words on what keeps the file from being sent; null where nothing does. The server looks again. */
export function whyNotSendable({ bytes }: FileHere): string | null {
  if (bytes === 0) return '这个文件是空的，请检查是否选对。';
  const most = mostUploadBytes / 1024 / 1024;
  return bytes > mostUploadBytes
    ? `这个文件超过${most}MB。请删掉用不到的列和图片，或分成几个文件，分别来传。`
    : null;
}

interface Sending {
  /** The same for every try of one file. */
  readonly uploadId: string;
  readonly kind: UploadKindName;
  readonly region: string;
  readonly told: UploadTold;
}

/** A name is shown and no more: what is too long for the server loses its middle, not its ending. */
function shortName(name: string): string {
  const plain = name.replace(/\p{C}/gu, '');
  return plain.length <= 80 ? plain : `${plain.slice(0, 60)}…${plain.slice(-15)}`;
}

/** Sends a file to where the server made place for it. Throws as `ask` does; sent again it is the same upload. */
export async function sendTable(of: Sending, file: FileHere): Promise<void> {
  const { path } = await ask('files', 'uploads.begin', {
    ...of,
    name: shortName(file.name),
    bytes: file.bytes,
  });
  await upload(path, file);
}
