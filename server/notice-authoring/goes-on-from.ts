import { inForceAt, lastNumber, shippedNotice } from '../policy-registry';
import type { NoticeChain } from '../schema';

/**
 * The version that the next one goes on from, begun or not: the last that wasn't taken out. Beside a wrong one that was,
 * the same wrong figure in the next one would look unchanged. Where none is left, the last there was.
 */
export function goesOnFrom({ _id, entries }: Pick<NoticeChain, '_id' | 'entries'>): number {
  const standing = inForceAt(entries, Infinity);
  const isThere = standing !== null && (standing > 0 || shippedNotice(_id) !== undefined);
  return isThere ? standing : lastNumber(entries);
}
