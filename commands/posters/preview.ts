import { posterPage, sceneOf, type PosterScene } from '../../contract/poster';
import type { PlaceContacts } from '../../contract/resident';
import type { Reply } from '../../contract/reply';
import { shippedNotices } from '../../policy';
import { unsetContacts } from '../../server/places';

/** The address in the preview that a poster's code opens: the page and the scene that WeChat would hand it. */
export function previewAddress(preview: string, scene: PosterScene): string {
  return `${preview}#/${posterPage}?scene=${encodeURIComponent(sceneOf(scene))}`;
}

const patienceMs = 3_000;

/** A place's telephone numbers as the running preview has them, or null where none answers. */
async function asked(preview: string, region: string): Promise<PlaceContacts | null> {
  try {
    const answer = await fetch(new URL('preview/call', preview), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'resident', data: { action: 'places.contacts', region } }),
      signal: AbortSignal.timeout(patienceMs),
    });
    const reply = (await answer.json()) as Reply<PlaceContacts>;
    return reply.ok ? reply.data : null;
  } catch {
    return null;
  }
}

/** Whom a place's poster names: as the preview's offices set them, or as the notices leave it where none runs. */
export async function contactsFrom(preview: string, regions: readonly string[]): Promise<ContactBook> {
  const [first = ''] = regions;
  const running = (await asked(preview, first)) !== null;
  return {
    running,
    of: async (region) =>
      (running ? await asked(preview, region) : null) ?? unsetContacts(shippedNotices, region),
  };
}

export interface ContactBook {
  readonly running: boolean;
  readonly of: (region: string) => Promise<PlaceContacts>;
}
