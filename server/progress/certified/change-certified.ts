import type { Documents } from '../../platform';
import type { CertifiedCount, CountedYear } from '../../schema';
import { progressId } from '../change-counts';
import { countedPlaces } from '../count';

/** People to be added to a place's year, or taken off where below zero, by group. */
interface Difference {
  readonly year: number;
  readonly region: string;
  readonly certified: Map<string, number>;
  readonly insured: Map<string, number>;
}

/** What changes in the counts of groups, gathered: each place is read and written once. */
export class CertifiedChanges {
  private readonly differences = new Map<string, Difference>();

  add(years: readonly CountedYear[], by: 1 | -1): void {
    for (const { year, groups, isInsured } of years) {
      for (const { code, places } of groups) {
        for (const region of places) this.change(year, region, { code, by, isInsured });
      }
    }
  }

  private change(
    year: number,
    region: string,
    { code, by, isInsured }: { readonly code: string; readonly by: number; readonly isInsured: boolean },
  ): void {
    const id = progressId(year, region);
    const held = this.differences.get(id) ?? { year, region, certified: new Map(), insured: new Map() };
    this.differences.set(id, held);
    held.certified.set(code, (held.certified.get(code) ?? 0) + by);
    if (isInsured) held.insured.set(code, (held.insured.get(code) ?? 0) + by);
  }

  /** Writes them, in the caller's transaction. Two round trips a place that changes. `at`: ms. */
  async write(tx: Documents, at: number): Promise<void> {
    for (const [id, difference] of this.differences) {
      if (isNothing(difference)) continue;
      const { year, region } = difference;
      const [, above = null] = countedPlaces(region);
      const held = (await tx.get('certified-counts', id)) ?? {
        ...{ _id: id, year, region, above },
        ...{ certified: {}, insured: {}, updatedAt: 0 },
      };
      await tx.put('certified-counts', changed(held, difference, at));
    }
  }
}

function isNothing({ certified, insured }: Difference): boolean {
  return [...certified.values(), ...insured.values()].every((people) => people === 0);
}

function changed(held: CertifiedCount, { certified, insured }: Difference, at: number): CertifiedCount {
  return {
    ...held,
    certified: plus(held.certified, certified),
    insured: plus(held.insured, insured),
    updatedAt: at,
  };
}

function plus(
  counts: Readonly<Record<string, number>>,
  by: ReadonlyMap<string, number>,
): Record<string, number> {
  const sums = new Map(Object.entries(counts));
  for (const [code, people] of by) sums.set(code, (sums.get(code) ?? 0) + people);
  return Object.fromEntries([...sums].filter(([, people]) => people !== 0));
}
