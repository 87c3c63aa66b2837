/** `_id` of the one enrolment record of a person and insured year. */
export function recordId(personId: string, year: number): string {
  return `${personId}-${year}`;
}
