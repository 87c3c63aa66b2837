import { resultUpload } from '../../billing/deductions';
import { elsewhereUpload } from '../../billing/elsewhere-payments';
import { balancesUpload, bindingsUpload } from '../../billing/mutual-aid';
import { duplicatesUpload } from '../../duplicates';
import { rosterUpload } from '../../enrolment';
import { placesUpload } from '../../places';
import { targetsUpload } from '../../progress';
import { registrationUpload } from '../../registration';
import { accountsUpload, payoutUpload } from '../../reimbursements';
import { residentsUpload } from '../../residents';
import type { UploadKindTable, UploadTables } from '../../uploads';
import { actsOfTwo } from '../officer';

/** What an uploaded file can be. A kind comes here with its name in the contract's `uploadKinds`. */
const kinds: UploadKindTable = {
  roster: rosterUpload,
  elsewhere: elsewhereUpload,
  residents: residentsUpload,
  duplicates: duplicatesUpload,
  targets: targetsUpload,
  registration: registrationUpload,
  accounts: accountsUpload,
  payout: payoutUpload,
  bindings: bindingsUpload,
  balances: balancesUpload,
  result: resultUpload,
  places: placesUpload,
};

export const uploadTables: UploadTables = { kinds, acts: actsOfTwo };
