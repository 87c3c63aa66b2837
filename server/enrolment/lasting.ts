import type { EnrolmentRecord } from '../schema';

/** Someone is or was insured by it: the law requires that it stays. */
export const isLasting = ({ state, history }: EnrolmentRecord): boolean =>
  state === 'insured' || history.some(({ event }) => event === 'insured' || event === 'enrolled-exempt');
