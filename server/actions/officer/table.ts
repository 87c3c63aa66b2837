import { mutualAidOfficerActions } from './mutual-aid';
import { moneyOfficerActions } from './money';
import { officerActions } from './actions';
import { placeOfficeActions } from './places';
import { posterActions } from './posters';
import { proposalActions } from './proposals';

/** Everything an officer can ask of the server. */
export const officerTable = {
  ...officerActions,
  ...mutualAidOfficerActions,
  ...moneyOfficerActions,
  ...placeOfficeActions,
  ...posterActions,
  ...proposalActions,
};
