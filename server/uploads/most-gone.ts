/** Where more than one in so many would end, the file is hardly the whole list. */
const oneIn = 10;
/** Always so many, for in a village of twelve one death is more than a tenth; but never more than half. */
const alwaysFew = 3;

/** How many of a list of so many people whole lists may end within the time that counts together, however many files come. */
export function mostGone(people: number): number {
  const few = Math.min(alwaysFew, Math.floor(people / 2));
  return Math.max(few, Math.floor(people / oneIn));
}
