import type { Documents } from '../platform';
import type { Counted, PlaceProgress } from '../schema';

/** People to be added, or taken off where below zero, by what they are counted as. */
interface Change {
  readonly year: number;
  readonly counted: Counted;
  readonly by: 1 | -1;
}

/** What changes in the counts of places, gathered: each place is read and written once. */
export class CountChanges {
  private readonly changes: Change[] = [];

  add(year: number, counted: Counted): void {
    this.changes.push({ year, counted, by: 1 });
  }

  takeOff(year: number, counted: Counted): void {
    this.changes.push({ year, counted, by: -1 });
  }

  /** Writes them, in the caller's transaction. Two round trips a place. `at`: ms. */
  async write(tx: Documents, at: number): Promise<void> {
    const places = new Map<string, Change[]>();
    for (const change of this.changes) {
      for (const region of change.counted.places) {
        const id = progressId(change.year, region);
        places.set(id, [...(places.get(id) ?? []), change]);
      }
    }
    for (const [id, changes] of places) {
      const [{ year, counted }] = changes as [Change];
      const region = id.slice(String(year).length + 1);
      const above = counted.places[counted.places.indexOf(region) + 1] ?? null;
      const held = (await tx.get('progress', id)) ?? nothingCounted(year, region, above);
      const changed = changes.reduce(changedBy, held);
      await tx.put('progress', { ...changed, above, updatedAt: at });
    }
  }
}

export function progressId(year: number, region: string): string {
  return `${year}-${region}`;
}

export function nothingCounted(year: number, region: string, above: string | null): PlaceProgress {
  const _id = progressId(year, region);
  return { _id, year, region, above, enrolled: 0, days: {}, channels: {}, groups: {}, updatedAt: 0 };
}

function changedBy(progress: PlaceProgress, { counted: { day, channel, group }, by }: Change): PlaceProgress {
  return {
    ...progress,
    enrolled: progress.enrolled + by,
    days: plus(progress.days, day, by),
    channels: plus(progress.channels, channel, by),
    groups: plus(progress.groups, group, by),
  };
}

function plus(counts: Readonly<Record<string, number>>, key: string, by: number): Record<string, number> {
  const { [key]: before = 0, ...others } = counts;
  return before + by === 0 ? others : { ...others, [key]: before + by };
}
