import { isResponsibleFor } from '../officer-access';
import { waitingAt } from '../policy-registry';
import type { NoticeChain, Officer } from '../schema';

/**
 * A place for which an officer may not read a version yet; null where he may. Published is public from its hour on; what
 * waits for its hour is read by those alone in whose places it is to hold.
 */
export function unreadableAt(
  officer: Officer,
  { entries, regions }: Pick<NoticeChain, 'entries' | 'regions'>,
  { number, now }: { readonly number: number; readonly now: number },
): string | null {
  if (waitingAt(entries, now)?.number !== number) return null;
  return regions.find((region) => !isResponsibleFor(officer, region)) ?? null;
}
