import type { Cloud } from '../platform';
import type { CollectionName } from '../schema';

/** What a step did: how many documents it rewrote, and where the next one begins; null at the collection's end. */
export interface MigrationStep {
  readonly rewritten: number;
  readonly cursor: string | null;
}

/**
 * One change of what is stored. It is written so that the product runs meanwhile: this release reads the old and the
 * new shape, and writes the new one alone.
 */
export interface Migration {
  /** Migrations run in this order, each after the one before is over. */
  readonly number: number;
  /** Never changes: the progress is stored under it. */
  readonly id: string;
  /** For the operator, one sentence. */
  readonly description: string;
  readonly collection: CollectionName;
  /**
   * Rewrites the documents of one page behind `cursor` (empty at the start), each in a transaction that reads it anew. A
   * document in the new shape stays as it is, so that a step may be cut off anywhere, repeated, and taken by two at once.
   */
  readonly step: (cloud: Cloud, cursor: string) => Promise<MigrationStep>;
}
