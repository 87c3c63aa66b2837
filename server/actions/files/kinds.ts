import { rosterUpload } from '../../enrolment';
import type { UploadKindTable, UploadTables } from '../../uploads';
import { actsOfTwo } from '../officer';

/** What an uploaded file can be. A kind comes here with its name in the contract's `uploadKinds`. */
const kinds: UploadKindTable = { roster: rosterUpload };

export const uploadTables: UploadTables = { kinds, acts: actsOfTwo };
