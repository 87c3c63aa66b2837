import { accessSync, constants, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordKindNames } from '../../contract/words-to-hand-out';
import { policy } from '../../policy';
import { childRegions, regionPath } from '../../policy/region-names';
import { knowWholeCountry } from '../../policy/regions/whole-country';
import {
  PosterError,
  carriesCode,
  codeOfAddress,
  drawPoster,
  drawWords,
  fileEnding,
  posterContent,
  requirePlace,
  wordsToHandOut,
} from '../../posters';
import { PostersArgumentsError, type PostersArguments } from './arguments';
import { type ContactBook, contactsFrom, previewAddress } from './preview';

/** A place for which none was made, and why. */
export interface LeftOut {
  readonly region: string;
  readonly why: string;
}

export interface Printed {
  readonly files: readonly string[];
  readonly places: number;
  readonly leftOut: readonly LeftOut[];
  /** Whether telephone numbers came from a running preview. */
  readonly numbersFromPreview: boolean;
}

/**
 * Writes the posters of a place and of everything under it. A place without a notice is left out and named.
 * @throws {PosterError} for an unknown place, and where not one poster could be made
 * @throws {PostersArgumentsError} for a folder that can't be written
 */
export async function printPosters(
  given: PostersArguments,
  say: (line: string) => void = () => undefined,
): Promise<Printed> {
  knowWholeCountry();
  requirePlace(given.region);
  requireFolder(given.out);
  const regions = withAllBelow(given.region);
  const contacts = await contactsFrom(given.preview, regions);
  const files: string[] = [];
  const leftOut: LeftOut[] = [];
  let first: PosterError | undefined;
  for (const region of regions) {
    try {
      const made = await printOne(given, region, contacts);
      files.push(...made);
      say(`${region} ${regionPath(region).join('')}`);
    } catch (error) {
      if (!(error instanceof PosterError)) throw error;
      first ??= error;
      leftOut.push({ region, why: error.message });
    }
  }
  if (files.length === 0 && first !== undefined) throw first;
  return { files, places: regions.length - leftOut.length, leftOut, numbersFromPreview: contacts.running };
}

function withAllBelow(region: string): readonly string[] {
  return [region, ...childRegions(region).flatMap(({ code }) => withAllBelow(code))];
}

function requireFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    if (!statSync(folder).isDirectory()) throw new Error('is no folder');
  } catch {
    throw new PostersArgumentsError(
      `不能写进文件夹 ${folder}：请换一个，或检查权限。 · ${folder} is no folder that can be written.`,
    );
  }
}

async function printOne(
  { year, forms, words = [], out, preview }: PostersArguments,
  region: string,
  contacts: ContactBook,
): Promise<readonly string[]> {
  const request = {
    region,
    ...(year === undefined ? {} : { year }),
    contacts: await contacts.of(region),
  };
  const content = posterContent(policy, request);
  const code = codeOfAddress(previewAddress(preview, { region, poster: content.number }));
  const name = `${region}-${content.place.at(-1) ?? ''}-${content.year}`;
  const drawn = await drawPoster(content, forms, code);
  const posters = forms.map((form, at) => {
    const file = join(out, `${name}-${form === 'picture' ? '图片' : form.toUpperCase()}.${fileEnding(form)}`);
    writeFileSync(file, drawn[at] ?? new Uint8Array());
    return file;
  });
  const papers: string[] = [];
  // What a draft leaves out isn't made here either.
  for (const one of wordsToHandOut(policy, request).words.filter(({ kind }) => words.includes(kind))) {
    const file = join(out, `${name}-${wordKindNames[one.kind]}.pdf`);
    writeFileSync(file, await drawWords(one, content, carriesCode(one.kind) ? code : null));
    papers.push(file);
  }
  return [...posters, ...papers];
}
