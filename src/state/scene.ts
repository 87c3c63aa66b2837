/** What a poster's code carries: the place, and which poster it was. */
export interface Scene {
  readonly region: string;
  readonly poster?: string;
}

/** What a code turned out to say. `wrong` keeps the text out: it may hold anything. */
export type SceneReading =
  { readonly kind: 'none' } | { readonly kind: 'place'; readonly scene: Scene } | { readonly kind: 'wrong' };

const longest = 32;

function decoded(raw: string): string | null {
  try {
    return decodeURIComponent(raw);
  } catch {
    return null;
  }
}

/**
 * Reads the `scene` of a mini-program code: `r=360983001` or `r=360983001&p=7f3a`, at most 32 characters after decoding
 * (WeChat's limit). Region codes have 6, 9 or 12 digits. WeChat hands the scene over percent-encoded.
 */
export function readScene(raw: string | undefined): SceneReading {
  if (raw === undefined || raw === '') return { kind: 'none' };
  const text = decoded(raw);
  if (text === null || text.length > longest) return { kind: 'wrong' };
  const pairs = new Map(
    text.split('&').map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
  const region = pairs.get('r') ?? '';
  if (!/^(\d{6}|\d{9}|\d{12})$/.test(region)) return { kind: 'wrong' };
  const poster = pairs.get('p');
  return { kind: 'place', scene: poster && /^[\w-]{1,12}$/.test(poster) ? { region, poster } : { region } };
}
