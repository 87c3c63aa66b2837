import type { SourcedSentence } from '../../contract/words-to-hand-out';
import { textWidth } from '../font/font';
import { type Block, type TextStyle, paragraph, words } from '../layout/blocks';
import { breakLines } from '../layout/lines';
import { colors } from '../layout/page';

/** Of a line's height, how much lies above its baseline; lines of a paper to be read stand wider than a poster's. */
const ascent = 0.88;
const leading = 1.5;
/** A note's number against the letters beside it. */
const raised = 0.62;

/** The clauses of a paper's sentences, each list of them once, in the order in which they are met. */
export function notesOf(sentences: readonly SourcedSentence[]): readonly string[] {
  return [...new Set(sentences.map(({ by }) => by).filter((by) => by !== ''))];
}

interface Place {
  readonly x: number;
  readonly width: number;
}

/** A sentence in lines, with the number of its note raised behind it; `note` is counted from 1, 0 for none. */
export function sourcedLines(text: string, note: number, at: Place, style: TextStyle): Block {
  const { size } = style;
  const mark = note === 0 ? '' : `〔${note}〕`;
  const markWide = textWidth(mark, size * raised);
  const lines = fitting(text, size, at.width, markWide);
  return {
    height: lines.length * size * leading,
    marks: (top) =>
      lines.flatMap((line, row) => {
        const y = top + (row * leading + ascent + (leading - 1) / 2) * size;
        const drawn = words(line, { x: at.x, y }, style);
        if (mark === '' || row < lines.length - 1) return [drawn];
        const x = at.x + textWidth(line, size);
        return [drawn, words(mark, { x, y: y - size * 0.36 }, { size: size * raised, color: colors.soft })];
      }),
  };
}

/** Lines of which the last has room for the mark, so that no note's number stands alone. */
function fitting(text: string, size: number, width: number, markWide: number): readonly string[] {
  const lines = breakLines(text, size, width);
  const last = lines.at(-1) ?? '';
  return textWidth(last, size) + markWide <= width ? lines : breakLines(text, size, width - markWide);
}

/** The notes at a paper's foot: the clauses, then what all rests on. */
export function notesAtFoot(
  { notes, sources }: { readonly notes: readonly string[]; readonly sources: readonly string[] },
  at: Place,
  size: number,
): readonly Block[] {
  const style = { size, color: colors.soft };
  const numbered = notes.map((by, index) => `〔${index + 1}〕${by}`);
  // Short ones share a line.
  const lines = numbered.length === 0 ? [] : [`各句出处：${numbered.join('　')}`];
  return [...lines, ...sources].map((text) => paragraph(text, at, style));
}
