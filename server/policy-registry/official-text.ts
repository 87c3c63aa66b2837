import type { PaperClause } from '../../contract/notice-drafts';
import type { RecordActions } from '../../contract/resident';
import type { Cloud, Documents } from '../platform';
import { inForceAt, publishedEntry, shippedNumber, versionId } from './chain';
import { storedChain } from './stored-chains';

/**
 * The text that came with the version of a notice that holds; a second officer has read it with the version. Null where it
 * came with none: another version's text is not this one's.
 */
export async function paperInForce(
  documents: Documents,
  notice: string,
  now: number,
): Promise<readonly PaperClause[] | null> {
  const entries = (await storedChain(documents, notice))?.entries ?? [];
  const number = inForceAt(entries, now);
  if (number === null) return null;
  // What shipped, and what release 0.1 published, had its text loaded beside it, under the notice's own id.
  const apart = number === shippedNumber || publishedEntry(entries, number)?.agreer === null;
  const text = await documents.get('official-texts', apart ? notice : versionId(notice, number));
  return text?.clauses ?? null;
}

/** The clauses asked for, or all, of the notice that holds. `loaded` is false where there is no text. */
export async function officialText(
  cloud: Cloud,
  notice: string,
  wanted: readonly string[] | undefined,
): Promise<RecordActions['notices.official-text']['data']> {
  const paper = await paperInForce(cloud.db, notice, cloud.now());
  if (paper === null) return { loaded: false, clauses: [] };
  const clauses = paper.filter(({ clause }) => wanted === undefined || wanted.includes(clause));
  return { loaded: true, clauses };
}
