import type { SourcedSentence } from '../../contract/words-to-hand-out';
import { textWidth } from '../font/font';
import { type Block, column, padded, paragraph } from '../layout/blocks';
import { sizeToFit } from '../layout/lines';
import { type Mark, colors } from '../layout/page';
import type { PaperWords } from './paper-words';
import { notesAtFoot, sourcedLines } from './sourced';

/** The room of a page for what flows through it, in points. */
export interface Column {
  readonly x: number;
  readonly width: number;
}

/** A block of a paper; one that announces the next never stands last on a page. */
export interface Flowing {
  readonly block: Block;
  readonly announces: boolean;
}

export interface FlowStyle {
  /** Of the sentences, in points. */
  readonly size: number;
  /** A letter's paragraphs begin two signs in. */
  readonly indented: boolean;
}

/** Everything above the foot: title, a draft's mark, the sentences. */
export function flowOf(paper: PaperWords, at: Column, style: FlowStyle): readonly Flowing[] {
  const { title, body, mark, notes } = paper;
  return [
    { block: titleBlock(title, at, style.size), announces: true },
    ...(mark === null ? [] : [{ block: markBlock(mark, at, style.size), announces: false }]),
    ...body.map((one) => ({
      block: sentenceBlock(one, notes.indexOf(one.by) + 1, at, style),
      announces: one.part === 'heading' || one.part === 'greeting',
    })),
  ];
}

function titleBlock(title: string, { x, width }: Column, size: number): Block {
  // On one line wherever it can be read there.
  const most = Math.max(sizeToFit(title, size * 1.5, width * 0.99), size * 1.1);
  const lines = paragraph(title, { x: 0, width }, { size: most, strong: true });
  // Each line in the middle of the column.
  const centred = (mark: Mark): Mark =>
    mark.kind === 'words' ? { ...mark, x: x + (width - textWidth(mark.text, mark.size)) / 2 } : mark;
  const block: Block = { height: lines.height, marks: (top) => lines.marks(top).map(centred) };
  return padded(block, 0, size * 0.6);
}

/** In a frame that a grey printer shows: nobody may take a draft for the rule. */
function markBlock(mark: string, { x, width }: Column, size: number): Block {
  const lines = padded(
    paragraph(mark, { x: x + 8, width: width - 16 }, { size, strong: true }),
    size * 0.4,
    size * 0.4,
  );
  const box = (inset: number, color: typeof colors.ink | typeof colors.white, top: number): Mark => ({
    kind: 'box',
    x: x + inset,
    y: top + inset,
    width: width - 2 * inset,
    height: lines.height - 2 * inset,
    radius: 0,
    color,
  });
  const block: Block = {
    height: lines.height,
    marks: (top) => [box(0, colors.ink, top), box(1.5, colors.white, top), ...lines.marks(top)],
  };
  return padded(block, 0, size * 0.5);
}

function sentenceBlock(
  { text, part }: SourcedSentence,
  note: number,
  at: Column,
  { size, indented }: FlowStyle,
): Block {
  if (part === 'heading') return headingBlock(text, at, size);
  if (part === 'price') return sourcedLines(text, note, at, { size: size * 1.3, strong: true });
  const isPlain = indented && part !== 'greeting' && part !== 'contact';
  return sourcedLines(isPlain ? `　　${text}` : text, note, at, { size, strong: part === 'contact' });
}

/** A dark bar before it, which a grey printer keeps. */
function headingBlock(text: string, { x, width }: Column, size: number): Block {
  const lines = paragraph(text, { x: x + 9, width: width - 9 }, { size: size * 1.12, strong: true });
  const block: Block = {
    height: lines.height,
    marks: (top) => [
      { kind: 'box', x, y: top + 2, width: 4, height: lines.height - 4, radius: 0, color: colors.ink },
      ...lines.marks(top),
    ],
  };
  return padded(block, size * 0.45, size * 0.15);
}

const codeSide = 82;

/** What closes a paper: signature, code with its caption, notes. */
export function footOf(paper: PaperWords, at: Column, size: number): Block {
  const { signature, codeCaption } = paper;
  const small = Math.max(8.2, Math.min(9, size * 0.7));
  const line: Block = {
    height: 1,
    marks: (y) => [{ kind: 'box', ...at, y, height: 0.8, radius: 0, color: colors.soft }],
  };
  const signed =
    signature === null
      ? []
      : [padded(sourcedLines(signature, 0, rightOf(signature, at, size), { size }), size, size * 0.8)];
  const withCode = codeCaption === null ? [] : [codeBlock(codeCaption, at, size)];
  return column([...signed, ...withCode, line, ...notesAtFoot(paper, at, small)], 3);
}

function rightOf(text: string, { x, width }: Column, size: number): Column {
  const wide = Math.min(textWidth(text, size) + 1, width);
  return { x: x + width - wide, width: wide };
}

function codeBlock(caption: string, { x, width }: Column, size: number): Block {
  const beside = { x: x + codeSide + 12, width: width - codeSide - 12 };
  const lines = paragraph(caption, beside, { size, strong: true });
  return {
    height: codeSide + 4,
    marks: (top) => [
      { kind: 'code', x, y: top, side: codeSide },
      ...lines.marks(top + (codeSide - lines.height) / 2),
    ],
  };
}

/** Blocks dealt out to pages of a height, from the first on; the foot needs room on the last. */
export function dealt(
  blocks: readonly Flowing[],
  { height, foot, gap }: { readonly height: number; readonly foot: number; readonly gap: number },
): readonly (readonly Block[])[] {
  const pages: Block[][] = [[]];
  let used = 0;
  blocks.forEach(({ block, announces }, index) => {
    const next = announces ? (blocks[index + 1]?.block.height ?? 0) + gap : 0;
    if (used > 0 && used + block.height + next > height) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(block);
    used += block.height + gap;
  });
  if (used + foot > height) pages.push([]);
  return pages;
}
