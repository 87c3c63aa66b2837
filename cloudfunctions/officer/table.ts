import { mutualAidOfficerActions } from '../mutual-aid/actions';
import { moneyOfficerActions } from '../refunds/actions';
import { officerActions } from './actions';

/** Everything an officer can ask of the office. */
export const officerTable = { ...officerActions, ...mutualAidOfficerActions, ...moneyOfficerActions };
