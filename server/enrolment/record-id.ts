/** `_id` of the one enrolment record of a person and insured year. */
export const recordId = (personId: string, year: number): string => `${personId}-${year}`;
