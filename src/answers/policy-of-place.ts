import { useEffect } from 'react';
import type { Policy } from '../../policy/policy';
import { fetchNoticesOf } from './learn-notices';
import { usePolicy } from './policy';

/** The policy for a page that speaks of a place where the phone's holder may not be: its notices are fetched first. */
export function usePolicyOf(region: string): Policy {
  useEffect(() => void fetchNoticesOf(region), [region]);
  return usePolicy();
}
