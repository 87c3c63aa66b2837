import { type Block, column } from '../layout/blocks';
import { type Mark, type Page, colors } from '../layout/page';
import { PosterError } from '../poster-error';
import { type Column, dealt, flowOf, footOf } from './flow';
import type { PaperWords } from './paper-words';

/** Points of ISO 216. */
const a4 = { width: 595, height: 842 };
const a5 = { width: 421, height: 595 };

/** Of a sentence's letters, in points: the largest that a paper of this kind needs, and the smallest that old eyes read. */
const sizes = { letter: { most: 16, least: 11.5 }, leaflet: { most: 15, least: 10.5 } };

/** Words on sheets of upright A4, a letter's way: on one sheet where they fit. */
export function letterPages(paper: PaperWords): readonly Page[] {
  const margin = 58;
  const shape = { ...a4, margin, indented: true };
  const leaves = leavesIn(paper, shape, sizes.letter, [1, 2]);
  return leaves.map((marks) => ({ ...a4, marks }));
}

/**
 * A leaflet: leaves of A5, two to a side of A4. Two leaves are printed on one side and folded inwards. Four are
 * printed on both sides, turned on the short edge, and folded with the first outside.
 */
export function leafletPages(paper: PaperWords): readonly Page[] {
  const shape = { ...a5, margin: 30, indented: false };
  const leaves = leavesIn(paper, shape, sizes.leaflet, [2, 4]);
  const [first = [], second = [], third = [], fourth = []] = leaves;
  const sides =
    leaves.length <= 2
      ? [[first, second]]
      : [
          [fourth, first],
          [second, third],
        ];
  return sides.map(([left = [], right = []]) => ({
    width: a4.height,
    height: a4.width,
    marks: [
      ...left,
      foldMark(0),
      foldMark(a4.width - 10),
      ...right.map((mark) => ({ ...mark, x: mark.x + a5.width })),
    ],
  }));
}

interface Shape {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly indented: boolean;
}

/** The marks of each leaf, in the largest letters with which one of the counts is enough. Throws `TOO_MUCH_TEXT`. */
function leavesIn(
  paper: PaperWords,
  shape: Shape,
  { most, least }: { readonly most: number; readonly least: number },
  counts: readonly number[],
): readonly (readonly Mark[])[] {
  for (const count of counts) {
    for (let size = most; size >= least; size -= 0.25) {
      const leaves = leavesAt(paper, shape, size);
      if (leaves.length <= count) return leaves;
    }
  }
  throw new PosterError('TOO_MUCH_TEXT', '内容太多，一张纸放不下。请少填几个电话，或把名称写短一点。');
}

function leavesAt(paper: PaperWords, shape: Shape, size: number): readonly (readonly Mark[])[] {
  const { width, height, margin, indented } = shape;
  const at: Column = { x: margin, width: width - 2 * margin };
  const gap = size * 0.22;
  const foot = footOf(paper, at, size);
  const room = { height: height - 2 * margin, foot: foot.height, gap };
  const pages = dealt(flowOf(paper, at, { size, indented }), room);
  return pages.map((blocks, index) => {
    const body: Block = column(blocks, gap);
    const isLast = index === pages.length - 1;
    return [...body.marks(margin), ...(isLast ? foot.marks(height - margin - foot.height) : [])];
  });
}

/** Short lines at both edges: where the sheet is folded. */
function foldMark(y: number): Mark {
  return { kind: 'box', x: a5.width - 0.3, y, width: 0.6, height: 10, radius: 0, color: colors.soft };
}
