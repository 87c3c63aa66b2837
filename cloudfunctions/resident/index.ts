import { serve } from '../entry';
import { residentActions } from './actions';

export const main = serve(residentActions);
