import { withPlacesAbove } from '../../../policy/region-names';
import type { CaseKind } from '../../../contract/refunds';
import type { Fen } from '../../../policy/money';
import type { Documents } from '../../platform';
import type { StoredCase } from '../../schema';

export interface CaseWanted {
  readonly id: string;
  readonly kind: CaseKind;
  /** Empty: nobody's region, for the operator's own officers. */
  readonly region: string;
  readonly orderId: string | null;
  readonly refundId: string | null;
  readonly amountFen: Fen;
  /** Whom it is about, where no order says so. */
  readonly personId?: string;
  readonly summary: string;
  readonly now: number;
}

/**
 * Puts something on the officers' list, in the caller's transaction; what is there already stays as it is.
 */
export async function openCase(tx: Documents, wanted: CaseWanted): Promise<void> {
  const { id, kind, region, orderId, refundId, amountFen, personId, summary, now } = wanted;
  if ((await tx.get('cases', id)) !== null) return;
  const stored: StoredCase = {
    _id: id,
    kind,
    region,
    places: region === '' ? ['operator'] : withPlacesAbove(region),
    state: 'open',
    orderId,
    refundId,
    amountFen,
    summary,
    resolution: null,
    officerId: null,
    ...(personId === undefined ? {} : { personId }),
    at: now,
  };
  await tx.insert('cases', stored);
}
