/** Runs in a process of its own: prints what a number of notices, each with a number of rules, costs the policy. */
import { performance } from 'node:perf_hooks';
import { createPolicy, type FactSheet, parseFactSheet, readNotice } from '../../policy';
import jincheng from '../../policy/notices/jincheng-2024.json';

const rounds = 3;
const roundMs = 300;
const [notices = 5, rules = 0] = process.argv.slice(2).map(Number);

/** A place of its own for each: prefectures that may exist or not. */
function regionOf(at: number): string {
  return `${11 + (at % 80)}${String(Math.floor(at / 80) + 10)}00`;
}

/** Half of them aids by identity and age, half remarks: what a long notice is made of. */
function moreRule(at: number): object {
  const who = [{ identities: ['dibao'], ageUnderIfKnown: 1 + (at % 99) }];
  return at % 2 === 0
    ? {
        rule: `more-${at}`,
        clause: '4.4',
        kind: 'subsidy',
        who,
        gives: { method: 'fixed', amountFen: 10_000 + at },
        fund: 'finance',
      }
    : { rule: `more-${at}`, clause: '4.4', kind: 'remark', who, note: 'interpretation', says: '一句说明。' };
}

const texts = Array.from({ length: notices }, (_, at) => {
  const more = Array.from({ length: Math.max(0, rules - jincheng.rules.length) }, (_rule, index) =>
    moreRule(index),
  );
  return JSON.stringify({
    ...jincheng,
    id: `place-${at}-2024`,
    regions: [regionOf(at)],
    rules: [...jincheng.rules, ...more],
  });
});
const sheets: readonly FactSheet[] = Array.from({ length: notices * 3 }, (_, at) =>
  parseFactSheet({
    id: 'bench',
    region: regionOf(at % notices),
    year: 2024,
    payOn: '2023-10-10',
    birthDate: at % 3 === 0 ? '1950-03-04' : '2015-03-04',
    identities: at % 3 === 2 ? [{ code: 'dibao', since: '2022-06-01', region: regionOf(at % notices) }] : [],
  }),
);

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const began = cpuSeconds();
const policy = createPolicy(texts.map((text, at) => readNotice(JSON.parse(text), `place-${at}.json`)));
const firsts = sheets.map((sheet) => policy.determine(sheet).payFen);
const loadMs = (cpuSeconds() - began) * 1000;
if (firsts.some((payFen) => payFen === null)) throw new Error('a place got no answer');

let best = 0;
for (let round = 0; round < rounds; round += 1) {
  const [roundBegan, cpuBegan] = [performance.now(), cpuSeconds()];
  let done = 0;
  while (performance.now() - roundBegan < roundMs) {
    for (const sheet of sheets) policy.determine(sheet);
    done += sheets.length;
  }
  best = Math.max(best, done / (cpuSeconds() - cpuBegan));
}
const megabytes = process.memoryUsage().rss / 1024 / 1024;
process.stdout.write(JSON.stringify({ perSecond: best, loadMs, megabytes }));
