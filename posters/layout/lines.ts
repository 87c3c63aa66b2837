import { textWidth } from '../font/font';

/** What must not stand at the beginning of a line, and what not at its end. */
const closing = /^[，。、；：？！）》”’」』】〕〉]$/;
const opening = /^[（《“‘「『【〔〈]$/;

/** Signs that stay together: a figure with its unit, a word of letters, a sign with the bracket or comma at it. */
function pieces(text: string): readonly string[] {
  const found: string[] = [];
  for (const piece of text.match(/[\d.]+[年月日元天%类岁]?|[A-Za-z-]+|./gu) ?? []) {
    const last = found.at(-1);
    const joins = last !== undefined && (closing.test(piece) || opening.test(last.at(-1) ?? ''));
    if (joins) found[found.length - 1] = `${last}${piece}`;
    else found.push(piece);
  }
  return found;
}

/** A text in lines of at most `width`, broken as Chinese is. */
export function breakLines(text: string, size: number, width: number): readonly string[] {
  return fill(pieces(text), size, width);
}

/** Names with 、 between them; one that is longer than a line is broken too. */
export function breakList(names: readonly string[], size: number, width: number): readonly string[] {
  const items = names.map((name, at) => (at < names.length - 1 ? `${name}、` : name));
  const parts = items.flatMap((item) => (textWidth(item, size) > width ? pieces(item) : [item]));
  return fill(parts, size, width);
}

function fill(parts: readonly string[], size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (line !== '' && textWidth(line + part, size) > width) {
      lines.push(line);
      line = part.trimStart();
    } else {
      line += part;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** The largest size up to `most` at which a text fits on one line. */
export function sizeToFit(text: string, most: number, width: number): number {
  return Math.min(most, width / textWidth(text, 1));
}
