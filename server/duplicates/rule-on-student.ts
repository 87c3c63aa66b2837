import type { RuleOnDuplicate } from '../../contract/duplicates';
import type { DoubleInsuranceRule } from '../../policy';
import { identityName } from '../../policy/names';
import { isOwnIdentityCode } from '../../policy/own-identities';
import type { IdentityCode } from '../../policy/fact-sheet';
import { liesIn } from '../../policy/region-names';
import type { CaseFacts } from './case-facts';
import { type Rules, at, deciding, noRule } from './rules-of-notices';

/** Circumstances under which somebody is insured here as a student of a college. */
const students: readonly string[] = ['college-student', 'new-college-student'];

/** As which a list says that somebody is insured there; null where it says nothing. */
export type InsuredThereAs = 'student' | 'aided' | 'other' | null;

/** Pupils of schools are no students of colleges; groups by their usual names. */
export function insuredThereAs(words: string): InsuredThereAs {
  if (words === '') return null;
  if (/大学生|大中专|高校|研究生/.test(words)) return 'student';
  if (/特困|孤儿|低保|返贫|致贫|脱贫|监测|困难|重度残疾|资助|救助|优抚|六类/.test(words)) return 'aided';
  return 'other';
}

/** What decides about a student: his school, or where an identity of his is certified. */
export interface StudentFacts {
  readonly here: boolean;
  readonly isNew: boolean;
  readonly there: InsuredThereAs;
  /** Identities that offices of the place certified, and that hold. */
  readonly certifiedHere: readonly IdentityCode[];
  /** He is insured here by an identity that no office of the place certified. */
  readonly certifiedElsewhere: boolean;
}

/** Of what an insurance elsewhere is not its neighbour's to read: `insured` is the record's of a place of the office's own. */
export function studentFacts(
  { duplicate, certifiedHere }: CaseFacts,
  insured: NonNullable<CaseFacts['record']>['insurance'],
): StudentFacts {
  const told = insured?.facts.circumstances?.map(({ code }) => code) ?? [];
  const identities = insured?.facts.identities ?? [];
  return {
    here: told.some((code) => students.includes(code)),
    isNew: told.includes('new-college-student'),
    there: insuredThereAs(duplicate.insuredAs ?? ''),
    certifiedHere,
    certifiedElsewhere: identities.length > 0 && certifiedHere.length === 0,
  };
}

/** Ruizhou 1 and 4.3, Hunan 2 (6): the school's place, and of who is aided, where his identity is certified. */
export function onStudent(
  of: Rules,
  all: readonly DoubleInsuranceRule[],
  facts: CaseFacts,
  student: StudentFacts,
): RuleOnDuplicate {
  const { record, region } = facts;
  if (record?.state === 'insured' && !liesIn(record.insurance?.region ?? '', region)) {
    return lackingBy(of, all)('他在别处参保，由参保地处理。');
  }
  if (facts.duplicate.kind === 'two-lists') {
    return lackingBy(of, all)('两处名单都说他住在那里，他在这里按大学生参保。请核实学籍在不在这里。');
  }
  const isAided = student.certifiedHere.length > 0 || student.certifiedElsewhere || student.there === 'aided';
  const aided = deciding(all.filter(({ students: meant }) => meant === 'aided'));
  if (isAided && aided.length > 0) return whereCertified(of, aided, facts, student);
  const bySchool = deciding(all.filter(({ students: meant }) => meant === 'every' || meant === 'new'));
  if (bySchool.length === 0) return noRule(of, all);
  const lacking = lackingBy(of, bySchool);
  const onlyNew = bySchool.every(({ students: meant }) => meant === 'new');
  if (onlyNew && !student.isNew) return lacking('这一条只说新入学的大中专学生。请核实他是不是今年入学。');
  return whereSchool(of, bySchool, facts, student);
}

function whereCertified(
  of: Rules,
  rules: readonly DoubleInsuranceRule[],
  facts: CaseFacts,
  { here, there, certifiedHere }: StudentFacts,
): RuleOnDuplicate {
  const lacking = lackingBy(of, rules);
  if (certifiedHere.length === 0) {
    return there === 'aided'
      ? otherCounts(of, rules, facts, [`那边按资助身份参保（${facts.duplicate.insuredAs ?? ''}）`])
      : lacking('他有资助身份，不是这里认定的。请核实是不是那边认定的：是的，由那边的参保为准。');
  }
  if (there === 'aided') return lacking('两边都有资助身份。请核实他的身份现在由哪一边认定。');
  return {
    rule: 'decided',
    act: 'kept-here',
    from: null,
    facts: [
      here ? '在这里按大学生参保' : `在那边按大学生参保${at(facts.duplicate.where)}`,
      `${certifiedHere.map(nameOf).join('、')}由这里认定`,
    ],
    clauses: of.clausesOf(rules),
    usually: rules.some(({ usually }) => usually === true),
  };
}

function whereSchool(
  of: Rules,
  rules: readonly DoubleInsuranceRule[],
  facts: CaseFacts,
  { here, there }: StudentFacts,
): RuleOnDuplicate {
  const { where, school = '' } = facts.duplicate;
  const lacking = lackingBy(of, rules);
  const named = school === '' ? '' : `（名单写的学校：${school}）`;
  if (here && there === 'student') return lacking(`两边都按大学生参保。请核实学籍在哪一边${named}。`);
  if (here && there === null) {
    return lacking(`名单没有写他在那边按什么身份参保。请核实学籍在不在这里${named}。`);
  }
  if (!here) {
    return otherCounts(of, rules, facts, [`在那边按大学生参保${at(school === '' ? where : school)}`]);
  }
  return {
    rule: 'decided',
    act: 'kept-here',
    from: null,
    facts: ['在这里按大学生参保', `在那边不是按学生参保（${facts.duplicate.insuredAs ?? ''}）${at(where)}`],
    clauses: of.clausesOf(rules),
    usually: rules.some(({ usually }) => usually === true),
  };
}

/** The other one counts: his benefits here rest, by two, from a day that an officer names; who isn't insured here isn't looked for. */
function otherCounts(
  of: Rules,
  rules: readonly DoubleInsuranceRule[],
  { record, duplicate: { since } }: CaseFacts,
  facts: readonly string[],
): RuleOnDuplicate {
  if (record?.state === 'reserved') return lackingBy(of, rules)('有人正在替他缴费，等有了结果再办。');
  const isHere = record?.state === 'insured';
  return {
    rule: 'decided',
    act: isHere ? 'suspend' : 'stands',
    // The clause says 及时 and names no day.
    from: isHere ? since : null,
    facts: [...facts, isHere ? '在这里也参保' : '没有在这里参保'],
    clauses: of.clausesOf(rules),
    usually: true,
  };
}

function lackingBy(of: Rules, rules: readonly DoubleInsuranceRule[]) {
  return (lacks: string): RuleOnDuplicate => ({
    rule: 'facts-missing',
    lacks,
    clauses: of.clausesOf(rules),
  });
}

function nameOf(code: IdentityCode): string {
  return isOwnIdentityCode(code) ? '资助身份' : identityName(code);
}
