import type { IsoDay } from '../../policy/calendar';

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

/**
 * The sealing of a day's entries, shard after shard; `_id` is the day. From its first moment nothing is added to that
 * day any more: what comes later has the next one.
 */
export interface AuditSealing {
  readonly _id: IsoDay;
  /** `closing`: begun only once nothing written before can still be on its way. */
  readonly state: 'closing' | 'running' | 'done';
  /** The shard that is being read. */
  readonly shard: number;
  /** `_id` of its last entry that is in `hash`; empty before the first. */
  readonly position: string;
  readonly hash: string;
  readonly count: number;
  readonly sums: readonly AuditSum[];
  readonly updatedAt: number;
}

/**
 * The end of a shard's day, inserted once; `_id` is `<day>-<shard>`. `hash` goes over the shard's seal of the day before
 * and each entry, so that an entry that is changed, added or taken away afterwards shows in every seal from there on.
 */
export interface AuditSeal {
  readonly _id: string;
  readonly day: IsoDay;
  readonly count: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  /** The hash of the shard's seal before; empty for the first. */
  readonly previous: string;
  /** What the month's report adds up. */
  readonly sums: readonly AuditSum[];
  readonly at: number;
}

/** How often somebody did something, with one outcome. */
export interface AuditSum {
  readonly actor: string;
  readonly action: string;
  readonly kind: AuditEntry['kind'];
  /** `done`, `failed`, or the refusal's code. */
  readonly outcome: string;
  readonly times: number;
  /** Outside an office's hours. */
  readonly timesOutOfHours: number;
  /** People in all of them, a person counted as often as he came up. */
  readonly people: number;
}
