import { addDays, formatDay, type IsoDay, parseDay } from '../../policy/calendar';
import { waitWords } from '../../policy/wait-words';
import { circumstanceName } from '../../policy/names';
import { nameAmong, type OwnIdentity, ownIdentitiesOf } from '../../policy/own-identities';
import type { Cite, Determination, Policy, RuleDocument } from '../../policy';
import type { LatePaymentRule } from '../../policy/rules/cover';
import type { Group } from '../../policy/rules/group';
import { type Place, ordinarySheet } from './less-to-pay';

/** What happens to somebody without an identity who pays after the window, and who may go by other rules. */
export interface Late {
  /** The last day of the window; null where the notices have none. */
  readonly windowEnd: string | null;
  readonly outcome: 'waits' | 'covered-at-once' | 'closed' | 'unsaid';
  /** How long one waits, as the notice counts; empty where one needn't. */
  readonly wait: string;
  /** Where the notice says nothing of late payment: that it doesn't, in the notice file's words. */
  readonly says: string | null;
  /** Of whom the notice says something else; each must look for himself. */
  readonly others: readonly string[];
  readonly cites: readonly Cite[];
}

export function lateAt(policy: Policy, place: Place): Late {
  const notices = policy.noticesFor(place.region, place.year);
  const windowEnd = notices.flatMap(({ window }) => window ?? [])[0]?.to ?? null;
  const applied = policy.noticesAt(place.region, place.year);
  const rules = applied.flatMap((notice) => notice.rules);
  const others = othersOf(rules, ownIdentitiesOf(applied));
  const silence = notices.flatMap(({ silences }) => silences).find(({ about }) => about === 'late-payment');
  if (windowEnd === null) {
    return { windowEnd, outcome: 'unsaid', wait: '', says: silence?.says ?? null, others, cites: [] };
  }
  const payOn = formatDay(addDays(parseDay(windowEnd), 1));
  const answer = policy.determine({ ...ordinarySheet(policy, place), payOn });
  return {
    windowEnd,
    outcome: outcomeOf(answer, silence !== undefined),
    wait: answer.coverage === null ? '' : waitWords(answer.coverage),
    says: silence?.says ?? null,
    others,
    cites: answer.cites,
  };
}

function outcomeOf({ status, coverage }: Determination, silent: boolean): Late['outcome'] {
  if (silent) return 'unsaid';
  if (status !== 'payable') return 'closed';
  return (coverage?.waitingDays ?? 0) > 0 ? 'waits' : 'covered-at-once';
}

function isLatePayment(rule: RuleDocument): rule is LatePaymentRule {
  return rule.kind === 'late-payment';
}

function limitWords(group: Group): string {
  const { withinDays, withinMonths } = group as { withinDays?: number; withinMonths?: number };
  if (withinDays !== undefined) return `（${withinDays}天内）`;
  return withinMonths === undefined ? '' : `（${withinMonths}个月内）`;
}

/** Whom an event helps only if he holds one of these identities. */
function heldWords(identities: NonNullable<Group['identities']>, own: readonly OwnIdentity[]): string {
  const [first] = identities;
  if (first === undefined) return '';
  const others = identities.length > 1 ? `等${identities.length}种人` : '';
  return `的${nameAmong(own, first)}${others}`;
}

function namesOf(group: Group, own: readonly OwnIdentity[]): readonly string[] {
  const { newbornWithinDays, aided, aidedSince } = group as {
    newbornWithinDays?: number;
    aided?: boolean;
    aidedSince?: IsoDay;
  };
  if (newbornWithinDays !== undefined) return [`出生${newbornWithinDays}天内的孩子`];
  if (aided === true || aidedSince !== undefined) return ['享受资助的人'];
  if (group.circumstances !== undefined) {
    const limit = limitWords(group);
    const held = heldWords(group.identities ?? [], own);
    return group.circumstances.map((code) => `${circumstanceName(code)}${held}${limit}`);
  }
  return (group.identities ?? []).map((code) => nameAmong(own, code));
}

/** Those whom a rule of late payment names who pay the ordinary premium and needn't wait. */
function othersOf(rules: readonly RuleDocument[], own: readonly OwnIdentity[]): readonly string[] {
  const kinder = rules
    .filter(isLatePayment)
    .filter(({ price, begins }) => price === 'premium' && begins !== 'after-days' && begins !== 'after-wait');
  return [...new Set(kinder.flatMap(({ who }) => who.flatMap((group) => namesOf(group, own))))];
}
