import { sayDay } from '../../contract/calendar-day';
import type { ClauseOnDuplicates, RuleOnDuplicate } from '../../contract/duplicates';
import type { DoubleInsuranceRule, Policy } from '../../policy';
import { isoDay } from '../../policy/calendar';
import type { NoticeDocument } from '../../policy/notice/document';
import { liesIn } from '../../policy/region-names';
import type { CaseFacts } from './case-facts';
import { clausesOnDuplicates } from './clauses';
import { onStudent, studentFacts } from './rule-on-student';
import { type Rules, at, clauseOf, deciding, noRule, rulesOf } from './rules-of-notices';

/**
 * What the notices of his place have about a case; where no rule decides, the clauses that come near it. What a rule decides
 * is never more than its words: where they say 原则上, or a fact isn't known here, an officer has to.
 */
export function ruleOnCase(policy: Policy, year: number, facts: CaseFacts): RuleOnDuplicate {
  const notices = policy.noticesAt(placeOf(facts), year);
  const near = clausesOnDuplicates(notices);
  const of = rulesOf(notices, near);
  const { kind } = facts.duplicate;
  if (kind === 'employee') return onEmployee(of, facts);
  if (kind === 'dead') return onDeath(notices, near, isInsuredIn(facts));
  return onTwoPlaces(of, facts);
}

/** Whose notices hold: those of where he is insured, else where he lives; a county's office sees cases of streets that have their own. */
function placeOf({ record, region, livesIn }: CaseFacts): string {
  const insuredIn = record?.insurance?.region ?? '';
  return liesIn(insuredIn, region) ? insuredIn : (livesIn ?? region);
}

/** Whether the rule alone ends the case: it leaves no choice, and takes nothing from anybody. */
export function endsByItself(ruling: RuleOnDuplicate): boolean {
  return ruling.rule === 'decided' && ruling.act === 'stands' && !ruling.usually;
}

function onEmployee(of: Rules, facts: CaseFacts): RuleOnDuplicate {
  const all = of.rules.filter(({ insuredIn }) => insuredIn === 'employee');
  const rules = deciding(all);
  const { record, duplicate, region } = facts;
  if (rules.length === 0) return noRule(of, all);
  const lacking = (lacks: string): RuleOnDuplicate => ({
    rule: 'facts-missing',
    lacks,
    clauses: of.clausesOf(rules),
  });
  if (record?.state === 'reserved') return lacking('有人正在替他缴费，等有了结果再办。');
  if (record?.state !== 'insured') return outOfRange(of, rules, duplicate);
  if (!liesIn(record.insurance?.region ?? '', region)) return lacking('他在别处参保，由参保地处理。');
  const resting = rules.filter(({ restsUntilApplied }) => restsUntilApplied === true);
  if (resting.length === 0) return lacking('他已经在这里参保，通知没有写参保以后怎么办，请先核实。');
  return rested(of, resting, facts);
}

/** Who isn't insured here and is so as an employee: nobody looks for him, and he loses nothing by it. */
function outOfRange(
  of: Rules,
  rules: readonly DoubleInsuranceRule[],
  { since, where }: CaseFacts['duplicate'],
): RuleOnDuplicate {
  const excluding = rules.filter(({ restsUntilApplied }) => restsUntilApplied !== true);
  if (excluding.length === 0) return noRule(of, rules);
  return {
    rule: 'decided',
    act: 'stands',
    from: null,
    facts: [`${since === null ? '' : `${sayDay(since)}起`}参加职工医保${at(where)}`, '没有在这里参保'],
    clauses: of.clausesOf(excluding),
    usually: excluding.some(({ usually }) => usually === true),
  };
}

function rested(
  of: Rules,
  resting: readonly DoubleInsuranceRule[],
  { record, duplicate: { since, where } }: CaseFacts,
): RuleOnDuplicate {
  const clauses = of.clausesOf(resting);
  const cover = record?.insurance?.determination.coverage ?? null;
  const lacking = (lacks: string): RuleOnDuplicate => ({ rule: 'facts-missing', lacks, clauses });
  if (since === null) return lacking('名单没有写从哪天起参加职工医保，问清楚以后再办。');
  if (cover === null) return lacking('他在这里的待遇从哪天开始不清楚，请先核实。');
  const from = isoDay(cover.from);
  if (since < from) {
    return lacking(
      `他从${sayDay(since)}起就参加了职工医保，这里的待遇从${sayDay(from)}才开始；这一条说的是待遇期里参加的。请先核实，再请示上级。`,
    );
  }
  if (since > cover.to) return lacking(`他参加职工医保时，这里的待遇已经到期（${sayDay(cover.to)}）。`);
  return {
    rule: 'decided',
    act: 'suspend',
    from: since,
    facts: [
      `${sayDay(since)}起参加职工医保${at(where)}`,
      `在这里参保，待遇从${sayDay(from)}到${sayDay(cover.to)}`,
    ],
    clauses,
    usually: resting.some(({ usually }) => usually === true),
  };
}

/** Of two residents' insurances, or two lists: the paper says which place counts, seldom is it known here which that is. */
function onTwoPlaces(of: Rules, facts: CaseFacts): RuleOnDuplicate {
  const all = of.rules.filter(({ insuredIn }) => insuredIn === 'elsewhere');
  const insurance = facts.record?.insurance ?? null;
  const isHere = liesIn(insurance?.region ?? '', facts.region);
  // How somebody is insured in another place is not its neighbour's to read.
  const student = studentFacts(facts, isHere ? insurance : null);
  if (student.here || student.there === 'student') return onStudent(of, all, facts, student);
  const rules = deciding(all.filter(({ students: meant }) => meant === undefined));
  if (rules.length === 0) {
    return noRule(
      of,
      all.filter(({ students: meant }) => meant === undefined),
    );
  }
  const clauses = of.clausesOf(rules);
  if (facts.duplicate.kind === 'two-lists') {
    return { rule: 'facts-missing', clauses, lacks: '两处名单都说他住在那里。请两处核实他常住哪里。' };
  }
  if (insurance !== null && !isHere) {
    return {
      rule: 'facts-missing',
      clauses,
      lacks: '他在别处参保，是不是按学生参保的这里看不到。请先问参保地。',
    };
  }
  if (facts.livesIn === null) {
    return {
      rule: 'facts-missing',
      clauses,
      lacks: '这里的居民名单上没有他，不知道他常住哪里。请先核实常住地。',
    };
  }
  return {
    rule: 'decided',
    act: 'kept-here',
    from: null,
    facts: ['这里的居民名单上有他', `在别处也参加了居民医保${at(facts.duplicate.where)}`],
    clauses,
    usually: rules.some(({ usually }) => usually === true),
  };
}

function isInsuredIn({ record, region }: CaseFacts): boolean {
  return record?.state === 'insured' && liesIn(record.insurance?.region ?? '', region);
}

/** Which insurance counts is no question; what of his money is, and of that notices say little. */
function onDeath(
  notices: readonly NoticeDocument[],
  near: readonly ClauseOnDuplicates[],
  isInsuredHere: boolean,
): RuleOnDuplicate {
  const money = notices.flatMap((notice) =>
    notice.rules.flatMap((rule) => {
      const isAboutIt =
        (rule.kind === 'silence' && (rule as { about?: string }).about === 'wrong-payment') ||
        (rule.kind === 'refund-reason' && (rule as { reason?: string }).reason === 'died');
      const says = (rule as { says?: string }).says ?? '人去世了可以申请退费，见通知原文。';
      return isAboutIt ? [clauseOf(notice, rule.clause, says)] : [];
    }),
  );
  return {
    rule: 'no-rule',
    ask: `通知没有写去世的人参保怎么处理。先核实；核实了${isInsuredHere ? '在医保系统里停保，再点“提出登记去世”，另一个人同意后家人看得到' : '点“名单没错”，不再找他'}。交过的钱退不退、退给谁，只照下面通知的话；通知没有写的，请问县（市、区）医保经办机构，或拨12393。`,
    clauses: money.length > 0 ? money : near,
  };
}
