import { elsewhereUpload } from '../../billing/elsewhere-payments';
import { rosterUpload } from '../../enrolment';
import { targetsUpload } from '../../progress';
import { registrationUpload } from '../../registration';
import { payoutUpload } from '../../reimbursements';
import { residentsUpload } from '../../residents';
import type { UploadKindTable, UploadTables } from '../../uploads';
import { actsOfTwo } from '../officer';

/** What an uploaded file can be. A kind comes here with its name in the contract's `uploadKinds`. */
const kinds: UploadKindTable = {
  roster: rosterUpload,
  elsewhere: elsewhereUpload,
  residents: residentsUpload,
  targets: targetsUpload,
  registration: registrationUpload,
  payout: payoutUpload,
};

export const uploadTables: UploadTables = { kinds, acts: actsOfTwo };
