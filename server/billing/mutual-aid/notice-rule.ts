import type { BoundRelation } from '../../../contract/mutual-aid';
import { liesIn } from '../../../policy/region-names';
import type { PolicyInForce, MutualAidAccountRule } from '../../policy-registry';
import type { MutualAidAccount } from '../../schema';

/**
 * The notice's rule on family accounts for a place and insured year, or null where the notice doesn't speak
 * of it.
 */
export function mutualAidAccountRuleFor(
  policy: PolicyInForce,
  region: string,
  year: number,
): MutualAidAccountRule | null {
  return (
    policy.mutualAidAccountRules.find(
      (rule) => rule.year === year && rule.regions.some((one) => liesIn(region, one)),
    ) ?? null
  );
}

/** Words of relations as the notices use them. */
const relationWords: Readonly<Record<BoundRelation, string>> = {
  spouse: '配偶',
  parent: '父母',
  child: '子女',
  other: '其他家庭成员',
};

/** Where the notice says "family members" and no more, whoever the bureau has bound is one. */
function allows(rule: MutualAidAccountRule, relation: BoundRelation): boolean {
  return rule.relations.includes('family-member') || (rule.relations as readonly string[]).includes(relation);
}

export interface Insured {
  readonly personId: string;
  readonly region: string;
  readonly year: number;
}

/** Chinese words on why the account may not pay for someone; null where it may. */
export function whyNotFromAccount(
  policy: PolicyInForce,
  account: MutualAidAccount | null,
  { personId, region, year }: Insured,
): string | null {
  const rule = mutualAidAccountRuleFor(policy, region, year);
  if (rule === null) return '参保地的缴费通知没有提到家庭共济账户，这里不能用它缴费，请用微信支付。';
  if (account === null) {
    return '没有您的家庭共济账户信息。请带证件到医保经办窗口绑定家人、领取一次性码，再到“给家人参保”里点“确认是我本人”。';
  }
  if (!rule.regions.some((one) => liesIn(account.region, one))) {
    return '您的家庭共济账户不在这位家人的参保地区，不能为他缴费，请用微信支付。';
  }
  const bound = account.relatives.find((relative) => relative.personId === personId);
  if (bound === undefined) {
    return '这位家人没有在医保局绑定到您的家庭共济账户，请先到医保经办窗口办理绑定，或用微信支付。';
  }
  if (allows(rule, bound.relation)) return null;
  const allowed = rule.relations
    .map((relation) => (relation === 'family-member' ? '家庭成员' : relationWords[relation]))
    .join('、');
  return `按通知第${rule.clause}条，家庭共济账户只能为${allowed}缴费，请用微信支付。`;
}
