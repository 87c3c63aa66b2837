import type { Mutation } from '../../simulation/bundle';

/** A mistake that someone could make, and the invariants of which it should break at least one. */
export interface PlantedFault {
  readonly name: string;
  readonly mutations: readonly Mutation[];
  readonly breaks: readonly string[];
  /** Of a fault that few seeds show: where the search begins; it goes through all of them all the same. */
  readonly from?: number;
}
