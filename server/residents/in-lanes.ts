/** So many counts are under way at once. */
const lanes = 10;

/** The results of some work in the order of what it was done for, ten under way at once. */
export async function inLanes<One, Result>(
  all: readonly One[],
  work: (one: One) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let first = 0; first < all.length; first += lanes) {
    results.push(...(await Promise.all(all.slice(first, first + lanes).map(work))));
  }
  return results;
}
