import fs from 'node:fs';
import path from 'node:path';
import { modes } from '../journeys/calculator';
import type { Mode } from '../journeys/calculator';
import type { Look } from '../browser/screen';
import type { PageState } from './page-state';
import { inTheDark } from './states';

export const pictureFolder = path.resolve(__dirname, '../../docs/pictures');

/** All pictures together, in bytes: more than this nobody wants to fetch with the code. */
export const mostPictureBytes = 5_000_000;

/** One picture of a state: how the phone is set, and the file's name. */
export interface PictureOf {
  readonly file: string;
  readonly mode: Mode;
  readonly look: Look;
}

/** How a state is pictured: in both modes, and some in the dark; none where it is only looked at. */
export function picturesOf({ name, isPictured }: PageState): readonly PictureOf[] {
  if (isPictured === false) return [];
  const inBoth = modes.map((mode) => ({ file: `${name}-${mode}.webp`, mode, look: {} }));
  const dark: PictureOf = { file: `${name}-dark.webp`, mode: 'ordinary', look: { colorScheme: 'dark' } };
  return inTheDark.has(name) ? [...inBoth, dark] : inBoth;
}

/** What lies in the folder of pictures beside its index. */
export function picturesThere(): readonly { readonly file: string; readonly bytes: number }[] {
  return fs
    .readdirSync(pictureFolder)
    .filter((file) => file !== 'README.md')
    .map((file) => ({ file, bytes: fs.statSync(path.join(pictureFolder, file)).size }));
}
