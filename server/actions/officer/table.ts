import { auditActions } from './audit';
import { mutualAidOfficerActions } from './mutual-aid';
import { moneyOfficerActions } from './money';
import { officerActions } from './actions';
import { withDailyLimits } from './limits';
import { personActions } from './persons';
import { placeOfficeActions } from './places';
import { posterActions } from './posters';
import { proposalActions } from './proposals';

/** Everything an officer can ask of the server. */
export const officerTable = withDailyLimits({
  ...officerActions,
  ...mutualAidOfficerActions,
  ...moneyOfficerActions,
  ...personActions,
  ...placeOfficeActions,
  ...posterActions,
  ...auditActions,
  ...proposalActions,
});
