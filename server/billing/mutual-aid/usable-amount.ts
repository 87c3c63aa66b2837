import { type Fen, greaterFen, lesserFen, minusFen, noFen } from '../../../policy/money';
import type { MutualAidAccount } from '../../schema';

/** What an order can draw on now, in fen. */
export function usableFen(account: MutualAidAccount, floorFen: Fen): Fen {
  return greaterFen(
    noFen,
    lesserFen(
      minusFen(minusFen(account.balanceFen, account.reservedFen), floorFen),
      minusFen(account.authorisedFen, account.reservedFen),
    ),
  );
}
