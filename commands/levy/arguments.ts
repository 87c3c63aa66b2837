import { parseArgs } from 'node:util';
import { isIsoDay, type IsoDay } from '../../policy/calendar';
import { isRegionCode } from '../../policy';

/** What `npm run levy --` was given. */
export interface LevyArguments {
  readonly region: string;
  /** The population: `.jsonl`, `.xlsx` or `.csv`. */
  readonly people: string;
  readonly out: string;
  readonly year: number;
  readonly on: IsoDay;
}

/** The arguments can't be used; the message says which. */
export class LevyArgumentsError extends Error {
  override readonly name = 'LevyArgumentsError';
}

export const levyUsage =
  '用法 Usage: npm run levy -- --region CODE --people FILE --out FOLDER --on YYYY-MM-DD [--year 2024]\n' +
  '  --region   区划代码，连同它下面的所有地方 · a region code; the place and everything under it\n' +
  '  --people   人员文件：.jsonl、.xlsx 或 .csv · the population\n' +
  '  --out      清册放进哪个文件夹 · the folder for the lists\n' +
  '  --on       按哪一天缴费计算 · the day of payment that amounts are worked out for\n' +
  '  --year     参保年度，不写就是那一天的下一年 · the insured year, the one after that day if not given';

/** @throws {LevyArgumentsError} */
export function readLevyArguments(args: readonly string[]): LevyArguments {
  const { region = '', people = '', out = '', on = '', year } = parsed(args);
  if (!isRegionCode(region))
    throw new LevyArgumentsError('--region 要写区划代码。 · --region is a region code.');
  if (people === '') throw new LevyArgumentsError('缺少 --people（人员文件）。 · --people is missing.');
  if (out === '') throw new LevyArgumentsError('缺少 --out（文件夹）。 · --out is missing.');
  if (!isIsoDay(on)) throw new LevyArgumentsError('--on 要写日期，例如2023-10-10。 · --on is a day.');
  if (year !== undefined && !/^20\d\d$/.test(year)) {
    throw new LevyArgumentsError('--year 是四位数的年份。 · --year is a year.');
  }
  return { region, people, out, on, year: year === undefined ? Number(on.slice(0, 4)) + 1 : Number(year) };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = { region: text, people: text, out: text, on: text, year: text };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new LevyArgumentsError(error instanceof Error ? error.message : String(error));
  }
}
