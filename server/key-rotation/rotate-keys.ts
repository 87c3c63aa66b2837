import { newest } from '../identity';
import type { Cloud } from '../platform';
import { type Pass, type PassLimits, rewriteKind } from './rewrite-kind';
import { type UnderKeys, underKeys } from './under-old-keys';

export interface Rotation {
  /** Nothing is left under older keys: they may go. */
  readonly done: boolean;
  readonly rewritten: number;
  /** What is still under older keys: a further call's, and what no key opens. */
  readonly remaining: number;
  /** Of what was met, how many of each kind no key opens: `phone`, `askers-phone`, `account`, `key` (a person). None: empty. */
  readonly unreadable: readonly { readonly what: string; readonly count: number }[];
}

/** One call's time (ms): within what the cloud gives a function. */
const callMs = 20_000;

/**
 * Rewrites up to `batch` of each kind under the newest keys. Stopping anywhere loses nothing: what is rewritten says so itself, so the
 * next call, or the timer, goes on from there. What can't be read under any key is logged, stays as it is and counts as remaining; the others
 * go on.
 */
export async function rotateKeys(cloud: Cloud, batch = 200): Promise<Rotation> {
  const passes = await rewriteAll(cloud, { page: batch, most: batch, until: cloud.now() + callMs });
  const rewritten = passes.reduce((sum, { pass }) => sum + pass.rewritten, 0);
  const unreadable = passes.flatMap(({ what, pass }) =>
    pass.unreadable === 0 ? [] : [{ what, count: pass.unreadable }],
  );
  const left = await Promise.all(underKeys.map(({ count }) => count(cloud)));
  const remaining = left.reduce((sum, one) => sum + one, 0);
  const versions = {
    sealVersion: newest(cloud.settings.encryptionKeys).version,
    lookupVersion: newest(cloud.settings.lookupKeys).version,
  };
  cloud.log('keys-rotated', { rewritten, remaining, ...versions });
  return { done: remaining === 0, rewritten, remaining, unreadable };
}

/** The timer's part: as much as there is until then (ms). */
export async function rewriteUntil(cloud: Cloud, until: number): Promise<void> {
  await rewriteAll(cloud, { page: 100, most: Infinity, until });
}

async function rewriteAll(
  cloud: Cloud,
  limits: PassLimits,
): Promise<readonly { readonly what: UnderKeys['what']; readonly pass: Pass }[]> {
  const passes: { readonly what: string; readonly pass: Pass }[] = [];
  for (const kind of underKeys) {
    const before = passes[passes.length - 1];
    if (kind.onlyBehind === true && before?.pass.isThrough !== true) break;
    passes.push({ what: kind.what, pass: await rewriteKind(cloud, kind, limits) });
  }
  return passes;
}
