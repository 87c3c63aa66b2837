import {
  LevyTotals,
  type ListOf,
  aidLedgerSheet,
  givenByBooks,
  levySheet,
  noSums,
  plusSums,
  requireAddsUp,
  schoolSheet,
  sumsOfRow,
  taxHeader,
  taxRow,
  totalsSheet,
} from '../levy';
import type { LevySums } from '../../contract/levy-lists';
import { regionName } from '../../policy/region-names';
import { type FileForOfficer, handOut } from '../hand-outs';
import { type OutCell, workbookBytes, writeCsv } from '../spreadsheets';
import type { Cloud } from '../platform';
import type { LevyList, LevyListPart, LevyPlace } from '../schema';
import { moved } from './gather';
import { type StoredRow, rowsOfPart } from './parts';

/** Of two hundred people: 60,000 in a file, some 6 MB, written in a few seconds. */
const partsOfFile = 300;
/** Read at once: a thousand people. */
const partsAtOnce = 5;

/** Of whom a list reads less than is stored: `rosters-to-read.ts`. */
const notes = [
  '还没参保、不是本人登记的，只按这里和上下级经办机构的认定计算；身份由别处认定的，缴费时按他的身份算。',
];

/** A file that is to be written: which, of which place and which of its parts. */
interface ToWrite {
  readonly kind: 'list' | 'tax' | 'schools' | 'sums';
  /** Which of `places`; of the sums it is nothing. */
  readonly place: number;
  /** Of several files of a kind, from 0; and how many there are. */
  readonly piece: number;
  readonly pieces: number;
}

/** What is written of a list, in this order: a workbook a county, the tax office's lines, its schools; then the sums of all. */
export function filesOf({ places }: Pick<LevyList, 'places'>): readonly ToWrite[] {
  const ofPlaces = places.flatMap(({ parts, studentParts }, place) => [
    ...pieces('list', place, parts),
    ...pieces('tax', place, parts),
    ...pieces('schools', place, studentParts),
  ]);
  return [...ofPlaces, { kind: 'sums', place: 0, piece: 0, pieces: 1 }];
}

function pieces(kind: ToWrite['kind'], place: number, parts: number): readonly ToWrite[] {
  const count = Math.ceil(parts / partsOfFile);
  return Array.from({ length: count }, (_, piece) => ({ kind, place, piece, pieces: count }));
}

/** Writes the next file, hands it to the list's officer, and notes it. Where all are written, what lay in between goes. */
export async function writeNext(cloud: Cloud, list: LevyList): Promise<LevyList> {
  const next = filesOf(list)[list.filesDone];
  if (next === undefined) return moved(cloud, list, { state: 'clearing' });
  const { file, written } = await fileOf(cloud, list, next);
  const { handOutId } = await handOut(
    cloud,
    { _id: list.officerId },
    { ...file, duty: 'money', region: list.region },
  );
  const places = list.places.map((place, at) =>
    at === next.place && written !== null ? { ...place, written: plusSums(place.written, written) } : place,
  );
  if (next.kind === 'list' && next.piece === next.pieces - 1) requireWhole(places[next.place]);
  return moved(cloud, list, { places, filesDone: list.filesDone + 1, files: [...list.files, handOutId] });
}

/** What was added up cell by cell against what was added up person by person. */
function requireWhole(place: LevyPlace | undefined): void {
  if (place !== undefined) requireAddsUp(LevyTotals.from(place), place.written);
}

type MadeFile = Pick<FileForOfficer, 'name' | 'body'>;

interface Written {
  readonly file: MadeFile;
  /** What a list's cells add up to; null of the other kinds. */
  readonly written: LevySums | null;
}

async function fileOf(cloud: Cloud, list: LevyList, wanted: ToWrite): Promise<Written> {
  const place = list.places[wanted.place];
  const of: ListOf = { region: place?.region ?? list.region, year: list.year, on: list.on, notes };
  if (wanted.kind === 'sums' || place === undefined) return { file: await sumsFile(list), written: null };
  const name = (what: string, ending: string): string => {
    const number = wanted.pieces === 1 ? '' : `（${wanted.piece + 1}）`;
    return `${what}-${regionName(of.region) ?? of.region}-${of.year}${number}.${ending}`;
  };
  if (wanted.kind === 'schools') {
    const schools = [...(await rowsOfSchools(cloud, list, place, wanted.piece))];
    const sorted = schools.sort(([one], [other]) => (one < other ? -1 : 1));
    const body = await workbookBytes(sorted.map(([school, rows]) => schoolSheet(of, school, rows)));
    return { file: { name: name('学校整体参保清册', 'xlsx'), body }, written: null };
  }
  const rows = cellsOf(cloud, list, place, wanted.piece);
  if (wanted.kind === 'tax') {
    const body = await gathered(writeCsv(taxHeader, taxRows(rows, of.year)));
    return { file: { name: name('税务导入', 'csv'), body }, written: null };
  }
  let written = noSums;
  const counted = async function* (): AsyncGenerator<readonly OutCell[]> {
    for await (const row of rows) {
      written = plusSums(written, sumsOfRow(row));
      yield row;
    }
  };
  const body = await workbookBytes([levySheet(of, counted())]);
  return { file: { name: name('应缴清册', 'xlsx'), body }, written };
}

async function* taxRows(
  rows: AsyncIterable<readonly OutCell[]>,
  year: number,
): AsyncGenerator<readonly OutCell[]> {
  for await (const row of rows) yield taxRow(row, year);
}

async function gathered(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

async function sumsFile({ region, year, on, places }: LevyList): Promise<MadeFile> {
  const of = { region, year, on, notes };
  const totals = places
    .filter(({ whole }) => whole.people > 0)
    .map((place) => [place.region, LevyTotals.from(place)] as const);
  const body = await workbookBytes([totalsSheet(of, totals), aidLedgerSheet(of, totals, givenByBooks)]);
  return { name: `控制数和资助台账-${regionName(region) ?? region}-${year}.xlsx`, body };
}

/** The rows of a file, a thousand people at a time. */
async function* cellsOf(
  cloud: Cloud,
  list: LevyList,
  { firstPart, parts }: LevyPlace,
  piece: number,
): AsyncGenerator<readonly OutCell[]> {
  const end = firstPart + Math.min(parts, (piece + 1) * partsOfFile);
  for (let from = firstPart + piece * partsOfFile; from < end; from += partsAtOnce) {
    const until = Math.min(end, from + partsAtOnce);
    for (const { cells } of await rowsFrom(cloud, list, { gte: from, lt: until })) yield cells;
  }
}

async function rowsFrom(
  cloud: Cloud,
  { _id: levyListId }: LevyList,
  number: { readonly gte: number; readonly lt: number },
): Promise<readonly StoredRow[]> {
  const parts = await cloud.db.find('levy-list-parts', {
    filter: { levyListId, number },
    orderBy: [['number', 'asc']],
    limit: number.lt - number.gte,
  });
  return parts.flatMap((part) => rowsOfPart(cloud, part));
}

/** The rows of each school's students. */
async function rowsOfSchools(
  cloud: Cloud,
  { _id: levyListId }: LevyList,
  { firstPart, parts }: LevyPlace,
  piece: number,
): Promise<ReadonlyMap<string, readonly (readonly OutCell[])[]>> {
  const schools = new Map<string, (readonly OutCell[])[]>();
  for (let skip = piece * partsOfFile; skip < (piece + 1) * partsOfFile; skip += partsAtOnce) {
    const found: readonly LevyListPart[] = await cloud.db.find('levy-list-parts', {
      filter: { levyListId, students: { gt: 0 }, number: { gte: firstPart, lt: firstPart + parts } },
      orderBy: [['number', 'asc']],
      limit: partsAtOnce,
      skip,
    });
    for (const { cells, school } of found.flatMap((part) => rowsOfPart(cloud, part))) {
      if (school === '') continue;
      const rows = schools.get(school) ?? [];
      rows.push(cells);
      schools.set(school, rows);
    }
    if (found.length < partsAtOnce) break;
  }
  return schools;
}
