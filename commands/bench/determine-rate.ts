/** Runs in a process of its own: prints how many answers a second the policy gives, and how many JSON.stringify writes. */
import { performance } from 'node:perf_hooks';
import { policy } from '../../policy';
import { mixedFacts } from './determine-facts';

const rounds = 5;
const roundMs = 1000;

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** The best of some rounds, by the second of processor time: other programs on the machine don't count. */
function bestRate(work: () => number): number {
  let best = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const began = performance.now();
    const beganCpu = cpuSeconds();
    let done = 0;
    while (performance.now() - began < roundMs) done += work();
    const rate = done / (cpuSeconds() - beganCpu);
    if (round > 0) best = Math.max(best, rate);
  }
  return best;
}

let cites = 0;
const determined = bestRate(() => {
  for (let turn = 0; turn < 50; turn += 1) {
    for (const facts of mixedFacts) cites += policy.determine(facts).cites.length;
  }
  return 50 * mixedFacts.length;
});
const answers = mixedFacts.map((facts) => policy.determine(facts));
let letters = 0;
const written = bestRate(() => {
  for (const answer of answers) letters += JSON.stringify(answer).length;
  return answers.length;
});
if (cites === 0 || letters === 0) throw new Error('nothing was measured');
process.stdout.write(JSON.stringify({ determined, written }));
