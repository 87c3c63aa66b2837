import { join } from 'node:path';
import { Store } from '../../local/store/store';
import { audit } from '../audit/audit';
import type { Books, Disagreement } from '../audit/books';
import { booksIn } from '../audit/stored-books';
import type { Lived } from './evening';

export interface Judged {
  /** Orders whose money WeChat has, and that aren't settled. */
  readonly lost: readonly string[];
  /** People who are insured for one year by two orders. */
  readonly doubled: readonly string[];
  readonly insured: number;
  readonly rosters: number;
  readonly disagreements: readonly Disagreement[];
  /** The audit's alone. */
  readonly auditSeconds: number;
  /** The most that this process has held, of which the audit is nearly all. */
  readonly megabytes: number;
}

/**
 * Holds what is stored against what was paid, and against itself, as of the product's own clock. Reads the folder where it lies: a
 * city's is not copied once more, and nobody else uses it.
 */
export async function judge(dataDir: string, { paid, now }: Pick<Lived, 'paid' | 'now'>): Promise<Judged> {
  const file = join(dataDir, 'cloud.db');
  const store = new Store({ file, synchronous: 'NORMAL', checkUpTo: Infinity });
  try {
    const books = booksIn(store, now);
    const money = await judgeMoney(books, paid);
    const began = performance.now();
    const disagreements = await audit(books, () => undefined);
    const auditSeconds = Math.round((performance.now() - began) / 1000);
    return {
      ...money,
      disagreements,
      auditSeconds,
      megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    };
  } finally {
    store.close();
  }
}

type Money = Pick<Judged, 'lost' | 'doubled' | 'insured' | 'rosters'>;

async function judgeMoney(books: Books, paid: readonly string[]): Promise<Money> {
  const unsettled = new Set(paid);
  const insured = new Set<string>();
  const doubled = new Set<string>();
  for await (const { _id, state, lines } of books.all('orders')) {
    if (state !== 'settled') continue;
    unsettled.delete(_id);
    for (const line of lines) {
      if (line.state !== 'insured') continue;
      if (insured.has(line.recordId)) doubled.add(line.recordId);
      insured.add(line.recordId);
    }
  }
  let rosters = 0;
  for await (const { identities } of books.all('rosters')) rosters += Math.min(1, identities.length);
  return { lost: [...unsettled], doubled: [...doubled], insured: insured.size, rosters };
}
