import type { EnrolmentRecord } from '../schema';
import { insures } from './states';

/** Whether the law requires the record to be kept: someone is or was insured by it. */
export function mustBeRetained({ state, history }: EnrolmentRecord): boolean {
  return state === 'insured' || history.some(insures);
}
