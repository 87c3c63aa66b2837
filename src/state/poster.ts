import { longestScene } from '../../contract/poster';
import type { PosterScene } from '../../contract/poster';

/** What a poster's code said: the place, and which poster it was. */
export type Poster = PosterScene;

/** What a code turned out to say. `wrong` keeps the text out: it may hold anything. */
export type PosterReading =
  { readonly kind: 'none' } | { readonly kind: 'place'; readonly scene: Poster } | { readonly kind: 'wrong' };

/** How the first page was opened, as WeChat hands it over: still percent-encoded, once or, from some codes, twice. */
export interface PosterQuery {
  /** Of a code made by `getUnlimited`: `r=360983001&p=7f3a`. */
  readonly scene?: string;
  /** Of a code made by hand with path and query: `pages/index/index?r=360983001&p=7f3a`. */
  readonly r?: string;
  readonly p?: string;
}

/** Decodes until nothing is encoded any more; null where it can't be. */
function decoded(raw: string): string | null {
  try {
    const once = decodeURIComponent(raw);
    return once.includes('%') ? decodeURIComponent(once) : once;
  } catch {
    return null;
  }
}

function readingOf(region: string, poster: string | undefined): PosterReading {
  if (!/^(\d{6}|\d{9}|\d{12})$/.test(region)) return { kind: 'wrong' };
  return { kind: 'place', scene: poster && /^[\w-]{1,12}$/.test(poster) ? { region, poster } : { region } };
}

function readScene(raw: string): PosterReading {
  const text = decoded(raw);
  if (text === null || text.length > longestScene) return { kind: 'wrong' };
  const pairs = new Map(
    text.split('&').map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
  return readingOf(pairs.get('r') ?? '', pairs.get('p'));
}

/** Reads a poster's code of either kind. Region codes have 6, 9 or 12 digits. */
export function readPoster({ scene, r, p }: PosterQuery): PosterReading {
  if (scene !== undefined && scene !== '') return readScene(scene);
  if (r === undefined || r === '') return { kind: 'none' };
  return readingOf(decoded(r) ?? '', p === undefined ? undefined : (decoded(p) ?? undefined));
}
