import { residentQuestionCodes } from '../../../../policy';
import type { ResidentQuestionCode } from '../../../../policy';
import { answerTo } from '../../../../src/answers/residents-ask/answer';
import { residentsAsk } from '../../../../src/answers/residents-ask/questions';

/** With what the answer begins, null where the notice has no date and no amount, and the clauses that it cites. */
type Expected = readonly [figure: string | null, ...clauses: readonly string[]];

/** The notice says nothing of it. */
const silent = 'silent';

type Table = Readonly<Record<ResidentQuestionCode, Expected | typeof silent>>;

/** Read off the notices by hand: 380 yuan, 150 of aid in the province and so on. */
const ruizhou: Table = {
  'how-much': ['380 元', '2.1'],
  'until-when': ['2023年12月31日', '2.2', '4.1'],
  missed: ['2024年3月31日', '2.2', '4.1', '4.2', '4.4', '4.5', '4.7'],
  'when-covered': ['2024年1月1日', '4.1', '4.2'],
  'last-year': silent,
  'how-long-wait': ['90 天', '4.1'],
  'shorter-wait': ['不用等', '4.2', '4.4', '4.5', '4.7'],
  'newborn-when': ['90 天内', '4.4'],
  'newborn-year': ['2023年9月15日', '4.4'],
  'newborn-pays': ['380 元', '4.4', '2.1'],
  // 380 − 320.
  'dibao-tekun': ['60 元', '3.1', '4.2'],
  'several-identities': ['按高的算', '3.1'],
  'recognised-later': ['320 元', '3.2'],
  'reimbursed-when': ['60 元', '4.2', '3.2'],
  'insured-elsewhere': [null, '4.3'],
  students: ['0 元', '3.3', '4.3'],
  'no-household': [null, '1'],
  employee: [null, '1', '4.6'],
  'employee-ended': ['3 个月内', '4.7', '4.6'],
  refund: [null, '1'],
  'by-phone': silent,
  'not-registered': silent,
  'family-account': silent,
  receipt: silent,
  'never-ill': [null, '5.2'],
};

const jincheng: Table = {
  'how-much': ['380 元', '1'],
  'until-when': ['2023年12月25日', '2'],
  missed: silent,
  'when-covered': silent,
  'last-year': silent,
  'how-long-wait': silent,
  'shorter-wait': silent,
  'newborn-when': silent,
  'newborn-year': silent,
  'newborn-pays': ['380 元', '1'],
  // 380 − 304.
  'dibao-tekun': ['76 元', '4.4', '4.3'],
  'several-identities': [null, '4.1'],
  'recognised-later': silent,
  'reimbursed-when': silent,
  'insured-elsewhere': silent,
  students: silent,
  'no-household': [null, '3.1'],
  employee: silent,
  'employee-ended': silent,
  refund: silent,
  'by-phone': ['微信', '3.2', '3.3'],
  'not-registered': ['户籍所在地或居住地的医保经办机构', '3.1', '3.2'],
  'family-account': ['家庭成员', '3.3'],
  receipt: silent,
  'never-ill': silent,
};

const hunan: Table = {
  'how-much': ['380 元', '2.3'],
  'until-when': ['2023年12月31日', '2.5'],
  missed: ['2023年12月31日', '2.5'],
  'when-covered': ['2024年1月1日', '2.5'],
  'last-year': silent,
  'how-long-wait': ['30 天', '2.5'],
  'shorter-wait': ['不用等', '2.5'],
  'newborn-when': ['90 天内', '2.5'],
  'newborn-year': silent,
  'newborn-pays': ['380 元', '2.5', '2.3'],
  // Half of 380.
  'dibao-tekun': ['190 元', '2.4'],
  'several-identities': silent,
  'recognised-later': [null, '2.4'],
  'reimbursed-when': ['190 元', '2.4', '3.2'],
  'insured-elsewhere': [null, '2.4'],
  students: [null, '2.6'],
  'no-household': [null, '2.6', '2.1'],
  employee: [null, '2.1', '2.6'],
  'employee-ended': ['90 天内', '2.5'],
  refund: [null, '2.6'],
  'by-phone': ['微信小程序', '3.3', '3.2'],
  'not-registered': [null, '3.2'],
  'family-account': ['配偶、父母、子女', '3.3'],
  receipt: silent,
  'never-ill': [null, '3.4'],
};

const province: Table = {
  'how-much': ['380 元', '1'],
  'until-when': ['2023年12月31日', '3'],
  missed: ['90 天', '3'],
  'when-covered': ['90 天', '3'],
  'last-year': silent,
  'how-long-wait': ['90 天', '3'],
  'shorter-wait': ['不用等', '3'],
  'newborn-when': ['90 天内', '3'],
  'newborn-year': silent,
  'newborn-pays': ['380 元', '1', '3'],
  // 380 − 150.
  'dibao-tekun': ['230 元', '2'],
  'several-identities': silent,
  'recognised-later': [null, '2'],
  'reimbursed-when': [null, '2'],
  'insured-elsewhere': silent,
  students: silent,
  'no-household': silent,
  employee: silent,
  'employee-ended': silent,
  refund: silent,
  'by-phone': ['微信小程序', '4.3'],
  'not-registered': [null, '4.2'],
  'family-account': silent,
  receipt: silent,
  'never-ill': [null, '4.4'],
};

/** The city's notice first, the province's behind it. */
const city: Table = {
  ...province,
  // 380 + 10 for the long-term care insurance.
  'how-much': ['390 元', '1', '1'],
  'until-when': ['2023年12月31日', '1', '3'],
  'newborn-pays': ['390 元', '1', '1', '3'],
  // What clause 1 names as paid by someone on dibao: 230 + 10.
  'dibao-tekun': ['240 元', '2.1', '1', '2'],
  'recognised-later': ['140 元', '1', '2'],
  'reimbursed-when': ['2024年3月31日前', '3', '4.2.1', '4.2.2', '4.2.3', '5.1', '2'],
  'insured-elsewhere': ['没有', '5.3'],
  refund: [null, '5.2'],
};

const places = [
  ['Ruizhou', '360983001', ruizhou],
  ['Jincheng', '140502', jincheng],
  ['Hunan', '430102', hunan],
  ['Changchun in Jilin province', '220102', province],
  ['Jilin city', '220202', city],
] as const;

describe.each(places)('what residents of %s ask', (_name, region, table) => {
  it.each(residentsAsk.map((question) => [question.code, question] as const))(
    '%s: begins with the figure, cites the clause, or says that the notice doesn’t say',
    (code, question) => {
      const { leads, passages } = answerTo(region, 2024, question);
      const clauses = passages.flatMap(({ clauses: cited }) => cited.map(({ clause }) => clause));
      const expected = table[code];
      if (expected === silent) {
        expect([leads, passages]).toEqual([[], []]);
        return;
      }
      const [figure, ...cited] = expected;
      expect([leads[0]?.figure ?? null, ...clauses]).toEqual([figure, ...cited]);
      expect(passages.every(({ words }) => words.length > 5 && words.length < 150)).toBe(true);
    },
  );
});

/** The whole of what an answer says, as one reads it. */
function answered(region: string, code: ResidentQuestionCode): string {
  const question = residentsAsk.find((one) => one.code === code);
  if (question === undefined) throw new Error(code);
  const { leads, passages, silences, terms } = answerTo(region, 2024, question);
  return [
    ...leads.flatMap(({ figure, lines }) => [figure, ...lines]),
    ...passages.map(({ words }) => words),
    ...silences,
    ...terms.map(({ name, says }) => `${name}：${says}`),
  ].join('\n');
}

describe('the figures behind the first one', () => {
  it('name what is free on tekun, and what comes back in Jilin city', () => {
    expect(answered('360983001', 'dibao-tekun')).toContain('0 元\n特困人员自己不用交');
    // 240 − 140.
    expect(answered('220202', 'dibao-tekun')).toContain('过后补 140 元，最后自己负担 100 元');
    expect(answered('220202', 'dibao-tekun')).toContain(
      '10 元\n特困人员先交，过后补 10 元，最后自己负担 0 元',
    );
  });

  it('name Jincheng’s days of the month and Ruizhou’s last date', () => {
    expect(answered('140502', 'until-when')).toContain('从2023年9月1日起收，每月1日到25日收');
    expect(answered('360983001', 'until-when')).toContain('2024年3月31日\n');
  });

  it('name who in Hunan may still pay, and that he pays both parts where he is later than that', () => {
    const missed = answered('430102', 'missed');
    expect(missed).toContain('过了这天普通居民一般不能再交');
    expect(missed).toContain('职工医保停保：交 380 元，从停保那天起享受');
    expect(missed).toContain('户口新迁入：个人缴费和财政补助两部分都自己交');
  });

  it('name who in Hunan is covered before the year, and from when', () => {
    expect(answered('430102', 'when-covered')).toContain(
      '2023年9月1日\n起享受，到2024年12月31日为止（在集中缴费期里交的新入学大学生）',
    );
  });

  it('name the last day to apply in Jilin city', () => {
    expect(answered('220202', 'reimbursed-when')).toContain('2024年12月31日\n要自己申领的，最晚这天');
  });

  it('count the care premium where it is due', () => {
    expect(answered('220202', 'missed')).toContain('还能交 390 元');
    expect(answered('220102', 'how-much')).toContain('10 元\n长期护理保险，只有试点地方另交');
  });
});

it('marks the figures of a draft, and of a draft only', () => {
  const isDraft = (region: string, code: ResidentQuestionCode) =>
    residentsAsk.filter((one) => one.code === code).map((one) => answerTo(region, 2024, one).leadsDraft);
  expect(isDraft('220202', 'dibao-tekun')).toEqual([true]);
  expect(isDraft('220202', 'until-when')).toEqual([false]);
  expect(isDraft('360983001', 'dibao-tekun')).toEqual([false]);
});

describe('what a notice leaves open', () => {
  it('is said by what it is, where the notice’s file names it', () => {
    expect(answered('140502', 'missed')).toContain('没有写过期能不能补交');
    expect(answered('360983001', 'refund')).toContain('退不退，通知没有写');
    expect(answered('430102', 'recognised-later')).toContain('能不能退差额');
  });

  it('is never filled by another place’s clause', () => {
    expect(residentQuestionCodes.map((code) => answered('110101', code)).join('')).toBe('');
  });
});

it('explains whom Jincheng 4.3 counts as tekun', () => {
  expect(answered('140502', 'dibao-tekun')).toContain('特困人员：包括城市“三无”人员、农村五保户、孤儿');
});

it('asks all 25 questions, each once', () => {
  expect(new Set(residentsAsk.map(({ words }) => words)).size).toBe(25);
});
