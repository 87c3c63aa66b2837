import { withDailyLimits } from '../daily-limits';
import { auditActions } from './audit';
import { certifiedActions } from './certified';
import { mutualAidOfficerActions } from './mutual-aid';
import { duplicatesActions } from './duplicates';
import { moneyOfficerActions } from './money';
import { officerActions } from './actions';
import { officersActions } from './officers';
import { deskActions } from './desk';
import { personActions } from './persons';
import { placeOfficeActions } from './places';
import { posterScanActions } from './posters';
import { targetActions } from './targets';
import { progressActions } from './progress';
import { refundDueActions, reimbursementOfficerActions } from './reimbursements';
import { personFileActions } from './person-file';
import { proposalActions } from './proposals';
import { residentsActions } from './residents';
import { registrationActions } from './registration';

/** Everything an officer can ask of the server. */
export const officerTable = withDailyLimits({
  ...officerActions,
  ...mutualAidOfficerActions,
  ...moneyOfficerActions,
  ...deskActions,
  ...officersActions,
  ...personActions,
  ...personFileActions,
  ...placeOfficeActions,
  ...posterScanActions,
  ...auditActions,
  ...proposalActions,
  ...residentsActions,
  ...reimbursementOfficerActions,
  ...progressActions,
  ...targetActions,
  ...registrationActions,
  ...refundDueActions,
  ...duplicatesActions,
  ...certifiedActions,
});
