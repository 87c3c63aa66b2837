import type { DraftProblem } from '../../contract/notice-drafts';
import type { NoticeDocument } from '../../policy';

/** Conditions and waits that go by a fact which no record and no roster carries yet. */
const factsNotStored: Readonly<Record<string, string>> = {
  sex: '性别',
  isStudent: '是不是学生',
  householdHere: '户籍在不在本地',
  parentInsured: '父母参没参保',
  insuredLastYear: '上一年参没参保',
  unbrokenYearsAtLeast: '连续参保几年',
  missedYearsAtLeast: '断缴几年',
  perMissedYear: '断缴几年',
};

/**
 * The counter would tell a price by such a fact and the record would be charged another: the notice can be tried out by
 * command, and not be brought out.
 */
export function factsNotStoredIn({ rules }: NoticeDocument): readonly DraftProblem[] {
  return rules.flatMap((rule) => {
    const [name] = namesIn(rule).filter((one) => one in factsNotStored);
    if (name === undefined) return [];
    const fact = factsNotStored[name] ?? name;
    const message = `这条规则要看“${fact}”，登记里现在还没有这一项，缴费时会算错，所以不能发布。请由经办窗口办理这些人，或等以后的版本。`;
    return [{ rule: rule.rule, field: name, message }];
  });
}

/** The names of all fields, however deep. */
function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}
