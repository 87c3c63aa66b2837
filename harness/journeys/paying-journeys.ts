import { bothPaymentSources } from './both-payment-sources';
import { cashierWays } from './cashier';
import { acceptsAndRefuses } from './invitation';
import { onMovingTrain } from './lost-connection';
import type { TwoPhones } from './two-payers';
import { dyingWithTwo } from './order-for-two';
import { declined, forOnePerson, forTheWholeOrder, neverBalance, withoutBalance } from './refunds';

/** The steps from the family's page to the receipt at which a phone can die: five taps, the cashier, after it, one more. */
const steps = 8;

async function dying(at: TwoPhones): Promise<void> {
  const died = await dyingWithTwo(at);
  if (died !== steps) throw new Error(`it died at ${died} steps`);
}

/** The ways of paying, to be walked on one cloud in this order: the last ones let days go by. */
export const waysOfPaying: readonly {
  readonly name: string;
  readonly walk: (at: TwoPhones) => Promise<void>;
}[] = [
  { name: 'from both payment sources, until the bureau has answered', walk: bothPaymentSources },
  { name: 'after the relative was asked, and agreed or refused', walk: acceptsAndRefuses },
  ...cashierWays,
  { name: 'for two, while the phone dies at each step', walk: dying },
  { name: 'and back for one person', walk: forOnePerson },
  { name: 'and back for the whole order', walk: forTheWholeOrder },
  { name: 'and not back, because the officer declines', walk: declined },
  { name: 'and back once the merchant has a balance', walk: withoutBalance },
  { name: 'on a moving train, for four in two places', walk: onMovingTrain },
  { name: 'and back by an officer, where the merchant never had a balance', walk: neverBalance },
];
