import { bothPaymentSources } from './both-payment-sources';
import { cashierWays } from './cashier';
import { acceptsAndRefuses } from './invitation';
import { onMovingTrain } from './lost-connection';
import type { TwoPhones } from './two-payers';
import { dyingWithTwo } from './order-for-two';
import {
  declined,
  forOnePerson,
  forTheWholeOrder,
  neverBalance,
  withPictures,
  withoutBalance,
} from './refunds';

/** The steps from the family's page to the receipt at which a phone can die: five taps, the cashier, after it, one more. */
const steps = 8;

async function dying(at: TwoPhones): Promise<void> {
  const died = await dyingWithTwo(at);
  if (died !== steps) throw new Error(`it died at ${died} steps`);
}

/** A way to be walked to its end. */
export interface Way {
  readonly name: string;
  readonly walk: (at: TwoPhones) => Promise<void>;
}

/** The ways of paying, on one cloud in this order. */
export const waysOfPaying: readonly Way[] = [
  { name: 'from both payment sources, until the bureau has answered', walk: bothPaymentSources },
  { name: 'after the relative was asked, and agreed or refused', walk: acceptsAndRefuses },
  ...cashierWays,
  { name: 'for two, while the phone dies at each step', walk: dying },
];

/** The ways in which money goes back, on one cloud in this order: they let days go by. */
export const waysBack: readonly Way[] = [
  { name: 'back for one person', walk: forOnePerson },
  { name: 'back with pictures of papers, which the officer looks at', walk: withPictures },
  { name: 'back for the whole order', walk: forTheWholeOrder },
  { name: 'not back, because the officer declines', walk: declined },
  { name: 'back once the merchant has a balance', walk: withoutBalance },
  { name: 'to the collecting bodies of two places, on a moving train', walk: onMovingTrain },
  { name: 'back by an officer, where the merchant never had a balance', walk: neverBalance },
];
