import type { Sex } from '../../../policy/fact-sheet';
import { type FactsOfPerson, factName, namesOf } from '../../../policy/facts-of-person';
import { refuse } from '../../platform';
import type { PolicyInForce } from '../../policy-registry';
import { askedFacts } from './asked';

/** Facts of a person that somebody states, for a place and year. */
export interface StatedFacts {
  readonly facts: FactsOfPerson;
  readonly region: string;
  readonly year: number;
  /** As his number carries it; null where it carries none, or isn't known. */
  readonly sex: Sex | null;
}

/** Throws `FACT_NOT_ASKED` for one that no notice of the place and year goes by, `SEX_DIFFERS` where his number says otherwise. */
export function requireAsked(policy: PolicyInForce, { facts, region, year, sex }: StatedFacts): void {
  const asked = askedFacts(policy, region, year);
  const surplus = namesOf(facts).find((name) => !asked.includes(name));
  if (surplus !== undefined) {
    throw refuse(
      'FACT_NOT_ASKED',
      `参保地${year}年度的缴费通知不看“${factName(surplus)}”，不用填这一项。请返回刷新后再提交。`,
      { field: 'claims.facts', details: { fact: surplus } },
    );
  }
  if (sex !== null && facts.sex !== undefined && facts.sex !== sex) {
    throw refuse('SEX_DIFFERS', '性别与证件号码里的不一致，以证件号码为准。请对照证件检查号码和性别。', {
      field: 'claims.facts.sex',
    });
  }
}
