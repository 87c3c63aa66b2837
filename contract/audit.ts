/** How often somebody did something, with one outcome. */
export interface AuditCount {
  /** What was asked for, with `/` and what was decided where something was: `cases.resolve/approve`. */
  readonly action: string;
  readonly kind: 'act' | 'read';
  /** `done`, `failed`, or the refusal's code. */
  readonly outcome: string;
  readonly times: number;
  readonly timesOutOfHours: number;
  /** A person is counted as often as he came up. */
  readonly people: number;
}

export interface AuditOfficerActions {
  /**
   * A month of the audit log, `2026-10`, of the officers all of whose places lie in one: who did what how often, who looked
   * things up about how many people. Needs the duty `audit`; reading it is logged too.
   */
  'audit.report': {
    readonly request: { readonly region: string; readonly month: string };
    readonly data: {
      /** The last sealed day of the month; null where none is. */
      readonly sealedUpTo: string | null;
      /** Who did nothing is not among them. */
      readonly officers: readonly { readonly name: string; readonly counts: readonly AuditCount[] }[];
    };
  };
}
