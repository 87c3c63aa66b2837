import { type Fen, minusFen, negativeFen, noFen, plusFen } from '../../policy/money';
import { daysBefore } from './days';
import type { IsoDay } from '../../policy/calendar';
import { type Cloud, chinaDay } from '../platform';
import type { LedgerEntry, StatementRun, StatementSums } from '../schema';

const pageSize = 200;
const daysBack = 3;

/** A transaction lives at most half a minute: what was booked on a day before it was closed is there after this. */
const closingMs = 60_000;

/**
 * Makes the last days' statements of every collecting office, the oldest first, until it is `until` (ms); the next run goes
 * on. A day is closed first, so that what comes later gets another one (`book`), and counted a minute after.
 */
export async function makeStatements(cloud: Cloud, until: number): Promise<void> {
  const now = cloud.now();
  if (await areMade(cloud, now)) return;
  await reopenToday(cloud, chinaDay(now));
  for (let back = daysBack; back >= 1; back -= 1) {
    const day = daysBefore(now, back);
    const held = await cloud.db.get('statement-runs', day);
    if (held === null) {
      const run = { _id: day, state: 'closing', position: '', offices: [], updatedAt: now } as const;
      await cloud.db.put('statement-runs', run);
    } else if (isCountable(held, now) && !(await isCounted(cloud, held, until))) return;
  }
}

/** Whether all days have theirs, and today none: one read of a minute in which there is nothing to do. */
async function areMade(cloud: Cloud, now: number): Promise<boolean> {
  const days = Array.from({ length: daysBack }, (_, back) => daysBefore(now, back + 1));
  const filter = { _id: { in: [chinaDay(now), ...days] } };
  const runs = await cloud.db.find('statement-runs', { filter, limit: daysBack + 1 });
  return (
    days.every((day) => runs.some(({ _id, state }) => _id === day && state === 'done')) &&
    runs.length === daysBack
  );
}

/** Goes on with a day's statements; answers whether they are done. */
async function isCounted(cloud: Cloud, held: StatementRun, until: number): Promise<boolean> {
  let run = held;
  while (run.state !== 'done' && cloud.now() < until) run = await stepOf(cloud, run);
  return run.state === 'done';
}

/** A clock that was set back lives through a day again: its statement is made anew when it ends, with all that it has then. */
async function reopenToday(cloud: Cloud, today: IsoDay): Promise<void> {
  if ((await cloud.db.get('statement-runs', today)) === null) return;
  cloud.log('statement-reopened', { day: today });
  await cloud.db.remove('statement-runs', today);
}

function isCountable({ state, updatedAt }: StatementRun, now: number): boolean {
  // A time ahead of us is of a clock that went back since: nobody waits for it.
  return state === 'running' || (state === 'closing' && (now < updatedAt || now - updatedAt >= closingMs));
}

/** Sums and position are written together, so that a run that is cut off counts nothing twice. */
async function stepOf(cloud: Cloud, held: StatementRun): Promise<StatementRun> {
  const page = await cloud.db.find('ledger', {
    filter: { day: held._id, _id: { gt: held.position } },
    orderBy: [['_id', 'asc']],
    limit: pageSize,
  });
  const offices = page.reduce(withEntry, held.offices);
  const more = page.length === pageSize;
  const at = cloud.now();
  if (!more) {
    for (const sums of offices) {
      const _id = `${held._id}-${sums.region}`;
      await cloud.db.put('statements', { _id, day: held._id, ...sums, at });
    }
  }
  const run: StatementRun = {
    ...held,
    offices,
    position: page[page.length - 1]?._id ?? held.position,
    state: more ? 'running' : 'done',
    updatedAt: at,
  };
  await cloud.db.put('statement-runs', run);
  return run;
}

const prefix = 'office:';

/** What an entry credits to an office, or takes back from it. */
export function officeMoves(
  entry: LedgerEntry,
): readonly { readonly region: string; readonly fen: Fen; readonly line: number }[] {
  return entry.phase !== 'posted'
    ? []
    : entry.transfers.flatMap(({ debit, credit, amountFen, line = 0 }) => [
        ...(credit.startsWith(prefix) ? [{ region: credit.slice(prefix.length), fen: amountFen, line }] : []),
        ...(debit.startsWith(prefix)
          ? [{ region: debit.slice(prefix.length), fen: negativeFen(amountFen), line }]
          : []),
      ]);
}

function withEntry(offices: readonly StatementSums[], entry: LedgerEntry): readonly StatementSums[] {
  return officeMoves(entry).reduce<readonly StatementSums[]>((sums, { region, fen }) => {
    const held = sums.find((one) => one.region === region) ?? { region, paidFen: noFen, refundedFen: noFen };
    const added =
      fen > 0
        ? { ...held, paidFen: plusFen(held.paidFen, fen) }
        : { ...held, refundedFen: minusFen(held.refundedFen, fen) };
    return [...sums.filter((one) => one.region !== region), added];
  }, offices);
}
