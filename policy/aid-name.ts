import type { Subsidy } from './determination';
import { holderName } from './names';

/** An aid as a line of a sum names it: 低保对象资助, 低保对象长期护理保险费资助. */
export function aidName({ of, ...holder }: Pick<Subsidy, 'identity' | 'holder' | 'of'>): string {
  return `${holderName(holder)}${of === 'care-premium' ? '长期护理保险费资助' : '资助'}`;
}
