import { liesIn, regionName, withPlacesAbove } from '../../policy/region-names';
import type { Counted, CountedGroup, EnrolmentRecord, Insurance, Order } from '../schema';
import { channelOf } from './channel';

/** A place and those above it that have a name: a county straight under its province has a code between that is no place. */
export function countedPlaces(region: string): readonly string[] {
  return withPlacesAbove(region).filter(
    (code) => code.length > 6 || code === region || regionName(code) !== null,
  );
}

/** The group by which his amount was lowered, then one that gives back, then the first that is certified of him. */
function groupOf({ determination, facts }: Insurance): CountedGroup {
  const ofPremium = determination.subsidies.filter(({ of }) => of === undefined);
  const deciding = ofPremium.find(({ timing }) => timing === 'deducted') ?? ofPremium[0];
  return deciding?.identity ?? facts.identities?.[0]?.code ?? 'none';
}

/** What of an insurance stands in other documents than its record. */
export interface CountedBy {
  /** Orders by id: those by which people are insured. */
  readonly orders: ReadonlyMap<string, Pick<Order, 'lines'>>;
  /** By person, the village of an office's list; nobody who is on none. */
  readonly villages: ReadonlyMap<string, { readonly village: string }>;
}

/** The village of the office's list where it lies in the place of insurance, which may be a county only; else that place. */
function placeOf(
  { personId }: EnrolmentRecord,
  { region }: Insurance,
  villages: CountedBy['villages'],
): string {
  const village = villages.get(personId)?.village;
  return village !== undefined && liesIn(village, region) ? village : region;
}

/**
 * Where and as what somebody is counted by his record; null where he is not insured. Undefined where his order is not among
 * `orders`: it is to be read first.
 */
export function countOf(
  record: EnrolmentRecord,
  { orders, villages }: CountedBy,
): Counted | null | undefined {
  const { insurance } = record;
  if (insurance === null) return null;
  const channel = channelOf(record, insurance, orders);
  if (channel === undefined) return undefined;
  return {
    places: countedPlaces(placeOf(record, insurance, villages)),
    day: insurance.on,
    channel,
    group: groupOf(insurance),
  };
}

export function isSameCount(one: Counted | null, other: Counted | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.day === other.day &&
    one.channel === other.channel &&
    one.group === other.group &&
    one.places.join() === other.places.join()
  );
}
