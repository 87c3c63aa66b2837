import { serve } from '../entry';
import { moneyOfficerActions } from '../refunds/actions';
import { officerActions } from './actions';

export const main = serve({ ...officerActions, ...moneyOfficerActions });
