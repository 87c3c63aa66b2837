import { ask } from '../cloud/cloud';
import { addPublishedNotices } from '../state/published-notices';
import { noticeIndex } from './notice-index';

/** Asks the server for newer notices. Without a connection the ones at hand stay in force. */
export async function learnNewerNotices(): Promise<void> {
  const have = Object.fromEntries(noticeIndex.get().entries.map(({ id, version }) => [id, version]));
  try {
    const { notices } = await ask('resident', 'notices.published', { have });
    addPublishedNotices(notices);
  } catch {
    // Asked again when the program is next opened.
  }
}
