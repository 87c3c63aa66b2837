import type { PosterContent } from '../content/content';
import { textWidth } from '../font/font';
import { PosterError } from '../poster-error';
import { type Block, beside, column, label, list, padded, paragraph, rule, words } from './blocks';
import { heroOf } from './hero';
import { requireDrawable } from './drawable';
import { sizeToFit } from './lines';
import { type Mark, type Page, colors } from './page';
import * as say from './words';

const width = 595;
const height = 842;
const margin = 28;
const inner = width - 2 * margin;
const labelWidth = 84;
const textX = margin + labelWidth + 14;
const textWide = width - margin - textX;

/** Sizes of the flowing part against the largest that is good to read; below the smallest it is no poster any more. */
const largest = 1.4;
const smallest = 0.72;

/** The poster, in the largest letters that fit. @throws {PosterError} where a sign can't be drawn, or nothing fits */
export function layOut(content: PosterContent): Page {
  requireDrawable('海报', textsOf(content));
  const head = headOf(content);
  const foot = footOf(content);
  const top = head.height + 10;
  const room = height - top - foot.height - 16;
  for (let scale = largest; scale >= smallest; scale -= 0.02) {
    const sections = sectionsOf(content, scale);
    const gaps = sections.length - 1;
    const used = sections.reduce((sum, block) => sum + block.height, 0);
    const gap = (room - used) / gaps;
    if (gap < 7) continue;
    const body = column(sections, Math.min(gap, 20));
    const spare = (room - body.height) / 2;
    return {
      width,
      height,
      marks: [...head.marks(0), ...body.marks(top + spare), ...foot.marks(height - foot.height - 10)],
    };
  }
  throw new PosterError('TOO_MUCH_TEXT', '内容太多，一张海报放不下。请少填几个电话，或把名称写短一点。');
}

/** Every text of the page, but for the sentences that the layout itself writes. */
function textsOf(content: PosterContent): readonly string[] {
  return [
    ...content.place,
    ...content.contacts.contacts.flatMap(({ name, phone }) => [name, phone]),
    ...content.lessToPay.rows.flatMap(({ names }) => names),
    ...say.lessNotes(content),
    ...say.lateWords(content),
    ...say.wayWords(content),
    ...say.sourceWords(content),
  ];
}

/** Which place, and which year of which insurance. */
function headOf(content: PosterContent): Block {
  const above = content.place.slice(0, -2).join('');
  const own = content.place.slice(-2).join('');
  const title = `${content.year}年度城乡居民医保`;
  const titleSize = sizeToFit(title, 50, inner - 8);
  const placeSize = sizeToFit(own, 27, inner - textWidth(above, 15) - 12);
  const draft = say.draftWords(content);
  const mark = draft === null ? null : draftMark(draft);
  const band: Mark = { kind: 'box', x: 0, y: 0, width, height: 122, radius: 0, color: colors.green };
  const white = { color: colors.white, strong: true };
  const ownX = margin + (above === '' ? 0 : textWidth(above, 15) + 10);
  return {
    height: 122 + (mark?.height ?? 0),
    marks: (top) => [
      { ...band, y: top },
      words(above, { x: margin, y: top + 43 }, { size: 15, color: colors.white }),
      words(own, { x: ownX, y: top + 44 }, { size: placeSize, ...white }),
      words(title, { x: margin, y: top + 102 }, { size: titleSize, ...white }),
      ...(mark?.marks(top + 122) ?? []),
    ],
  };
}

/** Over the whole width, in its own colour: nobody may take a draft for the rule. */
function draftMark(text: string): Block {
  const lines = paragraph(text, { x: margin, width: inner }, { size: 15.5, strong: true });
  const block = padded(lines, 6, 7);
  return {
    height: block.height,
    marks: (y) => [
      { kind: 'box', x: 0, y, width, height: block.height, radius: 0, color: colors.amber },
      ...block.marks(y),
    ],
  };
}

function sectionsOf(content: PosterContent, scale: number): readonly Block[] {
  const size = 17 * scale;
  return [
    heroOf(content, { x: margin, width: inner }),
    section('谁少交', lessOf(content, size), size * 1.7),
    section('交晚了', paragraphs(say.lateWords(content), size), size),
    section('怎么交', paragraphs(say.wayWords(content), size), size),
    section('问哪里', contactsOf(content, size), size * 1.25),
  ];
}

/** A green label beside the words, and a line above both. */
function section(name: string, block: Block, size: number): Block {
  const chip = label(
    name,
    { x: margin, width: labelWidth, height: 36 },
    { size: 23, color: colors.white, strong: true, fill: colors.green },
  );
  const first = size * 1.34;
  const [chipDown, blockDown] = [Math.max(0, (first - 36) / 2), Math.max(0, (36 - first) / 2)];
  const height = Math.max(36 + chipDown, block.height + blockDown);
  return {
    height,
    marks: (top) => [...chip.marks(top + chipDown), ...block.marks(top + blockDown)],
  };
}

function paragraphs(texts: readonly string[], size: number): Block {
  return column(
    texts.map((text, at) => paragraph(text, { x: textX, width: textWide }, { size, strong: at === 0 })),
    2,
  );
}

function lessOf(content: PosterContent, size: number): Block {
  const amountSize = size * 1.7;
  const amountWide = Math.max(
    ...content.lessToPay.rows.map(({ payFen }) => textWidth(say.sayAmount(payFen), amountSize)),
    0,
  );
  const namesX = textX + amountWide + 12;
  const namesWide = width - margin - namesX;
  const rows = content.lessToPay.rows.map((row) =>
    beside([
      paragraph(
        say.sayAmount(row.payFen),
        { x: textX, width: amountWide + 1 },
        { size: amountSize, color: colors.red, strong: true },
      ),
      column([
        list(row.names, { x: namesX, width: namesWide }, { size }),
        ...[say.backNote(row)]
          .filter((note) => note !== '')
          .map((note) =>
            paragraph(note, { x: namesX, width: namesWide }, { size: size * 0.9, color: colors.soft }),
          ),
      ]),
    ]),
  );
  const notes = say
    .lessNotes(content)
    .map((note) => paragraph(note, { x: textX, width: textWide }, { size: size * 0.88, color: colors.soft }));
  return column(between([...rows, ...notes], rule(textX, textWide)), 3);
}

function between(blocks: readonly Block[], divider: Block): readonly Block[] {
  return blocks.flatMap((block, at) => (at === 0 ? [block] : [divider, block]));
}

function contactsOf(content: PosterContent, size: number): Block {
  const phoneSize = size * 1.25;
  const lines = say.contactWords(content).map(({ name, phone }) => {
    const wide = textWidth(phone, phoneSize);
    const nameWide = textWide - (phone === '' ? 0 : wide + 10);
    return beside([
      paragraph(name, { x: textX, width: nameWide }, { size }),
      paragraph(
        phone,
        { x: width - margin - wide, width: wide + 1 },
        { size: phoneSize, color: colors.green, strong: true },
      ),
    ]);
  });
  return column(lines, 1);
}

function footOf(content: PosterContent): Block {
  const lines = say
    .sourceWords(content)
    .map((text) => paragraph(text, { x: margin, width: inner }, { size: 8.8, color: colors.soft }));
  return column([rule(margin, inner), ...lines], 3);
}
