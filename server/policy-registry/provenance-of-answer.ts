import type { Provenance } from '../schema';

/** By what an answer was worked out, for whatever keeps a copy of the answer. */
export function provenanceOfAnswer({ noticeVersions, engine }: Provenance): Provenance {
  return { noticeVersions, ...(engine === undefined ? {} : { engine }) };
}
