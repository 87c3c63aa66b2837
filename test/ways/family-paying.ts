import { onMovingTrain } from './moving-train';
import type { TwoPhones } from './one-grandmother';

/** The ways of paying, to be walked on one cloud in this order: the last ones let days go by. */
export const waysOfPaying: readonly {
  readonly name: string;
  readonly walk: (at: TwoPhones) => Promise<void>;
}[] = [{ name: 'on a moving train, for four in two places', walk: onMovingTrain }];
