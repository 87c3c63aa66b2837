import { createPolicy, type FactSheet, type NoticeDocument, policy, validateNotice } from '../../policy';
import { isoDay } from '../../policy/calendar';
import { presentRegion } from '../../policy/region-names';
import { asDocument, madeUpNotice } from './made-up-notice';
import { fourHundred, MadeUpPlace, noticeWith } from './made-up-place';

const day = isoDay('2024-11-15');
function sheet(region: string, year = 2025): FactSheet {
  return { id: 'x', region, year, payOn: day };
}

/** The made-up notice of other places, under another id. */
function noticeOf(id: string, regions: readonly string[], more: object = {}): NoticeDocument {
  return asDocument({ ...madeUpNotice, id, title: `${id}的通知`, regions, ...more });
}

describe('a place that lies in several notices', () => {
  const nearer = createPolicy([noticeOf('province', ['650000']), noticeOf('city', ['650100'])]);

  it('goes by the nearest, whichever stands first', () => {
    expect(nearer.noticesAt('650102', 2025).map(({ id }) => id)).toEqual(['city']);
    expect(nearer.noticesAt('650200', 2025).map(({ id }) => id)).toEqual(['province']);
    const turned = createPolicy([...nearer.documents].reverse());
    expect(turned.noticesAt('650102', 2025).map(({ id }) => id)).toEqual(['city']);
    expect(nearer.determine(sheet('650102')).notices).toEqual(['city']);
  });

  it('has those laid over it after it, one over the other, and none of another place or year', () => {
    const base = noticeOf('base', ['650000']);
    const over = noticeOf('over', ['650100'], { overlays: 'base', rules: [] });
    const above = noticeOf('above', ['650102'], { overlays: 'over', rules: [] });
    const elsewhere = noticeOf('elsewhere', ['650200'], { overlays: 'base', rules: [] });
    const next = noticeOf('next', ['650000'], { year: 2026 });
    const stacked = createPolicy([above, elsewhere, over, next, base]);
    const ids = (region: string, year = 2025) => stacked.noticesAt(region, year).map(({ id }) => id);
    expect(ids('650102')).toEqual(['base', 'over', 'above']);
    expect(ids('650103')).toEqual(['base', 'over']);
    expect(ids('650200')).toEqual(['base', 'elsewhere']);
    expect(ids('650102', 2026)).toEqual(['next']);
    expect(ids('140500')).toEqual([]);
    expect(stacked.yearsAt('650102')).toEqual([2026, 2025]);
  });
});

describe('a place without a notice', () => {
  it('is told so with the titles of those there are, where they are few', () => {
    const two = createPolicy([noticeOf('甲', ['650100']), noticeOf('乙', ['140500'])]);
    expect(two.determine(sheet('110101'))).toMatchObject({
      status: 'unsupported',
      payFen: null,
      netFen: null,
      coverage: null,
      notes: [
        { code: 'no-notice', text: '这里没有当地2025年度的通知。现在有的是：《甲的通知》、《乙的通知》。' },
      ],
    });
  });

  it('is told of the five nearest, and how many there are', () => {
    const many = ['650100', '650200', '140500', '220000', '360983001', '430000'].map((region) =>
      noticeOf(region, [region]),
    );
    const [note] = createPolicy(many).determine(sheet('140100')).notes;
    expect(note?.text).toMatch(/现在有的是：《140500的通知》、.*等6份。$/);
    expect(note?.text.match(/《/g)).toHaveLength(5);
  });

  it('has no question, no clause and no summary', () => {
    expect(policy.questionsFor('110101', 2024)).toMatchObject({ identities: [], paidBefore: false });
    expect([policy.notice('nowhere'), policy.describe('nowhere', '1')]).toEqual([null, null]);
    expect(policy.clausesOf('nowhere')).toEqual([]);
  });
});

describe('what a policy says of its notices', () => {
  const made = createPolicy([validateNotice(madeUpNotice, 'nowhere-2025.json')]);

  it('is each clause as the paper numbers it, in our words', () => {
    expect(made.clausesOf('nowhere-2025')).toEqual(
      madeUpNotice.clauses.map(({ clause, says }, at) => ({ clause, says, label: '一二三'[at] })),
    );
    expect(made.describe('nowhere-2025', '2')?.says).toBe('低保对象少交四分之一。');
    expect(made.describe('nowhere-2025', '9')).toBeNull();
    const labelled = { ...madeUpNotice, clauses: [{ clause: '1', says: '每人交400元。', label: '壹' }] };
    expect(createPolicy([asDocument(labelled)]).clausesOf('nowhere-2025')[0]?.label).toBe('壹');
  });

  it('is which version of each an answer rests on', () => {
    const answer = made.determine(sheet('650102'));
    const version = made.notice('nowhere-2025')?.version;
    expect(version).toMatch(/^[0-9a-f]{16}$/);
    expect(made.versionsOf(answer)).toEqual({ 'nowhere-2025': version });
    expect(made.versionsOf({ ...answer, notices: [] })).toEqual({});
  });

  it('is the window from its first day to the last of the last, and those for some are not everybody’s', () => {
    const second = { rule: 'w2', kind: 'window', clause: '2', from: '2025-02-01', to: '2025-03-31' };
    const summary = createPolicy([noticeWith([fourHundred, second])]).notice('nowhere-2025');
    expect(summary?.window).toMatchObject({ from: '2024-10-01', to: '2025-03-31', daysOfMonth: null });
    expect(summary?.windows.map(({ from }) => from)).toEqual(['2024-10-01', '2025-02-01']);
    const laid = createPolicy([asDocument({ ...madeUpNotice, rules: [] })]).notice('nowhere-2025');
    expect([laid?.window, laid?.windows, laid?.lastDate, laid?.targets]).toEqual([null, [], null, null]);
  });

  it('is the latest of the last dates that are for everybody, by the first clause that sets it', () => {
    const late = (rule: string, until: object | undefined, who: readonly object[] = [{}]) => ({
      rule,
      kind: 'late-payment',
      clause: '2',
      who,
      price: 'premium',
      aid: false,
      begins: 'payment',
      ...(until === undefined ? {} : { until }),
    });
    const lastDate = (...rules: readonly object[]) =>
      createPolicy([noticeWith([fourHundred, ...rules])]).notice('nowhere-2025')?.lastDate;
    const june = { day: '2025-06-30', clause: '1' };
    const may = { day: '2025-05-31', clause: '2' };
    expect(lastDate(late('a', june), late('b', may))).toEqual(june);
    expect(lastDate(late('a', may), late('b', june))).toEqual(june);
    expect(lastDate(late('a', june), late('b', { ...june, clause: '2' }))).toEqual(june);
    expect(lastDate(late('a', june, [{ newbornWithinDays: 90 }]), late('b', may))).toEqual(may);
    expect(lastDate(late('a', undefined))).toBeNull();
    expect(lastDate()).toBeNull();
  });
});

describe('what a place’s notices ask', () => {
  const aid = (rule: string, who: object) => ({
    rule,
    kind: 'subsidy',
    who: [who],
    gives: { method: 'fixed', amountFen: 10_000 },
    fund: 'finance',
  });

  it('of an identity is how old its holder must be, by the least of the rules that name it', () => {
    const asked = new MadeUpPlace([
      fourHundred,
      aid('old', { identities: ['martyr-child'], ageAtLeast: 60 }),
      aid('older', { identities: ['martyr-child'], ageAtLeast: 70 }),
      aid('dibao', { identities: ['dibao'] }),
      aid('dibao-old', { identities: ['dibao'], ageAtLeast: 60 }),
    ]).questions();
    expect(asked.identities.map(({ code, leastAge }) => [code, leastAge])).toEqual([
      ['martyr-child', 60],
      ['dibao', 0],
    ]);
  });

  it('of an attribute is whether it decides anything for the person, on any day that matters', () => {
    const { policy: made } = new MadeUpPlace([
      fourHundred,
      aid('ill', { identities: ['dibao'], dueToIllness: true, ageAtLeast: 60 }),
    ]);
    const dibao = { code: 'dibao', since: isoDay('2020-01-01') } as const;
    const decides = (birthDate: string, attribute: 'dueToIllness' | 'monitored') =>
      made.attributeDecides({ ...sheet('650100'), birthDate: isoDay(birthDate) }, dibao, attribute);
    expect(decides('1950-01-01', 'dueToIllness')).toBe(true);
    expect(decides('1990-01-01', 'dueToIllness')).toBe(false);
    expect(decides('1950-01-01', 'monitored')).toBe(false);
    // Before the window nothing can be paid whatever he is; in it, it decides.
    const early = { ...sheet('650100'), payOn: isoDay('2024-09-01'), birthDate: isoDay('1950-01-01') };
    expect(made.attributeDecides(early, dibao, 'dueToIllness')).toBe(true);
  });
});

describe('the place of a code', () => {
  it('below the table’s last step stays as it is; unknown on a step that the table has, it is the place above', () => {
    expect(presentRegion('360983001')).toBe('360983001');
    expect(presentRegion('360983001999')).toBe('360983001');
    expect(presentRegion('140502001')).toBe('140502001');
    expect(presentRegion('360999')).toBe('360900');
    expect(presentRegion('990100')).toBeNull();
    expect(presentRegion('x')).toBeNull();
  });
});
