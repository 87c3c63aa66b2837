import { checkNotice, createPolicy, type NoticeDocument, shippedNotices } from '../../../policy';
import {
  changesFor,
  differencesInWords,
  runTrials,
  takeOver,
  type TrialCase,
  typicalPeople,
} from '../../../policy/authoring';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { asDocument, madeUpNotice } from '../made-up-notice';

function shipped(id: string): NoticeDocument {
  const found = shippedNotices.find((notice) => notice.id === id);
  if (found === undefined) throw new Error(`no notice ${id}`);
  return found;
}

/** A notice with fields of one rule otherwise. */
function altered(notice: NoticeDocument, name: string, change: object): NoticeDocument {
  return {
    ...notice,
    rules: notice.rules.map((rule) => (rule.rule === name ? { ...rule, ...change } : rule)),
  };
}

const before = asDocument(madeUpNotice);

describe('a notice taken over for the next year', () => {
  const { notice, toConfirm } = takeOver(shipped('ruizhou-2024'), 2025);

  it('has id, year, title and days moved by a year, and no number or day of the old paper', () => {
    expect([notice.id, notice.year]).toEqual(['ruizhou-2025', 2025]);
    expect(notice.title).toBe('瑞州街道关于做好2025年度城乡居民医保参保缴费工作的通知');
    expect(notice.rules.find(({ kind }) => kind === 'window')).toMatchObject({
      from: '2024-09-15',
      to: '2024-12-31',
    });
    expect(takeOver(shipped('jincheng-2024'), 2025).notice).not.toHaveProperty('documentNumber');
    expect(takeOver(shipped('jilin-city-2024'), 2025).notice.overlays).toBe('jilin-province-2025');
  });

  it('keeps the last day of February in a leap year the last day of the month', () => {
    const leap = altered(before, 'cover', { from: '2024-02-29' });
    expect(takeOver(leap, 2026).notice.rules.find(({ rule }) => rule === 'cover')).toMatchObject({
      from: '2025-02-28',
    });
  });

  it('is free of contradictions where the old one was', () => {
    expect(checkNotice(notice, { others: shippedNotices }).problems).toEqual([]);
  });

  it('has every value to be confirmed, amounts and days among them, and no name or clause', () => {
    expect(toConfirm).toContainEqual({ rule: 'premium', field: 'amountFen' });
    expect(toConfirm).toContainEqual({ rule: 'window', field: 'to' });
    expect(toConfirm).toContainEqual({ rule: null, field: 'title' });
    expect(toConfirm).toContainEqual({ rule: 'late-everybody', field: 'until.day' });
    expect(toConfirm.filter(({ field }) => /(^|\.)(rule|kind|clause)$/.test(field))).toEqual([]);
  });
});

describe('the differences between two notices, in words', () => {
  const sentences = (after: NoticeDocument) =>
    differencesInWords(before, after).map(({ sentence }) => sentence);

  it('say what it was and is, by how much, and in which clause', () => {
    expect(sentences(altered(before, 'premium', { amountFen: 42000 }))).toEqual([
      '个人缴费标准：每人每年400元 → 每人每年420元（多20元），第一条',
    ]);
    expect(sentences(altered(before, 'dibao', { gives: { method: 'full' } }))).toEqual([
      '资助参保：低保对象：资助25%（财政） → 低保对象：全额资助（财政），第二条',
    ]);
    expect(sentences(altered(before, 'late', { waitingDays: 90 }))).toEqual([
      '过期缴费：可以过期缴到2025年6月30日，只缴个人部分，没有资助，等60天 → 可以过期缴到2025年6月30日，只缴个人部分，没有资助，等90天，第三条',
    ]);
  });

  it('name what is new and what is gone, and nothing where nothing differs', () => {
    const rules = before.rules.filter(({ rule }) => rule !== 'late');
    expect(sentences({ ...before, rules })).toEqual([
      '不再有过期缴费：可以过期缴到2025年6月30日，只缴个人部分，没有资助，等60天',
    ]);
    const cover = {
      rule: 'cover-born',
      clause: '3',
      kind: 'cover',
      who: [{ newbornWithinDays: 90 }],
      from: '2024-12-01',
      to: '2025-12-31',
    };
    expect(sentences(asDocument({ ...before, rules: [...before.rules, cover] }))).toEqual([
      '新增待遇享受期：出生90天内的孩子：从2024年12月1日到2025年12月31日，第三条',
    ]);
    expect(sentences(before)).toEqual([]);
  });

  it('are told apart from days that only moved with the year', () => {
    const next = altered(takeOver(before, 2026).notice, 'premium', { amountFen: 42000 });
    const real = differencesInWords(before, next).filter(({ onlyMoved }) => !onlyMoved);
    expect(real.map(({ rule }) => rule)).toEqual(['premium']);
  });
});

describe('what changes for typical people', () => {
  const after = altered(takeOver(before, 2026).notice, 'premium', { amountFen: 42000 });
  const changes = changesFor(before, altered(after, 'dibao', { gives: { method: 'percent', percent: 50 } }));
  const of = (who: string) => changes.find((change) => change.who.startsWith(who));

  it('asks about sixty people, each known once', () => {
    expect(changes.length).toBeGreaterThanOrEqual(55);
    expect(new Set(changes.map(({ who }) => who)).size).toBe(changes.length);
    const setting = {
      region: '650100',
      year: 2025,
      inWindow: isoDay('2024-11-05'),
      late: isoDay('2025-01-29'),
      own: [],
      tiers: [],
      history: [],
    };
    expect(typicalPeople(setting).map(({ who }) => who)).toEqual(changes.map(({ who }) => who));
  });

  it('has both amounts with their cover and clauses, and why', () => {
    // 400 yuan less a quarter is 300; 420 yuan less half is 210.
    const dibao = of('45岁的低保对象，集中');
    expect([dibao?.before.determination.payFen, dibao?.after.determination.payFen]).toEqual([30000, 21000]);
    expect(dibao?.before.words).toBe('可以缴费，缴300元，待遇从2025年1月1日到2025年12月31日');
    expect(dibao?.after.clauses).toEqual(['第一条', '第二条', '第三条']);
    expect(dibao?.why).toEqual([
      '个人缴费标准：每人每年400元 → 每人每年420元（多20元），第一条',
      '资助参保：低保对象：资助25%（财政） → 低保对象：资助50%（财政），第二条',
    ]);
    expect(of('70岁的老人，集中')?.why).toEqual([
      '个人缴费标准：每人每年400元 → 每人每年420元（多20元），第一条',
    ]);
  });

  it('has people who missed years, or none, only where one of the notices goes by that', () => {
    const wait = { months: 3, counting: 'same-day', from: 'payment', perMissedYear: { months: 1, after: 0 } };
    const cover = { kind: 'cover', clause: '3', from: '2025-01-01', to: '2025-12-31', wait };
    const missed = { ...cover, rule: 'cover-missed', who: [{ missedYearsAtLeast: 1 }] };
    const longer = changesFor(before, asDocument({ ...before, rules: [missed, ...before.rules] }));
    const told = longer.filter(({ differs }) => differs).map(({ who, after: now }) => [who, now.words]);
    // Paid on 5 November 2024: three months, and one for each year missed.
    expect(told).toEqual([
      ['断缴1年的45岁的人，集中缴费期里缴', '可以缴费，缴400元，待遇从2025年3月5日到2025年12月31日'],
      ['断缴4年的45岁的人，集中缴费期里缴', '可以缴费，缴400元，待遇从2025年6月5日到2025年12月31日'],
    ]);
    expect(longer.map(({ who }) => who)).not.toContain('连续参保5年的45岁的人，集中缴费期里缴');
    expect(changes.filter(({ who }) => /断缴|连续参保|上一年/.test(who))).toEqual([]);
    // They are asked under both, so the rule's end shows as well as its beginning.
    const ended = changesFor(asDocument({ ...before, rules: [missed, ...before.rules] }), before);
    expect(ended.filter(({ differs }) => differs)).toHaveLength(2);
  });

  it('finds no difference where only the year has passed, in every shipped notice', () => {
    for (const notice of shippedNotices) {
      const next = shippedNotices.map((one) => takeOver(one, 2025).notice);
      const moved = takeOver(notice, 2025).notice;
      const different = changesFor(notice, moved, [...shippedNotices, ...next]).filter(
        ({ differs }) => differs,
      );
      expect(different.map(({ who }) => who)).toEqual([]);
    }
  });
});

describe('trial cases', () => {
  const policy = createPolicy([before]);
  const facts = { region: '650102', payOn: '2024-11-05' };
  const differences = (...cases: readonly TrialCase[]) =>
    runTrials(policy, before, cases).map((result) => result.differences);

  it('pass where the paper’s figures came, and say what came otherwise', () => {
    const right = { name: '一般居民', facts, payFen: fen(40000), coverFrom: isoDay('2025-01-01') };
    const wrong = { name: '算错的', facts, payFen: fen(38000), coverTo: isoDay('2025-06-30') };
    expect(differences(right, wrong)).toEqual([
      [],
      ['要缴的按通知应是380元，按规则算出400元', '待遇结束按通知应是2025年6月30日，按规则算出2025年12月31日'],
    ]);
  });

  it('of somebody who can’t pay say so, and those of nobody say what is wrong with them', () => {
    const early = { name: '太早', facts: { payOn: '2024-10-01' }, payFen: null };
    expect(differences(early, { ...early, payFen: fen(40000) })).toEqual([
      [],
      ['要缴的按通知应是400元，按规则算出不能缴费'],
    ]);
    const nobody = { name: '没有这一天', facts: { payOn: '2024-02-30' }, payFen: null };
    expect(differences(nobody)).toEqual([[expect.stringMatching(/日期/)]]);
  });
});
