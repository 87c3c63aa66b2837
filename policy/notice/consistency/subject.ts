import type { IdentityCode } from '../../fact-sheet';
import { identityNameUnder } from '../../own-identities';
import type { NoticeDocument, RuleDocument } from '../document';

/** A rule of which only the form is known: its own schema has passed it, and a kind written later may add fields. */
export type AnyRule = RuleDocument & Readonly<Record<string, unknown>>;
export type AnyGroup = Readonly<Record<string, unknown>>;

/** What the checks over a whole notice look at. */
export interface Subject {
  /** The notice with those of its rules whose form is right. */
  readonly notice: NoticeDocument;
  /** Kinds of which a rule has a wrong form: nothing is said to be missing of these. */
  readonly brokenKinds: ReadonlySet<string>;
  /** The notices over which it is laid, the nearest first; null where it names one that nobody gave. */
  readonly under: readonly NoticeDocument[] | null;
}

/** The name of an identity that a rule names, be it a common one or one of the place's own. */
export function identityNameIn({ notice, under }: Pick<Subject, 'notice' | 'under'>, code: string): string {
  return identityNameUnder([notice, ...(under ?? [])], code as IdentityCode);
}

/** Rules of a kind in the notice itself. */
export function rulesOf({ notice }: Subject, kind: string): readonly AnyRule[] {
  return notice.rules.filter((rule): rule is AnyRule => rule.kind === kind);
}

/**
 * Rules of a kind that hold where the notice does: its own and, for one that is laid over another, that one's. Null where
 * that other isn't known.
 */
export function rulesInForce(subject: Subject, kind: string): readonly AnyRule[] | null {
  const { notice, under } = subject;
  if (under === null) return null;
  return [notice, ...under].flatMap(({ rules }) =>
    rules.filter((rule): rule is AnyRule => rule.kind === kind),
  );
}

/** The groups for whom a rule is; null for a rule that names none and is for everybody. */
export function groupsOf(rule: AnyRule): readonly AnyGroup[] | null {
  return Array.isArray(rule.who) ? (rule.who as readonly AnyGroup[]) : null;
}

export function isForEverybody(rule: AnyRule): boolean {
  return groupsOf(rule)?.some((group) => Object.keys(group).length === 0) ?? true;
}

/** The conditions of a group, and those of each alternative in it together with them. */
export function alternativesOf(group: AnyGroup): readonly AnyGroup[] {
  const { oneOf, ...rest } = group;
  return Array.isArray(oneOf) ? (oneOf as readonly AnyGroup[]).map((one) => ({ ...rest, ...one })) : [rest];
}

export function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** Every value in a rule with the way to it: `until.day`, `who.0.bornFrom`. */
export function leavesOf(
  value: unknown,
  path: readonly string[] = [],
): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path.join('.'), value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}
