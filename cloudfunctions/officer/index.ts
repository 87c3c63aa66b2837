import { serve } from '../entry';
import { officerActions } from './actions';

export const main = serve(officerActions);
