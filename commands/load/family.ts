import { type Claims, consentVersion } from '../../contract/claims';
import type { OrderStatus } from '../../contract/orders';
import { isoDay } from '../../policy/calendar';
import type { Figures } from './figures';
import { region, somebody } from './people';
import { type Product, RefusedError } from './product';

const premiumFen = 38_000;

/** How an evening's family ends. */
export type Ending = 'paid' | 'callback-lost' | 'abandoned';

export interface Family {
  readonly number: number;
  readonly people: number;
  /** The first of its people, of all that are made up. */
  readonly first: number;
  readonly ending: Ending;
}

interface Added {
  readonly relative: { readonly relativeId: string; readonly record: { readonly recordId: string } };
}

export function openIdOf({ number }: Pick<Family, 'number'>): string {
  return `family-${number}`;
}

function orderIdOf({ number }: Family): string {
  return number.toString(16).padStart(32, '0');
}

/**
 * Puts its people on the list, orders, and pays or leaves. Answers the order's id where WeChat has the money. Every request
 * has an id of its own: repeated after a death of the product, it is the same.
 */
export async function liveThrough(
  product: Product,
  figures: Figures,
  family: Family,
): Promise<string | null> {
  const openId = openIdOf(family);
  try {
    const recordIds: string[] = [];
    for (let at = 0; at < family.people; at += 1) {
      const added = await figures.timed('a relative added', () => add(product, openId, family.first + at));
      recordIds.push(added.relative.record.recordId);
    }
    return await order(product, figures, { family, openId, recordIds });
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    figures.refused(error.code);
    return null;
  }
}

/** Waits for an office: what he says of himself would make it cheaper. */
export async function applyOnly(
  product: Product,
  { number, first }: Pick<Family, 'number' | 'first'>,
): Promise<void> {
  const openId = openIdOf({ number });
  const claims: Claims = {
    identities: [{ code: 'dibao', since: isoDay('2022-06-01') }],
    circumstances: [],
  };
  await add(product, openId, first, claims);
}

const nothing: Claims = { identities: [], circumstances: [] };

function add(product: Product, openId: string, at: number, claims = nothing): Promise<Added> {
  return product.call<Added>('resident', openId, {
    action: 'family.add',
    requestId: `${openId}-person-${at}`,
    person: somebody(at),
    relation: 'other',
    region,
    claims,
    consent: { version: consentVersion, by: 'on-behalf' },
    application: { year: 2024 },
  });
}

interface Ordering {
  readonly family: Family;
  readonly openId: string;
  readonly recordIds: readonly string[];
}

async function order(
  product: Product,
  figures: Figures,
  { family, openId, recordIds }: Ordering,
): Promise<string | null> {
  const orderId = orderIdOf(family);
  const placed = await figures.timed('an order placed', () =>
    product.call<{ readonly order: OrderStatus }>('resident', openId, {
      action: 'order.place',
      orderId,
      recordIds,
      paymentSource: 'wechat',
      agreedFen: premiumFen * recordIds.length,
      messages: ['payment'],
    }),
  );
  if (family.ending === 'abandoned') return null;
  const prepayId = placed.order.payment?.package.replace('prepay_id=', '') ?? '';
  const act = family.ending === 'paid' ? 'confirm' : 'callback-lost';
  await product.ask({ do: 'pay', prepayId, act });
  // Whose callback is lost has put the phone away too: only the timer can find it.
  if (family.ending === 'callback-lost') return orderId;
  await figures.timed('back from the cashier', () =>
    product.call('resident', openId, { action: 'order.confirm-return', orderId }),
  );
  return orderId;
}
