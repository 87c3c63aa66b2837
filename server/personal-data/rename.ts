import type { Documents } from '../platform';
import type { CollectionName, Order } from '../schema';

export interface Renaming {
  readonly name: CollectionName;
  readonly id: string;
  /** The openId, and what was made from it. */
  readonly tokens: readonly string[];
  /** What stands in their place from now on. */
  readonly alias: string;
}

/**
 * Keeps a document that the law requires, without the openId, wherever it stands in it. An order that nobody paid, and that
 * WeChat takes no money for any more, is required by nobody and goes.
 */
export async function renamed(tx: Documents, { name, id, tokens, alias }: Renaming): Promise<void> {
  const doc = await tx.get(name, id);
  if (doc === null) return;
  if (name === 'orders' && neverPaid(doc as Order)) return tx.remove('orders', id);
  const other = name === 'orders' ? { ...doc, messages: [], outbox: [], nextNotificationAt: null } : doc;
  await tx.put(name, replaced(other, tokens, alias) as typeof doc);
}

function neverPaid({ state, paidAt, wechat }: Order): boolean {
  return state === 'closed' && paidAt === null && (wechat === 'none' || wechat === 'closed');
}

function replaced(value: unknown, tokens: readonly string[], alias: string): unknown {
  if (typeof value === 'string') return tokens.includes(value) ? alias : value;
  if (Array.isArray(value)) return value.map((one) => replaced(one, tokens, alias));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, replaced(inner, tokens, alias)]),
  );
}
