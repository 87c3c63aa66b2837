import type { AuditedFile } from '../schema';

/** What an entry of the audit log names. */
export type Concerned =
  'person' | 'record' | 'order' | 'refund' | 'case' | 'notice' | 'draft' | 'proposal' | 'officer';

/**
 * What a call says of itself while it runs, for the audit log: who acts, where, and whom and what it is about. Ids alone,
 * never a number or a name. Noting something twice is noting it once, so a transaction may be run again.
 */
export class CallNotes {
  /** Null until somebody was recognised who answers for what he does: an officer or the operator. */
  actor: string | null = null;
  region: string | null = null;
  /** What was decided, where the request alone doesn't say. */
  decision: string | null = null;
  file: AuditedFile | null = null;
  private readonly noted = new Map<string, Concerned>();

  about(kind: Concerned, ...ids: readonly string[]): void {
    for (const id of ids) this.noted.set(`${kind}:${id}`, kind);
  }

  get concerns(): readonly string[] {
    return [...this.noted.keys()];
  }
}
