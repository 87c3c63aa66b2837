import type { RosterRow } from '../../../contract/officer';

/** One person of the roster, and where he stands in the file first. */
export interface RosterPerson {
  readonly line: number;
  readonly row: RosterRow;
}
