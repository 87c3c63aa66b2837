import type { PosterActions } from '../../contract/poster-actions';
import { type WordKind, wordKindNames } from '../../contract/words-to-hand-out';
import { sha256 } from '../../policy/digest';
import { regionPath } from '../../policy/region-names';
import { type Cloud, refuse } from '../platform';
import type { Officer } from '../schema';
import { codeOfPlace } from './mini-code';
import { notePrinted } from './note-printed';
import { placeOfPoster } from './place-of-poster';

type Make = PosterActions['posters.words-file'];

/**
 * Makes a PDF of words to hand out, with the place's code, and keeps it as a file; the same made again replaces it. Refuses with a
 * poster's own codes, `CODE_REFUSED`, and `WORDS_LEFT_OUT` for what isn't made under a draft.
 */
export async function makeWordsFile(
  cloud: Cloud,
  officer: Officer,
  { region, kind }: Make['request'],
): Promise<Make['data']> {
  const { policy, request } = await placeOfPoster(cloud, officer, region);
  const posters = await import('../../posters');
  try {
    const ofPlace = { ...request, place: regionPath(region) };
    const { words, leftOut } = posters.wordsToHandOut(policy, ofPlace);
    const chosen = words.find((one) => one.kind === kind);
    if (chosen === undefined) throw leftOutRefused(leftOut.find((one) => one.kind === kind)?.why);
    const content = posters.posterContent(policy, ofPlace);
    const code = posters.carriesCode(kind) ? await codeOfPlace(cloud, content) : null;
    const file = await posters.drawWords(chosen, content, code);
    const digest = sha256(JSON.stringify([chosen, content.pays])).slice(0, 12);
    const path = `posters/${region}/${content.number}-${digest}-${kind}.pdf`;
    const fileId = await cloud.files.keep(path, file);
    if (code !== null) await notePrinted(cloud, region);
    const link = await cloud.files.linkTo(fileId);
    return { name: nameOf(content.place, content.year, kind), number: content.number, fileId, link };
  } catch (error) {
    if (error instanceof posters.PosterError) throw refuse(error.code, error.message, { field: 'region' });
    throw error;
  }
}

function nameOf(place: readonly string[], year: number, kind: WordKind): string {
  return `${place.slice(-2).join('')}-${year}年度医保${wordKindNames[kind]}.pdf`;
}

function leftOutRefused(why = '这里没有这一种。'): Error {
  return refuse('WORDS_LEFT_OUT', why, { field: 'kind' });
}
