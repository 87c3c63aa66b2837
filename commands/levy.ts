/**
 * What everybody of a region owes, as workbooks for the offices and lines for the tax office, with control totals and the ledger of aid:
 *
 *     npm run levy -- --region 140500 --people people.jsonl --out FOLDER --on 2023-10-10
 *
 * docs/levy.md says what the files are. Ends with 0 where every row was taken, with 1 where some were not (问题行.csv has them), with 2
 * where the command was written wrongly or the file can't be read.
 */
import { policy } from '../policy';
import { RefusalError } from '../server/platform';
import { LevyArgumentsError, levyUsage, readLevyArguments } from './levy/arguments';
import { TooManyStudentsError, writeLevy } from './levy/write-levy';

async function main(): Promise<number> {
  try {
    const { people, problems, files } = await writeLevy(policy, readLevyArguments(process.argv.slice(2)));
    process.stdout.write(
      `${people}人，${problems}行没有列入，控制数已核对。 · ${people} people, ${problems} rows left out.\n`,
    );
    for (const file of files) process.stdout.write(`  ${file}\n`);
    return problems === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof LevyArgumentsError) process.stderr.write(`${error.message}\n${levyUsage}\n`);
    else if (error instanceof RefusalError) process.stderr.write(`${error.refusal.message}\n`);
    else if (error instanceof TooManyStudentsError) process.stderr.write(`${error.message}\n`);
    else throw error;
    return 2;
  }
}

void main().then((code) => (process.exitCode = code));
