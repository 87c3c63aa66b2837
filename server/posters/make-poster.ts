import type { PosterActions } from '../../contract/poster-actions';
import { sha256 } from '../../policy/digest';
import { regionPath } from '../../policy/region-names';
import type { PosterContent, PosterForm } from '../../posters';
import { type Cloud, refuse } from '../platform';
import type { Officer } from '../schema';
import { codeOfPlace } from './mini-code';
import { notePrinted } from './note-printed';
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
    const code = await codeOfPlace(cloud, content);
    const [file = new Uint8Array()] = await posters.drawPoster(content, [form], code);
    const ending = posters.fileEnding(form);
    const fileId = await cloud.files.keep(pathOf(content, form, ending), file);
    await notePrinted(cloud, region);
    return {
      name: `${nameOf(content)}-${form === 'picture' ? '图片' : form.toUpperCase()}.${ending}`,
      number: content.number,
      fileId,
      link: await cloud.files.linkTo(fileId),
    };
  } catch (error) {
    if (error instanceof posters.PosterError) throw refuse(error.code, error.message, { field: 'region' });
    throw error;
  }
}

/** Another path for another content: whoever holds an older link keeps what he saw. */
function pathOf(content: PosterContent, form: PosterForm, ending: string): string {
  const digest = sha256(JSON.stringify(content)).slice(0, 12);
  return `posters/${content.region}/${content.number}-${digest}-${form}.${ending}`;
}

function nameOf({ place, year }: PosterContent): string {
  return `${place.slice(-2).join('')}-${year}年度医保海报`;
}
