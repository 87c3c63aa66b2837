import { textWidth } from '../font/font';
import { breakLines, breakList } from './lines';
import { type Color, type Mark, type Words, colors } from './page';

/** Something of a known height that can be set anywhere on the page. */
export interface Block {
  readonly height: number;
  readonly marks: (top: number) => readonly Mark[];
}

export interface TextStyle {
  readonly size: number;
  readonly color?: Color;
  readonly strong?: boolean;
}

/** Of a line's height, how much lies above its baseline. */
const ascent = 0.88;
const leading = 1.34;

export function words(text: string, at: { x: number; y: number }, style: TextStyle): Words {
  const { size, color = colors.ink, strong = false } = style;
  return { kind: 'words', text, ...at, size, color, strong };
}

/** A paragraph at `x`, broken into lines. */
export function paragraph(text: string, at: { x: number; width: number }, style: TextStyle): Block {
  return linesAt(breakLines(text, style.size, at.width), at.x, style);
}

/** Names one after the other; each stays on one line where it fits. */
export function list(names: readonly string[], at: { x: number; width: number }, style: TextStyle): Block {
  return linesAt(breakList(names, style.size, at.width), at.x, style);
}

function linesAt(lines: readonly string[], x: number, style: TextStyle): Block {
  const { size } = style;
  return {
    height: lines.length * size * leading,
    marks: (top) =>
      lines.map((line, row) =>
        words(line, { x, y: top + (row * leading + ascent + (leading - 1) / 2) * size }, style),
      ),
  };
}

export function column(blocks: readonly Block[], gap = 0): Block {
  const height = blocks.reduce((sum, block) => sum + block.height, 0) + gap * Math.max(0, blocks.length - 1);
  return {
    height,
    marks: (top) => {
      let y = top;
      return blocks.flatMap((block) => {
        const marks = block.marks(y);
        y += block.height + gap;
        return marks;
      });
    },
  };
}

/** Blocks side by side, each with an `x` of its own; centred on the tallest. */
export function beside(blocks: readonly Block[]): Block {
  const height = Math.max(...blocks.map((block) => block.height));
  return {
    height,
    marks: (top) => blocks.flatMap((block) => block.marks(top + (height - block.height) / 2)),
  };
}

export function padded(block: Block, above: number, below: number): Block {
  return { height: block.height + above + below, marks: (top) => block.marks(top + above) };
}

export function rule(x: number, width: number): Block {
  return {
    height: 1,
    marks: (y) => [{ kind: 'box', x, y, width, height: 1, radius: 0, color: colors.line }],
  };
}

/** Words in the middle of a coloured box. */
export function label(
  text: string,
  at: { x: number; width: number; height: number },
  style: TextStyle & { readonly fill: Color },
): Block {
  const { x, width, height } = at;
  const { size, fill } = style;
  const left = x + (width - textWidth(text, size)) / 2;
  return {
    height,
    marks: (y) => [
      { kind: 'box', x, y, width, height, radius: 6, color: fill },
      words(text, { x: left, y: y + height / 2 + size * 0.36 }, style),
    ],
  };
}
