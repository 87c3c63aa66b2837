import type { EnrolmentRecord } from '../schema';

/** Someone is or was insured by it: the law requires that it stays. */
export function isLasting({ state, history }: EnrolmentRecord): boolean {
  return (
    state === 'insured' || history.some(({ event }) => event === 'insured' || event === 'enrolled-exempt')
  );
}
