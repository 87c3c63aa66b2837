import type { MutualAidAccount } from '../../schema';

/** What an order can draw on now, in fen. */
export function usableFen(account: MutualAidAccount, floorFen: number): number {
  return Math.max(
    0,
    Math.min(
      account.balanceFen - account.reservedFen - floorFen,
      account.authorisedFen - account.reservedFen,
    ),
  );
}
