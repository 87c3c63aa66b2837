import type { SentencePart, SourcedSentence } from '../../contract/words-to-hand-out';
import { requireDrawable } from '../layout/drawable';
import { notesOf } from './sourced';

/** What one of the words to hand out says, as its layout takes it. */
export interface PaperWords {
  readonly title: string;
  /** What stands in the paper's body, in order. */
  readonly body: readonly SourcedSentence[];
  /** What a draft's notices are marked with; null where all are in force. */
  readonly mark: string | null;
  readonly signature: string | null;
  readonly notes: readonly string[];
  readonly sources: readonly string[];
  /** Under the place's code; null where the paper has none. */
  readonly codeCaption: string | null;
}

/** A line to write on: the font has no wide underscore. */
function ruled(text: string): string {
  return text.replace(/＿/g, '__');
}

/** @throws {PosterError} where the font lacks a sign */
export function paperWords(
  title: string,
  sentences: readonly SourcedSentence[],
  own: { readonly number: string; readonly codeCaption: string | null },
): PaperWords {
  const drawn = sentences.map((one) => ({ ...one, text: ruled(one.text) }));
  const of = (part: SentencePart): readonly string[] =>
    drawn.filter((one) => one.part === part).map(({ text }) => text);
  const atEdge: readonly (SentencePart | undefined)[] = ['mark', 'source', 'signature'];
  const paper: PaperWords = {
    title,
    body: drawn.filter(({ part }) => !atEdge.includes(part)),
    mark: of('mark').join('') || null,
    signature: of('signature').join('　') || null,
    notes: notesOf(drawn),
    sources: [...of('source'), `编号 ${own.number}`],
    codeCaption: own.codeCaption,
  };
  const { body, mark, signature, notes, sources, codeCaption } = paper;
  const all = [title, ...body.map(({ text }) => text), mark, signature, ...notes, ...sources, codeCaption];
  requireDrawable(
    '文件',
    all.flatMap((text) => text ?? []),
  );
  return paper;
}
