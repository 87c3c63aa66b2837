import type { AuditCount } from './audit';
import type { PaperClause } from './notice-drafts';
import type { OfficerActions, OfficerDuty } from './officer';

/** What one actor did. */
export interface AuditReportRow extends AuditCount {
  /** An officer's openId, or `operator`. */
  readonly actor: string;
  /** Empty for who is no officer any more. */
  readonly name: string;
}

/**
 * The function `operator`: what whoever holds the cloud account's key may do, by `npm run operator` and `npm run deploy`.
 * No phone reaches it. Everything is written into the audit log as the actor `operator`.
 */
export interface OperatorActions {
  /** Does part of the release's data migrations; to be called until `done`. Stopping anywhere loses nothing. */
  'data.migrate': {
    readonly request: Record<never, never>;
    readonly data: {
      readonly done: boolean;
      /** Ids of the migrations that are not over, in order. */
      readonly remaining: readonly string[];
      /** The migration that this call worked on last; empty where it found nothing to rewrite. */
      readonly migration: string;
      /** Documents rewritten by this call. */
      readonly rewritten: number;
    };
  };
  /** A month of the audit log, `2026-10`, as far as its days are sealed. */
  'audit.report': {
    readonly request: { readonly month: string };
    readonly data: {
      /** The last sealed day of the month; null where none is. */
      readonly sealedUpTo: string | null;
      readonly rows: readonly AuditReportRow[];
      /** The seals of that day, to be filed outside of the cloud. */
      readonly seals: readonly { readonly shard: string; readonly hash: string }[];
    };
  };
  /** Names an officer, or changes what one may do. `openId` is whom WeChat knows him by in this mini-program. */
  'officers.set': {
    readonly request: {
      readonly openId: string;
      readonly name: string;
      readonly regions: readonly string[];
      readonly duties: readonly OfficerDuty[];
      /** Neighbouring places for whose proposals he may be the second officer. */
      readonly secondFor?: readonly string[];
    };
    readonly data: { readonly openId: string; readonly known: boolean };
  };
  /**
   * Lays a notice before the officers of its places, one of whom has to agree. `confirmed`: how many of the figures that are
   * asked back its author has looked at; refused with `NOT_CONFIRMED` and all of them where it is another number.
   */
  'notices.propose': {
    readonly request: {
      readonly notice: Readonly<Record<string, unknown>>;
      readonly inForceFrom: number | null;
      /** Its official text; without it, that of the version in force goes on. */
      readonly paper?: readonly PaperClause[];
      readonly confirmed?: number;
    };
    readonly data: { readonly draftId: string; readonly revision: number };
  };
  'keys.rotate': OfficerActions['keys.rotate'];
}
