import { cacheMs } from '../platform';

/**
 * Every instance reads the chains once in `cacheMs`: what is set no sooner than this begins on all of them in the same
 * moment, so that none goes on taking money at the old price.
 */
export const leadMs = cacheMs + 30_000;
