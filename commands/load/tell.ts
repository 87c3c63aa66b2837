import type { Evening, Lived } from './evening';
import type { Judged } from './judge';

interface Told {
  readonly wanted: Omit<Evening, 'random'>;
  readonly kills: number;
  /** How long each start took, s. */
  readonly starts: readonly number[];
  readonly lived: Lived;
  readonly judged: Judged;
}

/** The time that the busiest hour of Jincheng's last evening has for one of its 60,000 orders in six hours, and so ours. */
const cityOrdersPerSecond = 60_000 / (6 * 3600);

export function tellEvening(
  say: (line: string) => void,
  { wanted, kills, starts, lived, judged }: Told,
): void {
  const { figures, paid } = lived;
  const rate = wanted.families / (wanted.minutes * 60);
  say(
    `${wanted.families} families in ${wanted.minutes} minutes: ${rate.toFixed(1)} orders a second, ` +
      `where a city's last evening has ${cityOrdersPerSecond.toFixed(1)}; ${wanted.records.toLocaleString('en')} records in store; killed ${kills} times`,
  );
  say(`  starts took ${starts.map((seconds) => `${seconds} s`).join(', ')}`);
  for (const line of figures.lines()) say(`  ${line}`);
  say(
    '  waiting for more than a minute, by second: looks, messages, refunds, proposals, unfinished orders; megabytes',
  );
  for (const one of figures.backlog.filter((_, at) => at % 3 === 0)) {
    const { second, looks, messages, refunds, proposals, unfinished, megabytes } = one;
    say(
      `  ${String(second).padStart(6)}  ${looks} ${messages} ${refunds} ${proposals} ${unfinished}; ${megabytes} MB`,
    );
  }
  const { look, message } = figures.longestSeconds;
  say(
    `  the longest that a look was due ${look} s, a message ${message} s: under two minutes throughout ` +
      (figures.isBacklogHeld ? 'HELD' : 'NOT HELD'),
  );
  say(`  paid ${paid.length}, insured ${judged.insured} people, rosters of ${judged.rosters} people`);
  say(
    `  lost ${judged.lost.length}, doubled ${judged.doubled.length}, disagreements ${judged.disagreements.length}`,
  );
  say(`  audited in ${judged.auditSeconds} s, with at most ${judged.megabytes} MB`);
  for (const { rule, detail } of judged.disagreements.slice(0, 3)) say(`  NOT: ${rule}: ${detail}`);
}
