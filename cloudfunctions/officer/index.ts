import { serve } from '../entry';
import { officerTable } from './table';

export const main = serve(officerTable);
