import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { shippedNotices } from '../policy';

const root = path.join(__dirname, '..');

/** Rooms whose code people use. Notices, skeletons and lists of places are data. */
const rooms = ['policy', 'contract', 'posters', 'server', 'src'];
const data = ['policy/notices', 'policy/skeleton', 'policy/regions'];

/** What may name a year or a notice: it reads what release 0.1 stored, ships the notices, or shows how a day is written. */
const allowed: readonly (readonly [file: string, what: RegExp])[] = [
  ['policy/index.ts', /from '\.\/notices\//],
  ['server/migrations/claims-as-said.ts', /const year = 2024;/],
  ['server/platform/memory/cloud.ts', /collectsFor/],
];
const example = /写成 20\d\d|例?如 20\d\d|380 元写 38000/;

function* sources(folder: string): Iterable<string> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const inside = `${folder}/${entry.name}`;
    if (entry.isDirectory() && !data.includes(inside)) yield* sources(inside);
    else if (/\.tsx?$/.test(entry.name)) yield inside;
  }
}

/** The lines of a file that are code. */
function codeOf(file: string): readonly string[] {
  return readFileSync(path.join(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .map((line) => line.replace(/(^|\s)\/\/ .*$/, ''));
}

function linesWith(what: RegExp): readonly string[] {
  return rooms.flatMap((room) =>
    [...sources(room)].flatMap((file) =>
      codeOf(file)
        .filter((line) => what.test(line) && !example.test(line))
        .filter((line) => !allowed.some(([known, may]) => known === file && may.test(line)))
        .map((line) => `${file}: ${line.trim()}`),
    ),
  );
}

describe('no code is tied to a notice that ships', () => {
  it('by its id or its file', () => {
    const ids = shippedNotices.map(({ id }) => id).join('|');
    expect(linesWith(new RegExp(ids))).toEqual([]);
  });

  it('by its year', () => {
    const years = shippedNotices.flatMap(({ year }) => [year - 1, year]);
    expect(linesWith(new RegExp(`\\b(${[...new Set(years)].join('|')})\\b`))).toEqual([]);
  });

  it('by its places', () => {
    const places = shippedNotices.flatMap(({ regions }) => regions);
    expect(linesWith(new RegExp(`\\b(${places.join('|')})\\b`))).toEqual([]);
  });

  it('by its premium', () => {
    expect(linesWith(/\b(38_?000|39_?000|'380'|'390')\b/)).toEqual([]);
  });
});
