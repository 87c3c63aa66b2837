import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Policy, liesIn, regionName } from '../../policy';
import {
  type LevyLine,
  LevyTotals,
  type ListOf,
  aidLedgerSheet,
  givenByAmounts,
  levyLine,
  levyRow,
  levySheet,
  noSums,
  plusSums,
  requireAddsUp,
  schoolSheet,
  sumsOfRow,
  taxHeader,
  taxRow,
  totalsSheet,
} from '../../server/levy';
import type { LevySums } from '../../contract/levy-lists';
import { type OutCell, writeCsv, writeWorkbook } from '../../server/spreadsheets';
import type { LevyArguments } from './arguments';
import { populationOf } from './population';
import { RowQueue } from './row-queue';
import { SeenNumbers } from './seen-numbers';

type Row = readonly OutCell[];

/** Students of whole schools are sorted by school in memory. */
const mostStudents = 200_000;
/** Lists hold people's numbers: whoever made them alone reads them. */
const mode = 0o600;

/** More than a run holds in memory; the message says what to do. */
export class TooManyStudentsError extends Error {
  constructor() {
    super(
      `整体参保的学生超过${mostStudents}人，请按县（市、区）分开做。 · Run it for one county after the other.`,
    );
    this.name = 'TooManyStudentsError';
  }
}

export interface LevyOutcome {
  readonly people: number;
  readonly problems: number;
  readonly files: readonly string[];
}

/** A file that is being written while rows come. */
class Sink {
  readonly rows = new RowQueue<Row>();
  private readonly done: Promise<void>;

  constructor(file: string, content: (rows: AsyncIterable<Row>) => AsyncIterable<Buffer>) {
    this.done = pipeline(Readable.from(content(this.rows)), createWriteStream(file, { mode }));
    this.done.catch((error: Error) => this.rows.fail(error));
  }

  async close(): Promise<void> {
    this.rows.end();
    await this.done;
  }
}

/** One county: its list, its control totals, and what its list's cells add up to as they are written. */
class County {
  readonly totals = new LevyTotals();
  private written: LevySums = noSums;
  readonly sink: Sink;

  constructor(file: string, of: ListOf) {
    this.sink = new Sink(file, (rows) => writeWorkbook([levySheet(of, this.summed(rows))]));
  }

  async take(line: LevyLine, row: Row): Promise<void> {
    this.totals.take(line);
    await this.sink.rows.put(row);
  }

  async close(): Promise<void> {
    await this.sink.close();
    requireAddsUp(this.totals, this.written);
  }

  private async *summed(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
    for await (const row of rows) {
      this.written = plusSums(this.written, sumsOfRow(row));
      yield row;
    }
  }
}

/** All that one run writes. */
class LevyRun {
  private readonly counties = new Map<string, County>();
  private readonly schools = new Map<string, Row[]>();
  private readonly seen = new SeenNumbers();
  private readonly files: string[] = [];
  private readonly tax: Sink;
  private problemSink: Sink | null = null;
  private people = 0;
  private students = 0;
  private problems = 0;

  constructor(
    private readonly policy: Policy,
    private readonly wanted: LevyArguments,
  ) {
    this.tax = new Sink(this.file(`税务导入-${this.place(wanted.region)}-${wanted.year}.csv`), (rows) =>
      writeCsv(taxHeader, rows),
    );
  }

  async all(): Promise<LevyOutcome> {
    for await (const row of populationOf(this.policy, this.wanted)) {
      if ('problem' in row) await this.problem(row.where, row.problem);
      else if (!liesIn(row.person.facts.region, this.wanted.region)) {
        await this.problem(row.where, '参保地不在这份清册的范围内，没有列入。');
      } else if (this.seen.again(row.person.documentNumber)) {
        await this.problem(row.where, '同一个证件号码前面已经有一行，没有再列。请核对后只留一行。');
      } else await this.person(levyLine(this.policy, row.person));
    }
    await this.end();
    return { people: this.people, problems: this.problems, files: this.files };
  }

  private async person(line: LevyLine): Promise<void> {
    const row = levyRow(line);
    this.people += 1;
    await this.county(line.person.facts.region.slice(0, 6)).take(line, row);
    await this.tax.rows.put(taxRow(row, this.wanted.year));
    const { school } = line.person;
    if (school === '') return;
    this.students += 1;
    if (this.students > mostStudents) throw new TooManyStudentsError();
    const rows = this.schools.get(school);
    if (rows === undefined) this.schools.set(school, [row]);
    else rows.push(row);
  }

  private county(code: string): County {
    const known = this.counties.get(code);
    if (known !== undefined) return known;
    const file = this.file(`应缴清册-${this.place(code)}-${this.wanted.year}.xlsx`);
    const county = new County(file, this.listOf(code));
    this.counties.set(code, county);
    return county;
  }

  private async problem(where: string, words: string): Promise<void> {
    this.problems += 1;
    this.problemSink ??= new Sink(this.file('问题行.csv'), (rows) => writeCsv(['哪一行', '问题'], rows));
    await this.problemSink.rows.put([where, words]);
  }

  private async end(): Promise<void> {
    for (const county of this.counties.values()) await county.close();
    await this.tax.close();
    await this.problemSink?.close();
    const counties = [...this.counties].map(([code, { totals }]) => [code, totals] as const);
    const of = this.listOf(this.wanted.region);
    const place = this.place(this.wanted.region);
    const sums = [totalsSheet(of, counties), aidLedgerSheet(of, counties, givenByAmounts)];
    await this.write(`控制数和资助台账-${place}-${this.wanted.year}.xlsx`, writeWorkbook(sums));
    if (this.schools.size === 0) return;
    const schools = [...this.schools].map(([school, rows]) => schoolSheet(of, school, rows));
    await this.write(`学校整体参保清册-${place}-${this.wanted.year}.xlsx`, writeWorkbook(schools));
  }

  private async write(name: string, content: AsyncIterable<Buffer>): Promise<void> {
    await pipeline(Readable.from(content), createWriteStream(this.file(name), { mode }));
  }

  private file(name: string): string {
    const file = path.join(this.wanted.out, name);
    this.files.push(file);
    return file;
  }

  private listOf(region: string): ListOf {
    return { region, year: this.wanted.year, on: this.wanted.on };
  }

  private place(region: string): string {
    return regionName(region) ?? region;
  }
}

/** Writes a region's lists, one workbook a county, with the tax office's lines, control totals and the ledger of aid. */
export async function writeLevy(policy: Policy, wanted: LevyArguments): Promise<LevyOutcome> {
  await mkdir(wanted.out, { recursive: true, mode: 0o700 });
  return new LevyRun(policy, wanted).all();
}
