/**
 * One call by an officer or the operator, or something that the timer decided: inserted once, never changed. Its `_id` is
 * `<day>-<shard>-<ms>-<random>`, so that a day's entries of one shard lie together and are sealed together. Never holds a
 * number or a name of a resident.
 */
export interface AuditEntry {
  readonly _id: string;
  /** The officer's openId, `operator` or `timer`. */
  readonly actor: string;
  readonly action: string;
  readonly kind: 'act' | 'read';
  /** What an officer decided by it, e.g. `approve`. */
  readonly decision?: string;
  /** `failed`: it broke off and may have been done in part. */
  readonly outcome: 'done' | 'refused' | 'failed';
  /** Of a refusal. */
  readonly code?: string;
  /** The place that was asked for or acted in; empty where it is of none. */
  readonly region: string;
  /** Whom and what it was about, as `kind:id`, at most `mostConcerns`: `person:…` is the random id of `people`. */
  readonly concerns: readonly string[];
  /** How many people it was about, those beyond the list too. */
  readonly people: number;
  /** The office's file that it was about: its number, and the keyed hash of its content. */
  readonly file?: AuditedFile;
  /** ms. */
  readonly at: number;
}

export interface AuditedFile {
  readonly number: string;
  readonly contentHash: string;
}

/** As release 0.1 stored it in `officer-log`; migration 14 takes it into `audit-log`. Nothing is written so any more. */
export interface OfficerLogEntryBefore {
  readonly _id: string;
  readonly officerId: string;
  readonly action: string;
  readonly region: string;
  readonly at: number;
}
