import { posterPage, sceneOf } from '../../contract/poster';
import { type Cloud, MiniCodeError, type RefusalError, refuse } from '../platform';

/** The PNG of a place's code. Throws `CODE_REFUSED` where WeChat gives none. */
export async function codeOfPlace(
  cloud: Cloud,
  { region, number }: { readonly region: string; readonly number: string },
): Promise<Uint8Array> {
  try {
    return await cloud.miniCodes.picture({ scene: sceneOf({ region, poster: number }), page: posterPage });
  } catch (error) {
    throw error instanceof MiniCodeError ? codeRefused(cloud, error) : error;
  }
}

const codeWords: Readonly<Record<number, string>> = {
  41030: '小程序还没有发布，微信不给小程序码。发布以后再做海报。',
  48001: '小程序还没有做码的权限，请联系系统运营方。',
  [-604101]: '小程序还没有做码的权限，请联系系统运营方。',
  45009: '今天做码的次数用完了，请明天再做。',
};

function codeRefused(cloud: Cloud, { code }: MiniCodeError): RefusalError {
  cloud.log('mini-code-refused', { code });
  return refuse('CODE_REFUSED', codeWords[code] ?? '微信这会儿没有给出小程序码，请过几分钟再做。');
}
