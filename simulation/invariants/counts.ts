import type { EnrolmentRecord, PlaceProgress } from '../../server/schema';
import type { Invariants } from './invariant';

/** `360900` → `3609`: the codes of the places in it begin so. */
function beginning(region: string): string {
  return region.length > 6 ? region : region.replace(/(00){1,2}$/, '');
}

function insuredIn(records: readonly EnrolmentRecord[], { region, year }: PlaceProgress) {
  return records.flatMap(({ insurance, year: of }) =>
    insurance !== null && of === year && insurance.region.startsWith(beginning(region)) ? [insurance] : [],
  );
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, people) => sum + people, 0);
}

/** Figures of zero are left out, so that both sides can be laid side by side. */
function tally(keys: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return JSON.stringify([...counts].sort());
}

export const counts: Invariants = {
  *'a place’s counts are those of its records'(evidence) {
    const all = evidence.all('progress');
    for (const place of all) {
      const insured = insuredIn(evidence.records, place);
      if (place.enrolled !== insured.length)
        yield `${place._id} counts ${place.enrolled}, insured are ${insured.length}`;
      for (const name of ['days', 'channels', 'groups'] as const)
        if (sumOf(place[name]) !== place.enrolled) yield `${place._id}: ${name} don't add up`;
      if (tally(insured.map(({ on }) => on)) !== JSON.stringify(Object.entries(place.days).sort()))
        yield `${place._id} has other days than its records`;
      const exempt = insured.filter(({ basis }) => basis === 'exempt').length;
      if ((place.channels['exempt'] ?? 0) !== exempt)
        yield `${place._id} counts ${place.channels['exempt'] ?? 0} exempt, there are ${exempt}`;
    }
    for (const { _id, insurance, year } of evidence.records) {
      if (insurance !== null && !all.some((one) => one._id === `${year}-${insurance.region}`))
        yield `${_id} is insured in ${insurance.region}, which counts nobody`;
    }
  },

  *'whoever changed is counted, and no note is left'(evidence) {
    for (const { _id, countAt } of evidence.records)
      if (typeof countAt === 'number') yield `${_id} waits to be counted`;
    for (const { _id } of evidence.all('uncounted')) yield `${_id} waits to be taken off`;
    for (const { _id, places } of evidence.all('count-lanes'))
      if (places > 0) yield `${_id} has sums that the places lack`;
  },
};
