import { join } from 'node:path';
import { Store } from '../../local/store/store';
import { audit } from '../audit/audit';
import type { Books, Disagreement } from '../audit/books';
import { booksIn } from '../audit/stored-books';
import type { Lived } from './evening';
import { Money } from './money';

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
  const store = new Store({ file: join(dataDir, 'cloud.db'), synchronous: 'NORMAL' });
  try {
    const money = new Money(paid);
    const books = booksIn(store, now);
    const began = performance.now();
    const disagreements = await audit(money.readAlong(books), () => undefined);
    return {
      lost: money.lost,
      doubled: money.doubled,
      insured: money.insured,
      rosters: await rostersIn(books),
      disagreements,
      auditSeconds: Math.round((performance.now() - began) / 1000),
      megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    };
  } finally {
    store.close();
  }
}

async function rostersIn(books: Books): Promise<number> {
  let rosters = 0;
  for await (const { identities } of books.all('rosters')) rosters += Math.min(1, identities.length);
  return rosters;
}
