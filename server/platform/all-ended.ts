/**
 * What all of them come to, in their order, as `Promise.all` answers it; where some fail it throws the first one's error, but not
 * before every one has ended. A function that answers earlier leaves transactions open, which hold their documents for half
 * a minute.
 */
export async function allEnded<Under extends readonly unknown[] | []>(
  under: Under,
): Promise<{ -readonly [At in keyof Under]: Awaited<Under[At]> }> {
  await Promise.allSettled(under);
  return Promise.all(under);
}
