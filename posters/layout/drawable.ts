import { missingCharacters } from '../font/font';
import { PosterError } from '../poster-error';

/** Every word of a paper is drawn, or none: a blank box on a wall helps nobody. Throws `CHARACTER_MISSING`. */
export function requireDrawable(paper: string, texts: readonly string[]): void {
  for (const text of texts) {
    const missing = missingCharacters(text);
    if (missing.length === 0) continue;
    const short = text.length > 30 ? `${text.slice(0, 30)}…` : text;
    throw new PosterError(
      'CHARACTER_MISSING',
      `${paper}的字体里没有“${missing.join('”“')}”（在“${short}”里），所以没有做。请换一种写法，或联系系统运营方加上这个字。`,
    );
  }
}
