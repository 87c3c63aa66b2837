import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Font, create } from 'fontkit';

/** The one font of all posters: Noto Sans SC, cut by `commands/poster-font.mjs`; its licence lies beside it. */
export const fontFile = 'noto-sans-sc-medium.ttf.br';

export interface PosterFont {
  /** The font's file, for embedding. */
  readonly bytes: Uint8Array;
  readonly face: Font;
}

let loaded: PosterFont | undefined;

/** Read once an instance. In a deployed function the file lies beside the bundle, as it does beside this file. */
export function posterFont(): PosterFont {
  if (loaded === undefined) {
    const bytes = brotliDecompressSync(readFileSync(join(__dirname, fontFile)));
    loaded = { bytes, face: create(bytes) as Font };
  }
  return loaded;
}

/** The characters of a text that the font has no drawing for, each once. */
export function missingCharacters(text: string): readonly string[] {
  const { face } = posterFont();
  return [...new Set(text)].filter((sign) => !face.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0));
}

const widths = new Map<string, number>();

function widthOfSign(sign: string): number {
  const known = widths.get(sign);
  if (known !== undefined) return known;
  const { face } = posterFont();
  const width = face.glyphForCodePoint(sign.codePointAt(0) ?? 0).advanceWidth / face.unitsPerEm;
  widths.set(sign, width);
  return width;
}

/** How wide a text stands at `size`. No kerning: both drawings set the signs side by side as this counts them. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const sign of text) width += widthOfSign(sign);
  return width * size;
}
