import type { CorrectionKind } from '../../contract/corrections';

/**
 * What happened to a person that no record of his tells: for telling him. What was done about his insurance stands in the
 * histories of his records.
 */
export interface PersonEvent {
  readonly _id: string;
  readonly personId: string;
  readonly kind: 'listed' | 'code-issued' | 'tied' | 'tie-ended' | 'agreed' | 'revoked' | 'corrected';
  /** Whose agents tell him where he has no WeChat; absent where he did it on his own phone. */
  readonly region?: string;
  /** What was put right, where it was that; absent otherwise. */
  readonly corrected?: CorrectionKind;
  readonly at: number;
  /** When the timer removes it, ms. */
  readonly expiresAt: number;
}
