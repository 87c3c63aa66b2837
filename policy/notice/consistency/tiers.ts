import type { Tier } from '../../rules/tiers';
import type { Finding } from '../problem';
import { alternativesOf, type AnyRule, groupsOf, rulesInForce, type Subject } from './subject';

/** Where a rule names a tier, with the way to it. */
function namedIn(rule: AnyRule): readonly (readonly [field: string, tier: string])[] {
  const own = ['tier', 'countedOn'].map((name) => [name, rule[name]] as const);
  const ofGroups = (groupsOf(rule) ?? []).flatMap((group, at) =>
    alternativesOf(group).map(({ tier }) => [`who.${at}.tier`, tier] as const),
  );
  return [...own, ...ofGroups].flatMap(([field, tier]) =>
    typeof tier === 'string' ? [[field, tier] as const] : [],
  );
}

function declaredIn(rule: AnyRule): readonly Tier[] {
  return rule.tiers as readonly Tier[];
}

/** A tier that the notice doesn't have: the rule would be for nobody. */
export function unknownTiers(subject: Subject): readonly Finding[] {
  const tiers = rulesInForce(subject, 'tiers');
  if (tiers === null || subject.brokenKinds.has('tiers')) return [];
  const declared = tiers.flatMap(declaredIn);
  const codes = declared.map(({ code }) => code);
  const names = declared.map(({ code, name }) => `“${name}”（tier: ${code}）`);
  return (subject.notice.rules as readonly AnyRule[]).flatMap((rule) =>
    namedIn(rule)
      .filter(([, tier]) => !codes.includes(tier))
      .map(([field, tier]) => ({
        rule: rule.rule,
        field,
        problem:
          codes.length === 0
            ? `写了档次“${tier}”，通知却没有写有哪些档次`
            : `没有“${tier}”这一档，这条规则永远用不上`,
        instead:
          codes.length === 0
            ? '补一条“缴费档次”（tiers），写各档的代码、名称和没有选的按哪一档'
            : `改成有的一档：${names.join('、')}`,
      })),
  );
}
