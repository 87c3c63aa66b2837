import { isoDay } from '../../../policy/calendar';
import { netLines, payLines } from '../../../src/answers/breakdown';
import { consequenceOf, headlineOf } from '../../../src/answers/headline';
import { determine, holdsUntil, laterDays, sameUntil, windowSentence } from '../../../src/answers/notices';
import { newbornAdvice } from '../../../src/answers/newborn';
import { openAmount, openRemarks, outcomesOf } from '../../../src/answers/outcomes';
import { policy } from '../../../policy';
import type { AnswerSheet } from '../../../src/state/answers';
import { answered, changsha, factSheetOf, jilinCity, jincheng, onDibao, ruizhou } from './answered';

const payOn = isoDay('2023-11-20');
function answerFor(sheet: AnswerSheet, on = payOn) {
  return determine(factSheetOf(sheet, on));
}
function lines(sheet: AnswerSheet) {
  return payLines(answerFor(sheet)).map(({ label, fen, clauses }) => [
    label,
    fen,
    clauses.map(({ label: at }) => at),
  ]);
}
function later(sheet: AnswerSheet, day: string) {
  return laterDays(factSheetOf(sheet, payOn)).find((each) => each.payOn === day);
}

describe('how it adds up', () => {
  it('gives each line its clause: Ruizhou, dibao', () => {
    expect(lines(answered(ruizhou, onDibao))).toEqual([
      ['个人缴费标准', 38000, ['第二（一）条']],
      ['低保对象资助', -32000, ['第三（一）条']],
      ['应缴', 6000, []],
    ]);
  });

  it('shows what comes back later, and what is borne in the end: Jilin city, dibao', () => {
    // 380 + 10 care - 150 (province 二) = 240; the city gives 140 back (二(一)), so 100.
    const net = netLines(answerFor(answered(jilinCity, onDibao)));
    expect(net.map(({ fen }) => fen)).toEqual([24000, -14000, 10000]);
    // City 四(二)1: paid out without an application; 三: by 31 March 2024.
    expect(net[1]?.hint).toContain('自动发放');
    expect(net[1]?.hint).toContain('2024年3月31日前发放');
  });

  it('has no such part where nothing comes back', () => {
    expect(netLines(answerFor(answered(ruizhou, onDibao)))).toEqual([]);
  });
});

describe('if it is paid later', () => {
  it('names the month’s last open day and when it opens again: Jincheng', () => {
    // 二: days 1 to 25 of each month.
    expect(sameUntil(factSheetOf(answered(jincheng), payOn))).toBe('2023-11-25');
    const shut = later(answered(jincheng), '2023-11-26');
    expect(shut && headlineOf(shut.determination)).toBe('2023年12月1日起可以缴费');
  });

  it('names the wait, and that each further day puts the cover off: Ruizhou, nothing special', () => {
    // 四(一): 90 days from the payment. 1 January + 90 days is 31 March 2024 (31 + 29 + 30 days).
    const after = later(answered(ruizhou), '2024-01-01');
    expect(after && consequenceOf(after.determination)).toBe('2024年3月31日起享受待遇（等待90天）');
    expect(after?.putsOff).toBe(true);
    expect(later(answered(ruizhou), '2023-12-31')?.putsOff).toBe(false);
  });

  it('says that it is over: Hunan after the window, Ruizhou after the last date', () => {
    // Hunan 二(五); Ruizhou 二(二): at the latest 31 March 2024.
    const hunan = later(answered(changsha), '2024-01-01');
    expect(hunan?.determination.status).toBe('closed');
    expect(later(answered(ruizhou), '2024-04-01')?.determination.status).toBe('closed');
  });
});

function open(sheet: AnswerSheet, on = payOn) {
  const { all, whoKnows } = outcomesOf(policy, sheet, on);
  const whens = (result: RegExp) => all.find((each) => result.test(each.result))?.whens.join('；');
  return { all, whoKnows, whens, amount: openAmount(all), remarks: openRemarks(all) };
}

describe('不知道', () => {
  it('gives every amount that may be due, and what leads to each: Ruizhou', () => {
    const { amount, whens, whoKnows } = open(answered(ruizhou, { identities: ['unknown'] }));
    // 三(一): tekun and orphans in full, dibao 380 - 320 = 60.
    expect(amount).toBe('380 元，也可能是 60 或 0 元');
    expect(whens(/^不用缴费/)).toContain('特困人员');
    expect(whens(/^应缴 60 元/)).toContain('低保对象');
    expect(whens(/^应缴 60 元/)).toContain('丧失劳动能力或者是学生');
    // Only what elsewhere leads to another amount is named beside nothing at all.
    expect(whens(/^应缴 380 元/)).toBe(
      '没有特别的身份和情况；或者突发严重困难户（不是因病纳入监测）；或者重度残疾人（不是学生，没有丧失劳动能力）',
    );
    expect(whoKnows.find(({ ask }) => ask === '乡镇（街道）民政窗口')?.papers).toContain('低保证或批准通知');
  });

  it('never says too late where a day of recognition would decide: Ruizhou in May', () => {
    // 三(二): recognised after the window and not insured, he has the aid; 二(二): else 31 March was the last date.
    const { amount, remarks, whens, all } = open(
      answered(ruizhou, { identities: ['dibao'], 'since.dibao': 'unknown', 'until.dibao': 'still' }),
      isoDay('2024-05-20'),
    );
    expect(amount).toBe('可能还能缴：60 元');
    expect(remarks).toEqual(['也可能已经不能缴：要看下面哪一种是您的情况。']);
    expect(whens(/^应缴 60 元/)).toBe('低保对象（2024年1月1日起认定）');
    expect(whens(/^已经不能缴费/)).toBe('低保对象（2024年1月1日以前认定）');
    expect(all[0].determination.cites).toContainEqual({ notice: 'ruizhou-2024', clause: '3.2' });
  });

  it('of the care pilot weighs both ways', () => {
    // Province 一: 10 yuan in pilot areas, so 390 or 380.
    const { amount, whens } = open(answered('220502', { ltci: 'unknown' }));
    expect(amount).toBe('390 元，也可能是 380 元');
    expect(whens(/^应缴 390 元/)).toBe('当地是长期护理保险试点');
  });

  it('of where an identity was certified says what would come back: Jilin city', () => {
    // City 五、3: no 140 for who was certified elsewhere; 240 now, 100 or 240 in the end.
    const sheet = answered(jilinCity, { ...onDibao, 'region.dibao': 'unknown' });
    const { amount, remarks, whens } = open(sheet);
    expect(amount).toBe('240 元');
    expect(remarks).toEqual(['有的情况之后会退一部分，最后自己负担 240 或 100 元。']);
    expect(whens(/240/)).toContain('在别的地方认定');
  });

  it('leaves one answer where everything is known', () => {
    expect(open(answered(ruizhou, onDibao)).all).toHaveLength(1);
    expect(open(answered(ruizhou, onDibao)).whoKnows).toEqual([]);
  });
});

describe('a newborn', () => {
  const born = (region: string, birth: string) =>
    newbornAdvice(factSheetOf(answered(region, { birth }), payOn));

  it('of last year may be paid for with either year: Ruizhou 四(四)', () => {
    // Born on 5 November 2023; 90 days later is 3 February 2024 (25 + 31 + 31 + 3).
    const advice = born(ruizhou, '2023-11-05');
    expect(advice?.lead).toContain('2024年2月3日以前');
    const [birthYear, nextYear] = advice?.years ?? [];
    expect(birthYear?.title).toBe('缴出生当年（2023年）的');
    // Only the notice for 2024 is known: what 2023 costs is in none.
    expect(birthYear?.result).toContain('2023年交多少，这里没有那一年的通知');
    expect(nextYear?.result).toContain('应缴 380 元');
    expect(nextYear?.lines.join()).toContain('出生当年（2023年）的不能报销');
    expect(advice?.clauses.map(({ label }) => label)).toEqual(['第四（四）条']);
  });

  it('is answered what the other notices say and no more', () => {
    expect(born(changsha, '2023-11-05')).toMatchObject({ years: [] });
    expect(born(changsha, '2023-11-05')?.lead).toContain('从出生那天起');
    // Province 三: no wait; it doesn't say from when.
    expect(born('220502', '2023-11-05')?.lead).toContain('没有写从哪天起报销');
    // Jincheng asks no birth date; an identity number tells it.
    const inJincheng = factSheetOf(answered(jincheng, { 'birth.document': '2023-11-05' }), payOn);
    expect(newbornAdvice(inJincheng)?.lead).toBe('当地的通知没有写新生儿怎么办，请问当地医保部门。');
  });

  it('of last year in Hunan is not promised last year’s costs: 二(五) doesn’t say', () => {
    expect(born(changsha, '2023-11-05')?.lead).toContain('只缴2024年的，2023年的能不能报销');
    expect(born(ruizhou, '2023-11-05')?.lead).not.toContain('能不能报销');
  });

  it('is answered that the 90 days are over', () => {
    expect(born(ruizhou, '2023-08-01')?.lead).toContain('已经过了');
    expect(born(ruizhou, '1955-03-12')).toBeNull();
  });
});

describe('how long an answer holds', () => {
  it('says that a pause is not the end: Jincheng on the 18th', () => {
    // 二: 1 September to 25 December 2023, on the 1st to the 25th of a month.
    expect(holdsUntil(factSheetOf(answered(jincheng), isoDay('2023-11-18')))).toBe(
      '每月1日到25日收费：这次收到2023年11月25日，2023年12月1日再开，最后一天是2023年12月25日',
    );
    expect(holdsUntil(factSheetOf(answered(jincheng), isoDay('2023-12-18')))).toBe(
      '到2023年12月25日为止缴费，都是这个结果',
    );
    expect(holdsUntil(factSheetOf(answered(ruizhou), payOn))).toBe('到2023年12月31日为止缴费，都是这个结果');
  });
});

describe('when a place takes money', () => {
  it('is said with the days of the month where they count, and with the last date where there is one', () => {
    // Jincheng 2: 1 September to 25 December 2023, on the 1st to the 25th. Ruizhou 2.2: to 31 March 2024 at the latest.
    expect(windowSentence('140502', 2024)).toBe(
      '2024年度的集中缴费是2023年9月1日到2023年12月25日，每月1日到25日。',
    );
    expect(windowSentence('360983001', 2024)).toBe(
      '2024年度的集中缴费是2023年9月15日到2023年12月31日，最晚不超过2024年3月31日。',
    );
    expect(windowSentence('110101', 2024)).toBe('');
  });
});
