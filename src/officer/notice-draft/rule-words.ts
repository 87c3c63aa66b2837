import { ruleInWords } from '../../../policy/authoring/rule-words';
import { whoInWords } from '../../../policy/authoring/who-in-words';
import { ruleKindName } from '../../../policy/rules/kind-names';
import type { IdentityChoice } from './form/use-form';
import { type Loose, textOf } from './loose';

/** What is half written has no words yet. */
function orUnfinished(words: () => string): string {
  try {
    return words();
  } catch {
    return '还没有写完';
  }
}

type Identities = Parameters<typeof whoInWords>[1];

function named(identities: readonly IdentityChoice[]): Identities {
  return identities.map(({ value, label }) => ({ code: value, name: label })) as unknown as Identities;
}

/** A rule of a draft in words; `identities`: what the draft calls those that it names. */
export function wordsOfRule(rule: Loose, identities: readonly IdentityChoice[]): string {
  return orUnfinished(() =>
    ruleInWords(rule as unknown as Parameters<typeof ruleInWords>[0], named(identities)),
  );
}

/** Whom a rule of a draft is for, in words. */
export function wordsOfWho(groups: readonly unknown[], identities: readonly IdentityChoice[]): string {
  return orUnfinished(() => whoInWords(groups as Parameters<typeof whoInWords>[0], named(identities)));
}

export function kindOf(rule: Loose): string {
  return ruleKindName(textOf(rule.kind));
}
