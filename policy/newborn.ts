import type { NoticeDocument, RuleDocument } from './notice/document';

/** What a notice says of newborns besides what it says of everybody. */
export interface NewbornTerms {
  readonly notice: string;
  readonly clause: string;
  /** Days from birth within which a child is taken in. */
  readonly days: number;
  /** From when the costs are covered, as far as the notice says. */
  readonly begins: 'birth' | 'payment';
  /** Once the next year's collection has begun, that year alone may be paid. */
  readonly nextYearAlone: boolean;
}

interface NewbornRule extends RuleDocument {
  readonly who?: readonly { readonly newbornWithinDays?: number }[];
  readonly begins?: string;
  readonly from?: string;
}

function daysOf({ who }: NewbornRule): number | undefined {
  return who?.find(({ newbornWithinDays }) => newbornWithinDays !== undefined)?.newbornWithinDays;
}

/**
 * What the notices say of newborns, or null where they don't. A cover of a whole year for who is paid for in the window
 * stands in a notice only where a child may come in with the next year alone; one from birth says nothing of that.
 */
export function newbornTermsOf(notices: readonly NoticeDocument[]): NewbornTerms | null {
  for (const { id, rules } of notices) {
    const ofNewborns = (rules as readonly NewbornRule[]).filter((rule) => daysOf(rule) !== undefined);
    const late = ofNewborns.find(({ kind }) => kind === 'late-payment');
    const days = late === undefined ? undefined : daysOf(late);
    if (late !== undefined && days !== undefined) {
      return {
        notice: id,
        clause: late.clause,
        days,
        begins: late.begins === 'birth' ? 'birth' : 'payment',
        nextYearAlone: ofNewborns.some(({ kind, from }) => kind === 'cover' && from !== 'birth'),
      };
    }
  }
  return null;
}
