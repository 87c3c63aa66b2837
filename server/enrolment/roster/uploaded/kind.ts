import type { RosterRow } from '../../../../contract/officer';
import { type UploadKind, uploadKind } from '../../../uploads';
import { checkRosterRows } from './check-rows';
import { rosterComparison } from './comparison';
import { type RosterColumn, rosterColumns } from './columns';
import { type RosterContext, keyOfRoster, readRosterRow, rosterContext } from './read-row';
import { clashOf, essenceOf, joinedRows } from './several-lines';

/** A roster as a file: who holds which identity since when. It becomes the roster's own acts of two. */
export const rosterUpload: UploadKind = uploadKind<RosterColumn, RosterRow, RosterContext>({
  duty: 'roster',
  columns: rosterColumns,
  context: rosterContext,
  readRow: readRosterRow,
  personOf: ({ name, document }) => ({ name, document: document.number }),
  keyOf: keyOfRoster,
  join: joinedRows,
  essence: essenceOf,
  clash: clashOf,
  check: checkRosterRows,
  compare: rosterComparison,
  end: {
    by: 'two',
    propose: 'roster.import',
    undo: 'roster.undo',
    content: ({ uploadId, region, part }, rows) => ({ batch: uploadId, part, region, rows }),
  },
});
