import type { Documents } from '../platform';
import type { Counted, PlaceProgress } from '../schema';

/** Takes down who is to be counted as what, and who no more. */
export interface Counting {
  add(year: number, counted: Counted): void;
  takeOff(year: number, counted: Counted): void;
}

/** What changes in the counts of places, by place: figures are differences, and may be below zero. */
export class CountSums implements Counting {
  private readonly sums: Map<string, PlaceProgress>;

  constructor(before: readonly PlaceProgress[] = []) {
    this.sums = new Map(before.map((sum) => [sum._id, sum]));
  }

  add(year: number, counted: Counted): void {
    this.change(year, counted, 1);
  }

  takeOff(year: number, counted: Counted): void {
    this.change(year, counted, -1);
  }

  all(): readonly PlaceProgress[] {
    return [...this.sums.values()];
  }

  private change(year: number, counted: Counted, by: 1 | -1): void {
    for (const [at, region] of counted.places.entries()) {
      const id = progressId(year, region);
      const above = counted.places[at + 1] ?? null;
      const held = this.sums.get(id) ?? nothingCounted(year, region, above);
      this.sums.set(id, { ...changedBy(held, counted, by), above });
    }
  }
}

/** What changes in the counts of places, gathered: each place is read and written once. */
export class CountChanges extends CountSums {
  /** Writes them, in the caller's transaction. Two round trips a place. `at`: ms. */
  async write(tx: Documents, at: number): Promise<void> {
    for (const sum of this.all()) await addToPlace(tx, sum, at);
  }
}

/** Adds differences to what is stored of a place, in the caller's transaction. `at`: ms. */
export async function addToPlace(tx: Documents, sum: PlaceProgress, at: number): Promise<void> {
  const held = (await tx.get('progress', sum._id)) ?? nothingCounted(sum.year, sum.region, sum.above);
  await tx.put('progress', { ...together(held, sum), above: sum.above, updatedAt: at });
}

export function progressId(year: number, region: string): string {
  return `${year}-${region}`;
}

export function nothingCounted(year: number, region: string, above: string | null): PlaceProgress {
  const _id = progressId(year, region);
  return { _id, year, region, above, enrolled: 0, days: {}, channels: {}, groups: {}, updatedAt: 0 };
}

/** The figures of two added. */
export function together(one: PlaceProgress, other: PlaceProgress): PlaceProgress {
  return {
    ...one,
    enrolled: one.enrolled + other.enrolled,
    days: added(one.days, other.days),
    channels: added(one.channels, other.channels),
    groups: added(one.groups, other.groups),
  };
}

function changedBy(progress: PlaceProgress, { day, channel, group }: Counted, by: 1 | -1): PlaceProgress {
  return {
    ...progress,
    enrolled: progress.enrolled + by,
    days: plus(progress.days, day, by),
    channels: plus(progress.channels, channel, by),
    groups: plus(progress.groups, group, by),
  };
}

type Figures = Readonly<Record<string, number>>;

function added(one: Figures, other: Figures): Figures {
  return Object.entries(other).reduce((sum, [key, by]) => plus(sum, key, by), one);
}

/** A figure of zero isn't kept. */
function plus(counts: Figures, key: string, by: number): Figures {
  const { [key]: before = 0, ...others } = counts;
  return before + by === 0 ? others : { ...others, [key]: before + by };
}
