import { isoDay } from '../../../policy/calendar';
import type { OwnIdentity } from '../../../policy/own-identities';
import { claimsOf, factsAndUnknowns } from '../../../src/answers/fact-sheets';
import { determine, nameAt, possibleAnswers } from '../../../src/answers/notices';
import { sayCases } from '../../../src/answers/possible-words';
import { answersTo, isAnswered, questionsOf } from '../../../src/answers/questions';
import type { Answers } from '../../../src/state/answers';
import { publishedNotices } from '../../../src/state/published-notices';
import { fourHundred, noticeWith } from '../../policy/made-up-place';

const region = '650100';
const payOn = isoDay('2024-11-15');
const elder: OwnIdentity = { code: 'own-elder', name: '三老人员' };
const disabled: OwnIdentity = { code: 'own-disabled', name: '持证残疾人', attributes: ['disabilityGrade'] };

function fixed(rule: string, yuan: number, group: object) {
  return {
    rule,
    kind: 'subsidy',
    who: [group],
    gives: { method: 'fixed', amountFen: yuan * 100 },
    fund: 'finance',
  };
}
const rules = [
  fourHundred,
  fixed('elder', 100, { identities: ['own-elder'] }),
  fixed('disabled', 90, { identities: ['own-disabled'], disabilityGradeAtMost: 3 }),
];

/** A made-up place: 100 yuan off for its elders, 90 for the disabled of grades 1 to 3. */
function publish(identities: readonly OwnIdentity[]): void {
  const notice = noticeWith(rules, { identities });
  publishedNotices.set({
    index: null,
    fetched: [{ id: notice.id, version: notice.id, notice }],
    unreadable: [],
  });
}
beforeEach(() => publish([elder, disabled]));
afterEach(() => publishedNotices.set({ index: null, fetched: [], unreadable: [] }));

function ask(answers: Answers) {
  return questionsOf(region, 2025, answers, payOn);
}

/** Ticks the row of a label in the list of identities. */
function ticked(label: string): Answers {
  const list = ask({}).find(({ key }) => key === 'identities');
  if (list?.kind !== 'many') throw new Error('identities are not asked');
  const row = list.choices.find((choice) => choice.label === label);
  return answersTo(list, [row?.value ?? '']);
}

/** Every follow-up answered so that the identity has long been held. */
function longHeld(answers: Answers, more: Answers = {}): Answers {
  const said = Object.fromEntries(
    ask({ ...answers, ...more }).flatMap(({ key }) => {
      if (key.startsWith('since.')) return [[key, 'long']];
      return key.startsWith('until.') ? [[key, 'still']] : [];
    }),
  );
  return { ...answers, ...said, ...more, paid: 'no' };
}

describe('an identity of a place’s own in the calculator', () => {
  it('is asked by its name, and asked further by it', () => {
    expect(ask(ticked('三老人员')).map(({ heading }) => heading)).toContain('什么时候认定为三老人员的？');
    expect(nameAt(region, 2025, 'own-elder')).toBe('三老人员');
    expect(nameAt('360983001', 2024, 'own-elder')).not.toContain('own');
    expect(questionsOf('360983001', 2024, {}, payOn).map(({ key }) => key)).not.toContain('own-elder');
  });

  it('brings its aid and is claimed: 400 - 100 = 300', () => {
    const sheet = { region, year: 2025, answers: longHeld(ticked('三老人员')) };
    expect(determine(factsAndUnknowns(sheet, payOn).facts).payFen).toBe(30000);
    expect(claimsOf(sheet, payOn).identities).toMatchObject([{ code: 'own-elder', sinceSaid: 'before' }]);
  });

  it('is asked anew where the same code means something else', () => {
    const answers = longHeld(ticked('三老人员'));
    publish([{ ...elder, name: '高龄老人' }, disabled]);
    const list = ask(answers).find(({ key }) => key === 'identities');
    expect(list !== undefined && isAnswered(list, answers)).toBe(false);
    expect(factsAndUnknowns({ region, year: 2025, answers }, payOn).facts.identities).toEqual([]);
  });

  it('asks for the grade that it carries, and goes on asking after a grade of 3 or 4', () => {
    const tick = ticked('持证残疾人');
    const grade = ask(tick).find(({ key }) => key.startsWith('disabilityGrade.'))?.key ?? '';
    expect(ask({ ...tick, [grade]: '3' }).map(({ heading }) => heading)).toContain(
      '什么时候认定为持证残疾人的？',
    );
    const three = { region, year: 2025, answers: longHeld(tick, { [grade]: '3' }) };
    expect(determine(factsAndUnknowns(three, payOn).facts).payFen).toBe(31000);
  });

  it('says for which grades what comes out, where nobody knows the grade', () => {
    const tick = ticked('持证残疾人');
    const grade = ask(tick).find(({ key }) => key.startsWith('disabilityGrade.'))?.key ?? '';
    const sheet = { region, year: 2025, answers: longHeld(tick, { [grade]: 'unknown' }) };
    const { facts, unknown } = factsAndUnknowns(sheet, payOn);
    const said = possibleAnswers(facts, unknown).map(({ determination, cases }) => [
      determination.payFen,
      sayCases(cases, payOn),
    ]);
    expect(said).toEqual([
      [31000, ['持证残疾人（残疾证是一级或二级或三级）']],
      [40000, ['持证残疾人（残疾证是四级）']],
    ]);
  });
});
