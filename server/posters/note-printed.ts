import type { Cloud } from '../platform';

/** A place that an office has added isn't taken away once its code hangs or lies there on paper. */
export async function notePrinted(cloud: Cloud, region: string): Promise<void> {
  if (region.length > 6) await cloud.db.updateIf('added-places', region, {}, { posterAt: cloud.now() });
}
