import fs from 'node:fs';
import path from 'node:path';

type Palette = Readonly<Record<string, string>>;

/** The palettes as they stand in the stylesheet: the first block is the light one, the second the dark one. */
function palettes(): { readonly light: Palette; readonly dark: Palette } {
  const scss = fs.readFileSync(path.join(__dirname, '../../../src/theme/tokens.scss'), 'utf8');
  const [light = '', dark = ''] = scss.split('@media (prefers-color-scheme: dark)');
  const read = (text: string): Palette =>
    Object.fromEntries(
      [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
    );
  return { light: read(light), dark: read(dark) };
}

function channel(value: number): number {
  return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
/** WCAG 2.2, 1.4.3. */
function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

const texts: readonly (readonly [string, readonly string[]])[] = [
  ['ink', ['page', 'card', 'fill', 'info-wash', 'brand-wash', 'warn-wash', 'bad-wash']],
  ['soft', ['page', 'card', 'fill', 'brand-wash']],
  ['brand', ['page', 'card', 'brand-wash']],
  ['link', ['page', 'card']],
  ['brand-ink', ['brand', 'brand-deep']],
  ['bad', ['page', 'card', 'bad-wash']],
  ['warn', ['card', 'warn-wash']],
  ['info', ['card', 'info-wash']],
];
const pairs = texts.flatMap(([text, surfaces]) => surfaces.map((surface) => [text, surface] as const));

describe.each(['light', 'dark'] as const)('in the %s mode', (mode) => {
  it.each(pairs)('%s on %s reaches 4.5:1', (text, surface) => {
    const palette = palettes()[mode];
    expect(contrast(palette[text] ?? '', palette[surface] ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it('the border of a control reaches 3:1 on a card', () => {
    const palette = palettes()[mode];
    expect(contrast(palette.edge ?? '', palette.card ?? '')).toBeGreaterThanOrEqual(3);
  });
});
