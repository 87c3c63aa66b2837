import type { PlaceProgress } from '../schema';

/** People insured from one day to another, both included; from the first on where `from` is empty. */
export function peopleUntil(count: PlaceProgress | null, from: string, to: string): number {
  return Object.entries(count?.days ?? {}).reduce(
    (sum, [day, people]) => sum + (day >= from && day <= to ? people : 0),
    0,
  );
}
