import { netLines, payLines } from '../../../src/answers/breakdown';
import { factSheetOf } from '../../../src/answers/fact-sheets';
import { consequenceOf, headlineOf } from '../../../src/answers/headline';
import { determine, laterDays, sameUntil, windowSentence } from '../../../src/answers/notices';
import { eitherWays } from '../../../src/answers/open-questions';
import type { AnswerSheet } from '../../../src/state/answers';
import { changsha, jilinCity, jincheng, onDibao, ruizhou, answered } from './answered';

const payOn = '2023-11-20';
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

describe('what 不知道 would change', () => {
  it('groups the identities by what would follow', () => {
    const [way] = eitherWays(answered(ruizhou, { identities: ['unknown'] }), payOn);
    const outcome = (result: RegExp) => way?.outcomes.find((each) => result.test(each.result))?.labels;
    // 三(一): tekun and orphans in full, dibao 380 - 320 = 60.
    expect(outcome(/^不用缴费/)).toEqual(expect.arrayContaining(['特困人员', '孤儿']));
    expect(outcome(/^应缴 60 元/)).toContain('低保对象');
    expect(way?.outcomes.find(({ same }) => same)?.labels).toContain('宗教教职人员');
  });

  it('weighs the care premium both ways', () => {
    // Province 一: 10 yuan in pilot areas, so 390 or 380.
    const sheet = answered('220502', { ltci: 'unknown' });
    const [way] = eitherWays(sheet, payOn);
    expect(way?.outcomes.map(({ labels, result }) => [labels[0], result.split('，')[0]])).toEqual([
      ['“是”', '应缴 390 元'],
      ['“不是”', '应缴 380 元'],
    ]);
  });

  it('is silent where everything is known', () => {
    expect(eitherWays(answered(ruizhou, onDibao), payOn)).toEqual([]);
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
