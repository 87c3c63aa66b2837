import type { PosterActions } from '../../contract/poster-actions';
import { posterPage, sceneOf } from '../../contract/poster';
import { sha256 } from '../../policy/digest';
import { regionPath } from '../../policy/region-names';
import type { PosterContent, PosterForm } from '../../posters';
import { type Cloud, MiniCodeError, type RefusalError, refuse } from '../platform';
import type { Officer } from '../schema';
import { placeOfPoster } from './place-of-poster';

type Make = PosterActions['posters.make'];

/**
 * Makes a place's poster with the mini-program's code and keeps it as a file; the same poster made again replaces it.
 * Refuses with a poster's own codes, and `CODE_REFUSED` where WeChat gives no code.
 */
export async function makePoster(
  cloud: Cloud,
  officer: Officer,
  { region, form }: Make['request'],
): Promise<Make['data']> {
  const { policy, request } = await placeOfPoster(cloud, officer, region);
  // What draws is large: an instance that makes no poster never loads it.
  const posters = await import('../../posters');
  try {
    // The part that draws is a bundle of its own and knows but the shipped places.
    const content = posters.posterContent(policy, { ...request, place: regionPath(region) });
    const scene = sceneOf({ region, poster: content.number });
    const code = await cloud.miniCodes.picture({ scene, page: posterPage });
    const [file = new Uint8Array()] = await posters.drawPoster(content, [form], code);
    const ending = posters.fileEnding(form);
    const fileId = await cloud.files.keep(pathOf(content, form, ending), file);
    await notePoster(cloud, region);
    return {
      name: `${nameOf(content)}-${form === 'picture' ? '图片' : form.toUpperCase()}.${ending}`,
      number: content.number,
      fileId,
      link: await cloud.files.linkTo(fileId),
    };
  } catch (error) {
    if (error instanceof posters.PosterError) throw refuse(error.code, error.message, { field: 'region' });
    throw error instanceof MiniCodeError ? codeRefused(cloud, error) : error;
  }
}

/** A place that an office has added isn't taken away once a poster hangs there. */
async function notePoster(cloud: Cloud, region: string): Promise<void> {
  if (region.length > 6) await cloud.db.updateIf('added-places', region, {}, { posterAt: cloud.now() });
}

/** Another path for another content: whoever holds an older link keeps what he saw. */
function pathOf(content: PosterContent, form: PosterForm, ending: string): string {
  const digest = sha256(JSON.stringify(content)).slice(0, 12);
  return `posters/${content.region}/${content.number}-${digest}-${form}.${ending}`;
}

function nameOf({ place, year }: PosterContent): string {
  return `${place.slice(-2).join('')}-${year}年度医保海报`;
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
