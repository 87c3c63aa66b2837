import type { Books } from '../../../commands/audit/books';
import { entries } from '../../../simulation/entries';
import { withoutMachine } from '../../../simulation/guard';
import { drawFaults } from '../../../simulation/kernel/faults';
import { playStory } from '../../../simulation/story';
import { World } from '../../../simulation/world';
import type { PlainDocument } from '../../../server/platform/plain';
import type { CollectionName, Collections } from '../../../server/schema/collections';

/** Everything that a simulated town has stored, to be read and to be damaged. */
export type Town = Map<CollectionName, PlainDocument[]>;

/** A story of the simulation, played to its end: families, offices, bureau, WeChat, and all that goes wrong. */
export async function playTown(seed: number): Promise<{ readonly town: Town; readonly endedAt: number }> {
  const world = await withoutMachine(async () => {
    const played = new World(seed, false, drawFaults, entries);
    await playStory(played);
    return played;
  });
  return { town: storedOf((name) => world.store.snapshot(name), names), endedAt: world.kernel.now() };
}

/** The first story in which money went all its ways: what a seed tells changes with whatever the server does. */
export async function townWithEverything(): ReturnType<typeof playTown> {
  for (let seed = 1; seed <= 100; seed += 1) {
    const played = await playTown(seed);
    if (wanted.every(([name, fits]) => played.town.get(name)?.some(fits) === true)) return played;
  }
  throw new Error('no story of a hundred has everything');
}

const wanted: readonly (readonly [CollectionName, (doc: PlainDocument) => boolean])[] = [
  ['deductions', ({ state }) => state === 'accepted'],
  ['refunds', ({ state, to }) => state === 'done' && to === 'wechat'],
  ['records', ({ insurance }) => (insurance as { readonly basis: string } | null)?.basis === 'paid'],
  ['cases', ({ resolution, officerId }) => resolution !== null && officerId !== null],
  ['orders', ({ state, wechatFen }) => state === 'settled' && wechatFen !== 0],
  ['statements', () => true],
  ['registration-files', ({ enrolled }) => enrolled !== 0],
  ['registration-lines', ({ state }) => state === 'accepted'],
  ['refund-requests', ({ state }) => state !== 'requested'],
  ['imports', ({ state }) => state === 'done'],
];

const names: readonly CollectionName[] = [
  'ledger',
  'orders',
  'records',
  'elsewhere-payments',
  'refunds',
  'refund-requests',
  'mutual-aid-accounts',
  'mutual-aid-movements',
  'deductions',
  'deduction-batches',
  'reimbursements',
  'reimbursement-batches',
  'registration-lines',
  'registration-files',
  'statements',
  'statement-runs',
  'counters',
  'lookup-log',
  'imports',
  'cases',
  'audit-log',
  'audit-seals',
  'audit-sealings',
  'migrations',
  'progress',
  'uncounted',
  'residents',
  'rosters',
  'certified-counts',
  'count-lanes',
];

function storedOf(snapshot: (name: CollectionName) => PlainDocument[], of: readonly CollectionName[]): Town {
  return new Map(of.map((name) => [name, snapshot(name)]));
}

export function booksOf(town: Town, readAt: number): Books {
  return {
    readAt,
    async *all<Name extends CollectionName>(collection: Name) {
      const docs = [...(town.get(collection) ?? [])];
      docs.sort((one, other) => (one._id < other._id ? -1 : 1));
      yield* docs as unknown as readonly Collections[Name][];
    },
  };
}

/** Counts of a place in which somebody stands. */
export function isCounted(doc: Readonly<Record<string, unknown>>): boolean {
  return (doc['enrolled'] as number) > 0;
}
