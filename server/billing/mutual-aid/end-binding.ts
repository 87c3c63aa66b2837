import { releaseHold } from '../../identity';
import { keepBefore } from '../../imports';
import type { Documents } from '../../platform';
import { boundHolder } from './import-balances';

export interface EndedBinding {
  readonly holderId: string;
  readonly personId: string;
  readonly now: number;
  /** What ends it, for taking it back as a whole; a correction of its own where absent. */
  readonly cause?: string;
}

/** Who is bound no more can't be paid for from the account, and its holder sees no more of him than any payer. */
export async function endBinding(
  tx: Documents,
  { holderId, personId, now, cause = `corrected-${now}` }: EndedBinding,
): Promise<void> {
  const account = await tx.get('mutual-aid-accounts', holderId);
  if (account === null) return;
  const relatives = account.relatives.filter((one) => one.personId !== personId);
  if (relatives.length < account.relatives.length) {
    const kept = keepBefore(account, { cause, at: now, state: account.relatives });
    await tx.put('mutual-aid-accounts', { ...account, ...kept, relatives });
  }
  await releaseHold(tx, personId, boundHolder(holderId), now);
}
