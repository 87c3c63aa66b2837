import { useNoticeIndex } from '../answers/notice-index';
import { createStore, useStore } from './store';

/** The insured year that was chosen on a page; null while the rule's year counts. Forgotten when the app is closed. */
const chosenYear = createStore<number | null>(null);

export function chooseYear(year: number): void {
  chosenYear.set(year);
}

/** The insured year that the pages about a place go by: the chosen one as long as the place offers it. */
export function useInsuredYear(region: string | undefined): number {
  const notices = useNoticeIndex();
  const chosen = useStore(chosenYear);
  const isOffered = chosen !== null && notices.yearsOffered(region ?? '').includes(chosen);
  return isOffered ? chosen : notices.yearToPay(region);
}
