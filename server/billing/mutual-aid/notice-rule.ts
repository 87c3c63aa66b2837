import { accountRelationsInWords, namesRelation } from '../../../policy/account-relations';
import { clauseInWords } from '../../../policy/clause';
import { liesIn } from '../../../policy/region-names';
import type { PolicyInForce, MutualAidAccountRule } from '../../policy-registry';
import type { MutualAidAccount } from '../../schema';

export interface Insured {
  readonly personId: string;
  readonly region: string;
  readonly year: number;
}

/** How near a rule's places are to one: the longest code that it lies in; 0 where in none. */
function nearness({ regions }: MutualAidAccountRule, region: string): number {
  return Math.max(0, ...regions.filter((one) => liesIn(region, one)).map(({ length }) => length));
}

/**
 * The notice's rule on family accounts for a place and insured year: the nearest, where a city's notice lies over a
 * province's. Null where none speaks of it.
 */
export function mutualAidAccountRuleFor(
  policy: PolicyInForce,
  { region, year }: Pick<Insured, 'region' | 'year'>,
): MutualAidAccountRule | null {
  return policy.mutualAidAccountRules
    .filter((rule) => rule.year === year && nearness(rule, region) > 0)
    .reduce<MutualAidAccountRule | null>(
      (best, rule) => (best !== null && nearness(best, region) >= nearness(rule, region) ? best : rule),
      null,
    );
}

/** A relation that is none of the named may be one all the same: the bureau's files once knew no more of them. */
const boundAsOther = '医保局绑定时写的关系是“其他”，如果写错了，请到医保经办窗口改。';

/** Chinese words on why an account may not pay for someone, whoever else it pays for; null where it may. */
export function whyNotRelated(
  rule: MutualAidAccountRule | null,
  account: MutualAidAccount | null,
  personId: string,
): string | null {
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
  if (namesRelation(rule.relations, bound.relation)) return null;
  const allowed = accountRelationsInWords(rule.relations);
  const hint = bound.relation === 'other' ? boundAsOther : '';
  return `按通知${clauseInWords(rule.clause)}，家庭共济账户只能为${allowed}缴费，请用微信支付。${hint}`;
}
