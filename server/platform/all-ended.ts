/**
 * What all of them come to, in their order, as `Promise.all` answers it; where some fail it throws the first one's error, but not
 * before every one has ended. A function that answers earlier leaves transactions open, which hold their documents for half
 * a minute.
 */
export async function allEnded<Result>(under: readonly Promise<Result>[]): Promise<Result[]> {
  const ended = await Promise.allSettled(under);
  return ended.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}
