/** `2023-02-28` a number of years later; 29 February becomes the 28th where there is none. */
function later(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const rest = day.slice(4) === '-02-29' && !leap ? '-02-28' : day.slice(4);
  return `${year}${rest}`;
}

/**
 * Last year's notice as the beginning of another year's: its id, year and days are moved, and the paper's number and day
 * are left out, as the new paper has its own. Every figure is still last year's.
 */
export function copyForYear(json: string, year: number): string {
  const notice = JSON.parse(json) as { readonly id: string; readonly title: string; readonly year: number };
  const years = year - notice.year;
  const moved = JSON.stringify(notice, (name, value: unknown) => {
    if (name === 'documentNumber' || name === 'issuedOn' || name === 'validity') return undefined;
    return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? later(value, years) : value;
  });
  const renamed = (text: string): string => text.split(String(notice.year)).join(String(year));
  const next = {
    ...(JSON.parse(moved) as object),
    id: renamed(notice.id),
    title: renamed(notice.title),
    year,
  };
  return JSON.stringify(next.id === notice.id ? { ...next, id: `${notice.id}-${year}` } : next);
}
