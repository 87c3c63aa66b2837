import type { IdentityCode } from '../fact-sheet';
import { eventBit, ownBit, secondOwnBit } from './person';
import type { Held } from './person';

/** The identities and events by which a person has a claim, as bits: only one is told from several. */
export class Claimants {
  private bits = 0;
  /** The first of a place's own, which share a bit. */
  private own: IdentityCode | null = null;

  clear(): void {
    this.bits = 0;
    this.own = null;
  }

  /** `held` is null for an event. */
  add(held: Held | null): void {
    this.bits |= held === null ? eventBit : held.bit;
    if (held === null || held.bit !== ownBit) return;
    this.own ??= held.code;
    if (this.own !== held.code) this.bits |= secondOwnBit;
  }

  get areSeveral(): boolean {
    return (this.bits & (this.bits - 1)) !== 0;
  }
}
