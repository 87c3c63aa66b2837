import type { IsoDay } from '../policy/calendar';

/** Fewer people than this in one place stand nowhere that everybody reads. */
export const fewestShown = 10;

/** A place in the figures that everybody may read. Numbers are people; null where it is hidden for being small, or others with it. */
export interface PublicRow {
  readonly region: string;
  readonly name: string;
  readonly enrolled: number | null;
  readonly target: number | null;
  /** Of 100, rounded down to a tenth; null without a target, and where `enrolled` is hidden. */
  readonly percent: number | null;
}

export interface PublicProgress extends PublicRow {
  readonly year: number;
  /** Until the end of which day it counts: a Sunday, so that nobody follows it day by day. */
  readonly asOf: IsoDay;
  readonly rows: readonly PublicRow[];
}

/** The function `resident`: collection figures that an office has made public (Ruizhou 5 (3)). */
export interface PublicProgressActions {
  /** Of the place or the nearest above it whose office shows them; null where none does. */
  'progress.public': {
    readonly request: { readonly region: string; readonly year: number };
    readonly data: { readonly progress: PublicProgress | null };
  };
}

/** The function `officer`. Needs the duty `contacts`: what residents read of an office. */
export interface PublishProgressActions {
  /** Whether a place's figures are public, and as everybody reads them, or would. */
  'progress.published': {
    readonly request: { readonly region: string; readonly year: number };
    readonly data: { readonly isPublic: boolean; readonly preview: PublicProgress };
  };
  /**
   * Shows them, or no more. Refuses with `PUBLISHED_NEARBY` where a place above or below shows its own: what is hidden in one could be
   * worked out from the other.
   */
  'progress.publish': {
    readonly request: { readonly region: string; readonly year: number; readonly isPublic: boolean };
    readonly data: { readonly isPublic: boolean };
  };
}
