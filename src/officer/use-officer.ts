import type { OfficerActions } from '../../contract/officer';
import { ask } from '../cloud/cloud';
import { useLoaded } from '../cloud/use-cloud';
import { placeName } from '../answers/places';

export type Officer = OfficerActions['officer.me']['data'];

/** Who holds the phone, as the server knows him; it refuses whoever is no officer. */
export function useOfficer() {
  return useLoaded('officer', () => ask('officer', 'officer.me', {}));
}

/** The place of the operator's own officers: what belongs to no place of the country is theirs. */
export const everywhere = '000000';

export function officersPlace(region: string): string {
  return region === '' || region === everywhere ? '不属于任何一地' : placeName(region);
}
