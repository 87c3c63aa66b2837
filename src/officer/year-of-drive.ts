import { useState } from 'react';
import { useNoticeIndex } from '../answers/notice-index';
import { yearsWithin } from '../answers/years';

/** Which insured year a page of a place is about: the one asked for, else the one that is paid now, until another is chosen. */
export function useYearOfDrive(region: string, asked?: string) {
  const notices = useNoticeIndex();
  const years = yearsWithin(notices, region);
  const [chosen, setChosen] = useState<number | null>(null);
  const toPay = notices.yearToPay(region);
  const first = years.find((one) => String(one) === asked) ?? (years.includes(toPay) ? toPay : years[0]);
  const year = chosen ?? first ?? toPay;
  return { years, year, choose: setChosen };
}
