import type { IsoDay } from '../../../policy/calendar';
import { dayFromParts } from '../../words/days';

/** A day as spreadsheets write it (`2023-11-20`, `2023/11/20`, `2023年11月20日`, `20231120`), or null. */
export function dayCalled(words: string): IsoDay | null {
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(words) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(words);
  return parts ? dayFromParts({ year: parts[1] ?? '', month: parts[2] ?? '', day: parts[3] ?? '' }) : null;
}
