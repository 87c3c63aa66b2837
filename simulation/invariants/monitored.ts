import type { Bureau } from '../bureau/bureau';
import type { Functions } from '../kernel/functions';
import type { SimulatedStore } from '../kernel/invocation';
import type { Kernel } from '../kernel/kernel';
import type { Payer } from '../people/household';
import type { Reached } from '../reached';
import type { Merchant } from '../wechat/merchant';

/** What the monitor looks at in a world while its story runs. */
export interface Monitored {
  readonly kernel: Kernel;
  readonly store: SimulatedStore;
  readonly functions: Functions;
  readonly merchant: Merchant;
  readonly bureau: Bureau;
  readonly payers: readonly Payer[];
  readonly reached: Reached;
  /** How far the clocks of two instances are apart at most, ms. */
  readonly clocksApartMs: number;
}
