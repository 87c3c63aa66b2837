import type { StatementView } from '../../contract/refunds';
import type { LocalCloud } from '../local-cloud';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const chinaMs = 8 * hourMs;

/** Half past ten of the next morning in China: WeChat's bill of the day before is there from ten. */
function nextMorning(now: number): number {
  const midnight = Math.floor((now + chinaMs) / (24 * hourMs)) * 24 * hourMs - chinaMs;
  return midnight + 34.5 * hourMs;
}

function dayOf(now: number): string {
  return new Date(now + chinaMs).toISOString().slice(0, 10);
}

/** The timer looks back three days, and takes three steps for each. */
const mostRuns = 12;

/**
 * Lets the night pass and the timer do the day's work; answers which day it was. Throws unless WeChat's bill of that day
 * was compared with the ledger and every line of it agreed.
 */
export async function closeTheDay(cloud: LocalCloud): Promise<string> {
  const day = dayOf(cloud.now());
  await cloud.advance(nextMorning(cloud.now()) - cloud.now());
  // The books of a day are closed in one run, and counted in one a minute later.
  await cloud.fireTimer();
  await cloud.advance(minuteMs);
  for (let run = 0; run < mostRuns; run += 1) {
    await cloud.fireTimer();
    const { compared, differences } = await billOf(cloud, day);
    if (differences.length > 0) throw new Error(`bill and ledger of ${day}: ${JSON.stringify(differences)}`);
    if (compared) return day;
  }
  throw new Error(`the bill of ${day} was not compared`);
}

interface Comparison {
  readonly compared: boolean;
  readonly differences: readonly unknown[];
}

async function billOf(cloud: LocalCloud, day: string): Promise<Comparison> {
  const operator = cloud.caller('oSampleOperator');
  const answer = (await operator('officer', { action: 'bills.differences', day })) as {
    readonly data?: Comparison;
  };
  if (!answer.data) throw new Error(`no comparison: ${JSON.stringify(answer)}`);
  return answer.data;
}

/** What the collecting office of a district is owed for a day: the sum of its payments less its refunds, in fen, of the orders named. */
export async function owedFor(
  cloud: LocalCloud,
  officer: string,
  {
    region,
    day,
    orderIds,
  }: { readonly region: string; readonly day: string; readonly orderIds: readonly string[] },
): Promise<number> {
  const answer = (await cloud.caller(officer)('officer', { action: 'statements.get', region, day })) as {
    readonly data?: { readonly statements: readonly StatementView[] };
  };
  if (!answer.data) throw new Error(`no statement: ${JSON.stringify(answer)}`);
  return answer.data.statements
    .flatMap(({ lines }) => lines)
    .filter(({ orderId }) => orderIds.includes(orderId))
    .reduce((sum, { kind, amountFen }) => sum + (kind === 'payment' ? amountFen : -amountFen), 0);
}
