/** How far a migration of stored documents has come; `_id` is the migration's. */
export interface MigrationProgress {
  readonly _id: string;
  /** `_id` of the last document that was looked at in this pass; empty at its start. */
  readonly cursor: string;
  /** Passes over the collection that were begun. The last one finds nothing to rewrite. */
  readonly pass: number;
  readonly rewrittenInPass: number;
  readonly rewritten: number;
  readonly startedAt: number;
  readonly updatedAt: number;
  /** Null until it is over. */
  readonly doneAt: number | null;
}
