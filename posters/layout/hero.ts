import { textWidth } from '../font/font';
import { yuan } from '../../policy/money';
import type { PosterContent } from '../content/content';
import { type Block, column, paragraph, words } from './blocks';
import { sizeToFit } from './lines';
import { type Mark, colors } from './page';
import * as say from './words';

const codeSide = 158;
const codeFrame = 10;

/** What is read from two metres: how much, until when, and the code. */
export function heroOf(content: PosterContent, { x, width }: { x: number; width: number }): Block {
  const boxWide = codeSide + 2 * codeFrame;
  const left = { x, width: width - boxWide - 18 };
  const figures = figuresOf(content, left);
  const code = codeOf(content, x + width - boxWide, boxWide);
  const height = Math.max(figures.height, code.height);
  return {
    height,
    marks: (top) => [
      ...figures.marks(top + (height - figures.height) / 2),
      ...code.marks(top + (height - code.height) / 2),
    ],
  };
}

function figuresOf(content: PosterContent, { x, width }: { x: number; width: number }): Block {
  const { window } = content;
  const notes = [...say.priceNotes(content)].map((note) =>
    paragraph(note, { x, width }, { size: 17, strong: true }),
  );
  const dates =
    window === null
      ? []
      : [
          paragraph('交费时间', { x, width }, { size: 17, color: colors.soft }),
          paragraph(
            say.sayPeriod(window.from, window.to),
            { x, width: width + 2 },
            { size: sizeToFit(say.sayPeriod(window.from, window.to), 30, width), strong: true },
          ),
        ];
  const under = say
    .windowNotes(content)
    .map((note) => paragraph(note, { x, width: width + 2 }, { size: sizeToFit(note, 18, width) }));
  return column([amountOf(content, x), ...notes, ...dates, ...under], 1);
}

/** `每人 380 元`, the figure in the largest letters of the page. */
function amountOf({ ordinary }: PosterContent, x: number): Block {
  const figure = yuan(ordinary.payFen);
  const size = sizeToFit(figure, 128, 225);
  const figureX = x + textWidth('每人', 34) + 8;
  const end = figureX + textWidth(figure, size) + 6;
  const red = { color: colors.red, strong: true };
  return {
    height: size * 0.88,
    marks: (top) => {
      const y = top + size * 0.8;
      return [
        words('每人', { x, y }, { size: 34, strong: true }),
        words(figure, { x: figureX, y }, { size, ...red }),
        words('元', { x: end, y }, { size: 44, ...red }),
      ];
    },
  };
}

function codeOf(content: PosterContent, x: number, wide: number): Block {
  const line = (text: string, y: number, size: number): Mark =>
    words(
      text,
      { x: x + (wide - textWidth(text, size)) / 2, y },
      { size, color: colors.white, strong: true },
    );
  return {
    height: wide + 58,
    marks: (y) => [
      { kind: 'box', x, y, width: wide, height: wide + 58, radius: 10, color: colors.green },
      {
        kind: 'box',
        x: x + 4,
        y: y + 4,
        width: wide - 8,
        height: wide - 8,
        radius: 7,
        color: colors.white,
      },
      { kind: 'code', x: x + codeFrame, y: y + codeFrame, side: codeSide },
      line('微信扫一扫', y + wide + 21, 23),
      line(say.codeWords(content), y + wide + 45, 19),
    ],
  };
}
