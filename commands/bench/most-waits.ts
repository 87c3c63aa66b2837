/** Round trips to the database that somebody waits for, one after the other: a city's phones wait for nothing else as often. */
export const mostWaits = {
  /** To put somebody on a family's list. */
  addRelative: 10,
  /** To put four people on it, order for them, pay, and have them insured. */
  wholeFamily: 60,
} as const;
