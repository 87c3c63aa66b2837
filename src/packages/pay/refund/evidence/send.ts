import Taro from '@tarojs/taro';
import { ask } from '../../../../cloud/cloud';
import { NoAnswer, Offline, asFailure } from '../../../../cloud/failures';
import type { EvidenceOf } from '../../../../../contract/evidence';
import { whyNotSendable } from './picture-file';
import type { PictureOnPhone } from './picture-file';

interface WeChat {
  readonly cloud: {
    uploadFile(file: { readonly cloudPath: string; readonly filePath: string }): Promise<unknown>;
  };
}

async function uploadToPreview(path: string, picture: PictureOnPhone): Promise<void> {
  if (typeof navigator !== 'undefined' && navigator.onLine === false) throw new Offline();
  const body = await (await fetch(picture.path)).blob();
  const answer = await fetch(`/preview/upload?path=${encodeURIComponent(path)}`, { method: 'POST', body });
  if (!answer.ok) throw new NoAnswer();
}

/** As WeChat's cloud keeps files. What goes wrong on the way looks alike to it: the picture is there, or it isn't. */
async function uploadToWeChat(path: string, picture: PictureOnPhone): Promise<void> {
  const { cloud } = Taro as unknown as WeChat;
  try {
    await cloud.uploadFile({ cloudPath: path, filePath: picture.path });
  } catch {
    throw new NoAnswer();
  }
}

// Asked here, where the compiler sees the answer: WeChat's build keeps nothing of the preview's way.
const upload = process.env.TARO_ENV === 'h5' ? uploadToPreview : uploadToWeChat;

/** A picture that was not sent, and Chinese words on why. */
export interface Unsent {
  readonly picture: PictureOnPhone;
  readonly words: string;
}

async function sendOne(of: EvidenceOf, picture: PictureOnPhone): Promise<void> {
  const { pictureId, path } = await ask('resident', 'evidence.begin', of);
  await upload(path, picture);
  await ask('resident', 'evidence.keep', { ...of, pictureId });
}

/** Sends pictures one after the other, and answers with those that didn't arrive: nothing of them is lost on the phone. */
export async function sendPictures(
  of: EvidenceOf,
  pictures: readonly PictureOnPhone[],
): Promise<readonly Unsent[]> {
  const unsent: Unsent[] = [];
  for (const picture of pictures) {
    try {
      const problem = await whyNotSendable(picture);
      if (problem !== null) unsent.push({ picture, words: `这张${problem}` });
      else await sendOne(of, picture);
    } catch (error) {
      unsent.push({ picture, words: asFailure(error).message });
    }
  }
  return unsent;
}
