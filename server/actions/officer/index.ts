import { mutualAidOfficerActions } from './mutual-aid';
import { moneyOfficerActions } from './money';
import { officerActions } from './actions';

/** Everything an officer can ask of the office. */
export const officerTable = { ...officerActions, ...mutualAidOfficerActions, ...moneyOfficerActions };
