import { identityNameUnder } from '../../policy/own-identities';
import type { Policy, TermRule } from '../../policy/index';
import type { ClauseRef } from '../components/Breakdown';
import { clauseRef, noticesOf, noticeSummary } from './notices';
import { currentPolicy } from './policy';

/** Whom a notice means by one of its words. */
export interface Term {
  readonly name: string;
  readonly says: string;
  readonly clause: ClauseRef;
}

export function termIn(
  notice: string,
  { identity, term, says, clause }: Omit<TermRule, 'kind'>,
  policy: Policy = currentPolicy(),
): Term {
  const { regions: [region = ''] = [], year = 0 } = policy.notice(notice) ?? {};
  const name = term ?? identityNameUnder(policy.noticesAt(region, year), identity);
  return { name, says, clause: clauseRef(notice, clause, policy) };
}

/** A word that stands for several identities is explained once. */
function once(terms: readonly Term[]): readonly Term[] {
  return terms.filter(
    (one, at) => terms.findIndex(({ name, says }) => name === one.name && says === one.says) === at,
  );
}

/** The words that the notices of a place explain. */
export function termsAt(region: string, year: number): readonly Term[] {
  return once(noticesOf(region, year).flatMap(({ id, terms }) => terms.map((rule) => termIn(id, rule))));
}

/** The words that one clause explains. */
export function termsOfClause(notice: string, clause: string): readonly Term[] {
  const terms = noticeSummary(notice)?.terms ?? [];
  return once(terms.filter((rule) => rule.clause === clause).map((rule) => termIn(notice, rule)));
}
