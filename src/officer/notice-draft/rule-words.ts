import { ruleInWords } from '../../../policy/authoring/rule-words';
import { whoInWords } from '../../../policy/authoring/who-in-words';
import { ruleKindName } from '../../../policy/rules/kind-names';
import type { Form, NamedChoice } from './form/use-form';
import { type Loose, textOf } from './loose';

/** What is half written has no words yet. */
function orUnfinished(words: () => string): string {
  try {
    return words();
  } catch {
    return '还没有写完';
  }
}

type Names = Parameters<typeof whoInWords>[1];
/** What a draft calls what it names. */
type Called = Pick<Form, 'identities' | 'tiers'>;

function named({ identities, tiers }: Called): Names {
  const coded = (all: readonly NamedChoice[]) =>
    all.map(({ value, label }) => ({ code: value, name: label }));
  return { identities: coded(identities), tiers: coded(tiers) } as unknown as Names;
}

/** A rule of a draft in words. */
export function wordsOfRule(rule: Loose, called: Called): string {
  return orUnfinished(() => ruleInWords(rule as unknown as Parameters<typeof ruleInWords>[0], named(called)));
}

/** Whom a rule of a draft is for, in words. */
export function wordsOfWho(groups: readonly unknown[], called: Called): string {
  return orUnfinished(() => whoInWords(groups as Parameters<typeof whoInWords>[0], named(called)));
}

export function kindOf(rule: Loose): string {
  return ruleKindName(textOf(rule.kind));
}
