import type { Cloud } from './cloud';
import type { Settings } from './settings';

interface Entry {
  readonly value: Promise<unknown>;
  readonly until: number;
}

/** How long an instance of a function may answer from what it read before: what offices publish shows up within it. */
export const cacheMs = 60_000;

/** Settings are made once an instance, so they stand for it; each memory cloud of a test has its own. */
const caches = new WeakMap<Settings, Map<string, Entry>>();

/** `read` at most once a minute and instance. A failure isn't kept. For what offices set, never for people. */
export function cached<Value>(cloud: Cloud, name: string, read: () => Promise<Value>): Promise<Value> {
  const cache = caches.get(cloud.settings) ?? new Map<string, Entry>();
  caches.set(cloud.settings, cache);
  const now = cloud.now();
  const held = cache.get(name);
  if (held !== undefined && held.until > now && held.until <= now + cacheMs)
    return held.value as Promise<Value>;
  if (cache.size > 1000) cache.clear();
  const value = read();
  cache.set(name, { value, until: now + cacheMs });
  value.catch(() => cache.delete(name));
  return value;
}
