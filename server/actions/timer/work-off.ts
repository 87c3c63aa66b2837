import type { Cloud } from '../../platform';

/**
 * What is due of one kind. `find` brings the first of it, at most `limit`; `step` takes one, and moves its time on before it
 * acts, so that two runs at once don't do it twice.
 */
export interface Due<One extends { readonly _id: string }> {
  readonly what: string;
  readonly find: (limit: number) => Promise<readonly One[]>;
  readonly step: (one: One) => Promise<unknown>;
}

/** How many are worked on at once: a round trip and a call of WeChat's are mostly waiting. */
const lanes = 20;
const pageSize = 100;
/** As many as the cloud gives at once. */
const most = 1000;

/** One thing that goes wrong must not stop the rest; it is taken up again at its next time. */
export async function attempt(cloud: Cloud, what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    cloud.log('timer-step-failed', { what, error: error instanceof Error ? error.name : 'unknown' });
  }
}

/**
 * Takes what is due page by page, many at once, until nothing is left or it is `until` (ms). A step that was begun is
 * ended; the rest is first at the next run.
 */
export async function workOff<One extends { readonly _id: string }>(
  cloud: Cloud,
  { what, find, step }: Due<One>,
  until: number,
): Promise<void> {
  const tried = new Set<string>();
  for (let limit = pageSize; ;) {
    // A step that failed may leave its time as it was: it has had its turn in this run.
    const found = await find(limit);
    const page = found.filter(({ _id }) => !tried.has(_id));
    // Nor does it stand before the others: they are behind it.
    const behind = found.length === limit && limit < most;
    if (page.length === 0 && !behind) return;
    if (page.length === 0) limit += pageSize;
    const waiting = page.values();
    const lane = async () => {
      while (cloud.now() < until) {
        const next = waiting.next();
        if (next.done === true) return;
        tried.add(next.value._id);
        await attempt(cloud, what, () => step(next.value));
      }
    };
    await Promise.all(Array.from({ length: Math.min(lanes, page.length) }, lane));
    if (cloud.now() < until) continue;
    cloud.log('timer-budget-spent', { what });
    return;
  }
}
