import type { Cite, Policy } from '../../policy';
import { clauseLabel, compareClauses } from '../../policy/clause';
import { regionName } from '../../policy/region-names';

/** Clauses in words: `通知二、四（四）`; where two notices apply, each by its place: `吉林省通知二；吉林市通知一`. */
export function byClauses(policy: Policy, applied: readonly string[], cites: readonly Cite[]): string {
  return applied
    .flatMap((id) => {
      const own = new Set(cites.filter(({ notice }) => notice === id).map(({ clause }) => clause));
      if (own.size === 0) return [];
      const labels = [...own]
        .sort(compareClauses)
        .map((one) => policy.describe(id, one)?.label ?? clauseLabel(one));
      return [`${applied.length > 1 ? placeOf(policy, id) : ''}通知${labels.join('、')}`];
    })
    .join('；');
}

function placeOf(policy: Policy, id: string): string {
  const [region = ''] = policy.notice(id)?.regions ?? [];
  return regionName(`${region.slice(0, 4)}00`) ?? regionName(region) ?? '';
}
