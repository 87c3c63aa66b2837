import type { CircumstanceCode, IdentityCode } from './fact-sheet';
import type { NoticeDocument } from './notice/document';
import type { Asks } from './rules/rule-kind';
import { ruleKinds } from './rules/rule-kinds';

export type IdentityAttribute =
  'dueToIllness' | 'monitored' | 'disabilityGrade' | 'lostWorkCapacity' | 'student';

/** What has to be known of a person before the notices of a place can be applied to him. */
export interface Questions {
  readonly year: number;
  readonly birthDate: boolean;
  /** Whether somebody must say if the place is in the long-term care pilot: no notice knows. */
  readonly ltciPilot: boolean;
  readonly paidBefore: boolean;
  readonly identities: readonly {
    readonly code: IdentityCode;
    readonly attributes: readonly IdentityAttribute[];
  }[];
  /** `dated`: a limit in time or the cover depends on the day. */
  readonly circumstances: readonly { readonly code: CircumstanceCode; readonly dated: boolean }[];
  /** The first day of the window: recognised before it is long ago. */
  readonly longBefore: string;
}

/** What the rules of these notices ask for, in the notices' own order, and nothing more. */
export function questionsOf(notices: readonly NoticeDocument[], year: number): Questions {
  const asks: Asks = { identities: new Map(), circumstances: new Map(), birthDate: false, ltciPilot: false };
  const rules = notices.flatMap((notice) => notice.rules);
  for (const rule of rules) ruleKinds.get(rule.kind)?.asks?.(rule, asks);
  const window = rules.find(({ kind }) => kind === 'window') as { readonly from?: string } | undefined;
  return {
    year,
    birthDate: asks.birthDate,
    ltciPilot: asks.ltciPilot && !rules.some(({ kind }) => kind === 'care-premium-due'),
    paidBefore: notices.length > 0,
    identities: [...asks.identities].map(([code, attributes]) => ({
      code,
      attributes: [...attributes] as IdentityAttribute[],
    })),
    circumstances: [...asks.circumstances].map(([code, dated]) => ({ code, dated })),
    longBefore: window?.from ?? `${year}-01-01`,
  };
}
