import { getPayer } from '../household';
import type { Policy } from '../../policy';
import type { Cloud } from '../platform';
import type { Order, Person } from '../schema';

/** Whose data are meant: a WeChat user, and the person he proved to be. */
export interface Subject {
  readonly openId: string;
  /** Null where he proved to be nobody. */
  readonly person: Person | null;
  /** Of an erasure: when he asked for it (ms). What came later is of an account that was begun anew; absent: all is meant. */
  readonly until?: number;
  /** For a copy: what names the clauses of each figure. */
  readonly policy?: Policy;
}

/** Whether something of that moment came after the erasure was asked for. */
export function isLater({ until }: Subject, at: number): boolean {
  return until !== undefined && at > until;
}

export async function subjectOf(cloud: Cloud, openId: string): Promise<Subject> {
  const { self } = await getPayer(cloud, openId);
  return { openId, person: self === null ? null : await cloud.db.get('people', self.personId) };
}

/** As many as the cloud gives at once; what is left is found by asking again once these are gone. */
export const most = 1000;

export function ordersOf(cloud: Cloud, { openId, until }: Subject): Promise<readonly Order[]> {
  const filter = { openId, ...(until === undefined ? {} : { createdAt: { lte: until } }) };
  return cloud.db.find('orders', { filter, orderBy: [['createdAt', 'asc']], limit: most });
}
