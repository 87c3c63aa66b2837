import { ruleInWords } from '../../../policy/authoring/rule-words';
import { whoInWords } from '../../../policy/authoring/who-in-words';
import { ruleKindName } from '../../../policy/rules/kind-names';
import { type Loose, textOf } from './loose';

/** What is half written has no words yet. */
function orUnfinished(words: () => string): string {
  try {
    return words();
  } catch {
    return '还没有写完';
  }
}

/** A rule of a draft in words. */
export function wordsOfRule(rule: Loose): string {
  return orUnfinished(() => ruleInWords(rule as unknown as Parameters<typeof ruleInWords>[0]));
}

/** Whom a rule of a draft is for, in words. */
export function wordsOfWho(groups: readonly unknown[]): string {
  return orUnfinished(() => whoInWords(groups as Parameters<typeof whoInWords>[0]));
}

export function kindOf(rule: Loose): string {
  return ruleKindName(textOf(rule.kind));
}
