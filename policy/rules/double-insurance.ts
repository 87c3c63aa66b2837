import * as v from 'valibot';
import type { RuleDocument } from '../notice/document';
import { ruleEntries, text } from './fields';
import type { Misfit, RuleKind } from './rule-kind';

/** In what else somebody is insured: as an employee, or as a resident of another place. */
export const otherInsurances = ['employee', 'elsewhere'] as const;
export type OtherInsurance = (typeof otherInsurances)[number];

/** Students whom a rule is for; without it everybody. `aided`: who are aided as well. */
export const studentsMeant = ['every', 'new', 'aided'] as const;
export type StudentsMeant = (typeof studentsMeant)[number];

/**
 * Which of the two counts: the other one, that of the place where he usually lives, of his school, or where his identity is
 * certified. `unsaid`: the paper forbids both at once and doesn't say which.
 */
export const keptInsurances = ['the-other', 'residence', 'school', 'certified-place', 'unsaid'] as const;
export type KeptInsurance = (typeof keptInsurances)[number];

export interface DoubleInsuranceRule extends RuleDocument {
  readonly kind: 'double-insurance';
  readonly insuredIn: OtherInsurance;
  readonly students?: StudentsMeant;
  readonly keeps: KeptInsurance;
  /** 原则上: an office may see reasons for the other. */
  readonly usually?: true;
  /** Who was insured here before it began has his benefits rest while it lasts, and back on his application. */
  readonly restsUntilApplied?: true;
  readonly says: string;
}

function check({ insuredIn, students, keeps, restsUntilApplied }: DoubleInsuranceRule): Misfit | null {
  if (insuredIn === 'employee' && students !== undefined) {
    return { field: 'students', reason: '职工医保的规则不分是不是学生', instead: '删去这一项' };
  }
  if (insuredIn === 'employee' && keeps !== 'the-other' && keeps !== 'unsaid') {
    return { field: 'keeps', reason: '职工医保不分常住地、学校', instead: '写保留另一种，或者没有写' };
  }
  if (restsUntilApplied === true && keeps !== 'the-other') {
    return {
      field: 'restsUntilApplied',
      reason: '保留的不是另一种医保，这里的待遇不会先停着',
      instead: '保留另一种的才写这一项；不是的，删去',
    };
  }
  return null;
}

/** Which insurance counts of somebody who is insured twice. Offices settle their cases by it; it decides no answer to a person. */
export const doubleInsurance: RuleKind<DoubleInsuranceRule> = {
  kind: 'double-insurance',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('double-insurance'),
    insuredIn: v.picklist(otherInsurances),
    students: v.optional(v.picklist(studentsMeant)),
    keeps: v.picklist(keptInsurances),
    usually: v.optional(v.literal(true)),
    restsUntilApplied: v.optional(v.literal(true)),
    says: text,
  }) as v.GenericSchema<unknown, DoubleInsuranceRule>,
  check: (rule) => check(rule),
};
