/** Amounts added up. The oracle counts in plain numbers: the server's own arithmetic is among what it judges. */
export function sum(amounts: Iterable<number>): number {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
}
