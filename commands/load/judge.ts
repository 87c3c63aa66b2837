import { audit } from '../audit/audit';
import type { Disagreement } from '../audit/books';
import { withStoredBooks } from '../audit/stored-books';
import type { Lived } from './evening';

export interface Judged {
  /** Orders whose money WeChat has, and that aren't settled. */
  readonly lost: readonly string[];
  /** People who are insured for one year by two orders. */
  readonly doubled: readonly string[];
  readonly insured: number;
  readonly rosters: number;
  readonly disagreements: readonly Disagreement[];
}

/** Holds what is stored against what was paid, and against itself, as of the product's own clock. */
export function judge(dataDir: string, { paid, now }: Pick<Lived, 'paid' | 'now'>): Promise<Judged> {
  return withStoredBooks(dataDir, async (books) => {
    const settled = new Set<string>();
    const insuredBy = new Map<string, number>();
    for await (const { _id, state, lines } of books.all('orders')) {
      if (state !== 'settled') continue;
      settled.add(_id);
      for (const line of lines) {
        if (line.state === 'insured') insuredBy.set(line.recordId, (insuredBy.get(line.recordId) ?? 0) + 1);
      }
    }
    let rosters = 0;
    for await (const { identities } of books.all('rosters')) rosters += Math.min(1, identities.length);
    return {
      lost: paid.filter((orderId) => !settled.has(orderId)),
      doubled: [...insuredBy].flatMap(([recordId, orders]) => (orders > 1 ? [recordId] : [])),
      insured: insuredBy.size,
      rosters,
      disagreements: await audit({ ...books, readAt: now }, () => undefined),
    };
  });
}
