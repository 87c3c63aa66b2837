import { releaseHold } from '../../identity';
import type { Documents } from '../../platform';
import { boundHolder } from './import-balances';

export interface EndedBinding {
  readonly holderId: string;
  readonly personId: string;
  readonly now: number;
}

/** Who is bound no more can't be paid for from the account, and its holder sees no more of him than any payer. */
export async function endBinding(tx: Documents, { holderId, personId, now }: EndedBinding): Promise<void> {
  const account = await tx.get('mutual-aid-accounts', holderId);
  if (account === null) return;
  const relatives = account.relatives.filter((one) => one.personId !== personId);
  if (relatives.length < account.relatives.length) {
    await tx.put('mutual-aid-accounts', { ...account, relatives });
  }
  await releaseHold(tx, personId, boundHolder(holderId), now);
}
