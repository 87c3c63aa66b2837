import type { OfficerActions } from '../../../contract/officer';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';

export type Officer = OfficerActions['officer.me']['data'];

/** Who holds the phone, as the office knows him; it refuses whoever is no officer. */
export const useOfficer = () => useLoaded('officer', () => ask('officer', 'officer.me', {}));
