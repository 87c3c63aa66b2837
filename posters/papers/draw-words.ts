import type { WordKind, WordsToHandOut } from '../../contract/words-to-hand-out';
import type { PosterContent } from '../content/content';
import { drawSheets } from '../drawing/paper';
import { codeWords } from '../layout/words';
import { leafletPages, letterPages } from './lay-out-words';
import { paperWords } from './paper-words';

/** Who takes these home may scan their code; the others are signed, sent or hung up. */
export function carriesCode(kind: WordKind): boolean {
  return kind === 'leaflet' || kind === 'letter';
}

/**
 * Words to hand out as a PDF on A4, in black and grey, with their font in them: a leaflet to be folded, all else as a letter. `code`
 * is the PNG of the place's code, null where the kind carries none.
 * @throws {PosterError} for a sign that the font lacks, and where it is too much
 */
export function drawWords(
  words: WordsToHandOut,
  content: PosterContent,
  code: Uint8Array | null,
): Promise<Uint8Array> {
  const codeCaption = code === null ? null : `微信扫一扫，${codeWords(content)}`;
  const paper = paperWords(words.title, words.sentences, { number: content.number, codeCaption });
  const pages = words.kind === 'leaflet' ? leafletPages(paper) : letterPages(paper);
  return drawSheets(pages, { code, title: words.title });
}
