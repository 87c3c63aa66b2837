/** Posters: what one says of a place, how it is laid out, and drawn as a PDF or a picture. Pure but for reading its font. */
import { type PosterForm, posterForms } from '../contract/poster-actions';
import type { PosterContent } from './content/content';
import { drawPapers } from './drawing/paper';
import { drawPicture } from './drawing/picture';
import { layOut } from './layout/layout';

export type { PosterContent } from './content/content';
export { posterContent, requirePlace } from './content/content';
export { missingCharacters } from './font/font';
export { codeOfAddress } from './drawing/preview-code';
export { wordsToHandOut } from './words/words';
export { carriesCode, drawWords } from './papers/draw-words';
export { PosterError } from './poster-error';

export { posterForms };
export type { PosterForm };

/** The file's ending: two sizes of paper, and a picture for a chat. */
export function fileEnding(form: PosterForm): 'pdf' | 'png' {
  return form === 'picture' ? 'png' : 'pdf';
}

/** A poster's files, in the order of `forms`. `code` is the PNG of its code. @throws {PosterError} */
export async function drawPoster(
  content: PosterContent,
  forms: readonly PosterForm[],
  code: Uint8Array,
): Promise<readonly Uint8Array[]> {
  const page = layOut(content);
  const papers = forms.filter((form) => form !== 'picture');
  const title = `${content.place.join('')}${content.year}年度城乡居民医保`;
  const drawn = papers.length === 0 ? [] : await drawPapers(page, { papers, code, title });
  return forms.map((form) =>
    form === 'picture' ? drawPicture(page, code) : (drawn[papers.indexOf(form)] ?? new Uint8Array()),
  );
}
