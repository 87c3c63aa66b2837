import { parseArgs } from 'node:util';
import { type WordKind, wordKinds } from '../../contract/words-to-hand-out';
import { type PosterForm, posterForms } from '../../posters';

/** What `npm run posters --` was given. */
export interface PostersArguments {
  readonly region: string;
  readonly out: string;
  /** The newest of the place where it isn't given. */
  readonly year?: number;
  readonly forms: readonly PosterForm[];
  /** Words to hand out beside the posters; none where it isn't given. */
  readonly words?: readonly WordKind[];
  /** The preview that the codes open, and whose telephone numbers are used where it runs. */
  readonly preview: string;
}

/** The arguments can't be used; the message says which. */
export class PostersArgumentsError extends Error {}

export const postersUsage =
  '用法 Usage: npm run posters -- --region CODE --out FOLDER [--year 2024] [--forms a4,a3,picture] [--words leaflet,letter,notice,message,banner] [--preview ADDRESS]\n' +
  '  --region   区划代码，连同它下面的所有地方 · a region code; the place and everything under it\n' +
  '  --out      海报放进哪个文件夹 · the folder for the posters\n' +
  '  --year     参保年度，不写就是最新的 · the insured year, the newest if not given\n' +
  '  --forms    a4、a3（PDF）、picture（图片），不写就都做 · all of them if not given\n' +
  '  --words    宣传单、信、告知书、短信、横幅的PDF，写哪种做哪种 · words to hand out as PDF, none if not given\n' +
  '  --preview  二维码打开哪个预览，电话也从那里取 · the preview that the codes open and whose telephone numbers are used';

const usualPreview = 'http://127.0.0.1:8720/';

/** @throws {PostersArgumentsError} */
export function readPostersArguments(args: readonly string[]): PostersArguments {
  const { region = '', out = '', year, forms, words, preview = usualPreview } = parsed(args);
  if (region === '') throw new PostersArgumentsError('缺少 --region（区划代码）。 · --region is missing.');
  if (out === '') throw new PostersArgumentsError('缺少 --out（文件夹）。 · --out is missing.');
  if (year !== undefined && !/^20\d\d$/.test(year)) {
    throw new PostersArgumentsError(`--year 是四位数的年份，不是“${year}”。 · --year is a year.`);
  }
  if (!/^https?:\/\/\S+$/.test(preview)) {
    throw new PostersArgumentsError(`--preview 是网址，不是“${preview}”。 · --preview is an address.`);
  }
  return {
    region,
    out,
    ...(year === undefined ? {} : { year: Number(year) }),
    forms: formsOf(forms),
    ...(words === undefined ? {} : { words: wordsOf(words) }),
    preview: preview.endsWith('/') ? preview : `${preview}/`,
  };
}

function formsOf(text: string | undefined): readonly PosterForm[] {
  if (text === undefined) return posterForms;
  const wanted = text.split(',');
  const wrong = wanted.find((form) => !posterForms.includes(form as PosterForm));
  if (wrong === undefined) return posterForms.filter((form) => wanted.includes(form));
  throw new PostersArgumentsError(`--forms 里没有“${wrong}”，只有 ${posterForms.join('、')}。`);
}

function wordsOf(text: string): readonly WordKind[] {
  const wanted = text.split(',');
  const wrong = wanted.find((kind) => !wordKinds.includes(kind as WordKind));
  if (wrong === undefined) return wordKinds.filter((kind) => wanted.includes(kind));
  throw new PostersArgumentsError(`--words 里没有“${wrong}”，只有 ${wordKinds.join('、')}。`);
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { region: text, out: text, year: text, forms: text, words: text, preview: text },
    }).values;
  } catch (error) {
    throw new PostersArgumentsError(error instanceof Error ? error.message : String(error));
  }
}
