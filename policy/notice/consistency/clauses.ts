import { clauseLabel } from '../../clause';
import type { NoticeDocument } from '../document';
import type { Finding } from '../problem';
import { leavesOf, type Subject } from './subject';

/** Fields that name a clause, wherever in a rule they stand; a list of them ends with its place in the list. */
const clauseField = /(^|\.)(clause|collectedBy|with\.\d+|clauses\.\d+)$/;

function cited(value: unknown): readonly (readonly [string, string])[] {
  return leavesOf(value).flatMap(([field, clause]) =>
    clauseField.test(field) && typeof clause === 'string' ? [[field, clause] as const] : [],
  );
}

/** Clauses that a rule, the validity or an answer to residents names. */
function namedIn({ rules, validity, questions }: NoticeDocument): ReadonlySet<string> {
  return new Set(
    [...rules, validity, ...Object.values(questions ?? {})].flatMap(cited).map(([, clause]) => clause),
  );
}

/** A clause that a field names and the notice hasn't. */
export function unknownClauses({ notice }: Subject): readonly Finding[] {
  const known = new Set(notice.clauses.map(({ clause }) => clause));
  const missing = (rule: string | null, field: string, clause: string): Finding => ({
    rule,
    field,
    problem: `写的是条款 ${clause}（${clauseLabel(clause)}），条款清单里没有它`,
    instead: '改成清单里有的条款号；通知里真有这一条的，先在条款清单（clauses）里补上它的说明',
  });
  const validity = cited({ validity: notice.validity });
  return [
    ...validity
      .filter(([, clause]) => !known.has(clause))
      .map(([field, clause]) => missing(null, field, clause)),
    ...notice.rules.flatMap((rule) =>
      cited(rule)
        .filter(([, clause]) => !known.has(clause))
        .map(([field, clause]) => missing(rule.rule, field, clause)),
    ),
  ];
}

/** What stands before the numbers decides nothing by itself; a heading is what has clauses of its own below it. */
function needsNothing(clause: string, { clauses }: NoticeDocument): boolean {
  return clause === 'preamble' || clauses.some((other) => other.clause.startsWith(`${clause}.`));
}

/** Clauses on neither side: no rule and no answer carries them, and it isn't said why. */
export function unaccountedClauses({ notice, brokenKinds }: Subject): readonly Finding[] {
  if (brokenKinds.size > 0) return [];
  const named = namedIn(notice);
  return notice.clauses
    .map(({ clause, why }, at) => ({ clause, why, at }))
    .filter(({ clause, why }) => why === undefined && !named.has(clause) && !needsNothing(clause, notice))
    .map(({ clause, at }) => ({
      rule: null,
      field: `clauses.${at}`,
      problem: `条款 ${clause}（${clauseLabel(clause)}）没有一条规则用到，也没有写为什么不用`,
      instead: '补上这一条的规则；确实不影响居民的，在这一条里写 why 说明原因',
    }));
}

/** A clause that stands twice in the list. */
export function repeatedClauses({ notice }: Subject): readonly Finding[] {
  return notice.clauses.flatMap(({ clause }, at) =>
    notice.clauses.findIndex((other) => other.clause === clause) === at
      ? []
      : [
          {
            rule: null,
            field: `clauses.${at}`,
            problem: `条款 ${clause}（${clauseLabel(clause)}）写了两次`,
            instead: '合成一条，另一条删去',
          },
        ],
  );
}
