import type { NoticeDocument, Policy, QuestionAnswer, RuleDocument, TermRule } from '../../../policy/index';
import type { SilenceRule } from '../../../policy/rules/remark';
import type { ClauseRef } from '../../components/Breakdown';
import { clauseRef, plainWords, windowOf } from '../notices';
import { currentPolicy } from '../policy';
import { termIn } from '../terms';
import type { Term } from '../terms';
import { answerIn } from './answering-rules';
import { leadsOf, together } from './leads';
import type { LeadGroup } from './leads';
import type { ResidentQuestion } from './questions';
import type { Setting } from './typical-people';
import { dayOf, formatDay } from '../../../policy/calendar';

/** What a notice says on a question, in plain words, and in which clauses. */
export interface Passage {
  readonly words: string;
  readonly clauses: readonly ClauseRef[];
  /** The notice is a draft. */
  readonly draft: boolean;
}

export interface ResidentsAnswer {
  /** The dates and amounts themselves, from the narrowest notice that has some. */
  readonly leads: readonly LeadGroup[];
  /** That notice is a draft. */
  readonly leadsDraft: boolean;
  readonly passages: readonly Passage[];
  /** What the notices leave open, in words. */
  readonly silences: readonly string[];
  readonly terms: readonly Term[];
}

function isSilence(rule: RuleDocument): rule is SilenceRule {
  return rule.kind === 'silence';
}

function rulesOf(notice: NoticeDocument, { rules = [] }: QuestionAnswer): readonly RuleDocument[] {
  return rules.flatMap((name) => notice.rules.filter(({ rule }) => rule === name));
}

function passagesOf(
  policy: Policy,
  { id, draft }: NoticeDocument,
  { clauses, says }: QuestionAnswer,
): readonly Passage[] {
  const refs = clauses.map((clause) => clauseRef(id, clause, policy));
  if (refs.length === 0) return [];
  if (says !== undefined) return [{ words: says, clauses: refs, draft }];
  return refs.map((ref) => ({ words: plainWords(id, ref.clause, policy), clauses: [ref], draft }));
}

function termsOf(policy: Policy, notice: NoticeDocument, { topics }: ResidentQuestion): readonly Term[] {
  return notice.rules
    .filter((rule): rule is TermRule => rule.kind === 'term')
    .filter(({ identity }) => topics.includes(identity))
    .map((rule) => termIn(notice.id, rule, policy));
}

/**
 * The answer of a place's notices to a question; all lists empty where they say nothing of it. `policy`: by what is in force,
 * or by a notice that is being written.
 */
export function answerTo(
  region: string,
  year: number,
  question: ResidentQuestion,
  policy: Policy = currentPolicy(),
): ResidentsAnswer {
  const setting: Setting = {
    policy,
    region,
    year,
    payOn: windowOf(region, year, policy)?.from ?? formatDay(dayOf(year, 1, 1)),
  };
  const answering = [...policy.noticesAt(region, year)].reverse().flatMap((notice) => {
    const entry = answerIn(notice, question.code);
    return entry === undefined ? [] : [{ notice, entry, rules: rulesOf(notice, entry) }];
  });
  const leading = answering
    .map(({ notice, rules }) => ({
      notice,
      leads: rules.flatMap((rule) => leadsOf(rule, { question, notice, setting })),
    }))
    .find(({ leads }) => leads.length > 0);
  const silences = answering.flatMap(({ rules }) => rules.filter(isSilence).map(({ says }) => says));
  return {
    leads: together(leading?.leads ?? []),
    leadsDraft: leading?.notice.draft ?? false,
    passages: answering.flatMap(({ notice, entry }) => passagesOf(policy, notice, entry)),
    silences: [...new Set(silences)],
    terms: answering.flatMap(({ notice }) => termsOf(policy, notice, question)),
  };
}
