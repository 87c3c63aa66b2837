/**
 * The posters of a place and of everything under it, as PDF and as a picture:
 *
 *     npm run posters -- --region CODE --out FOLDER
 *
 * Their codes open the preview. An office prints its own from the officers' page, with the code of its mini-program. Ends
 * with 0 where posters were made, with 1 where none could be, with 2 where the command was written wrongly.
 */
import { PosterError } from '../posters';
import { PostersArgumentsError, postersUsage, readPostersArguments } from './posters/arguments';
import { type Printed, printPosters } from './posters/print';

function summary({ files, places, leftOut, numbersFromPreview }: Printed): string {
  return [
    `${places} 个地方，${files.length} 个文件。 · ${places} places, ${files.length} files.`,
    ...leftOut.map(({ region, why }) => `  没有做 · left out ${region}: ${why}`),
    numbersFromPreview
      ? ''
      : '预览没有开着，电话只有全国热线。 · No preview answers: the posters carry the public hotlines alone.',
    '',
  ]
    .filter((line, at, all) => line !== '' || at === all.length - 1)
    .join('\n');
}

async function main(): Promise<number> {
  try {
    const given = readPostersArguments(process.argv.slice(2));
    const printed = await printPosters(given, (line) => void process.stdout.write(`${line}\n`));
    process.stdout.write(summary(printed));
    return 0;
  } catch (error) {
    if (error instanceof PostersArgumentsError) {
      process.stderr.write(`${error.message}\n${postersUsage}\n`);
      return 2;
    }
    if (!(error instanceof PosterError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
