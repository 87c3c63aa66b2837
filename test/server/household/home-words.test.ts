import type { HomePerson } from '../../../contract/home';
import type { RecordState, RecordStatus } from '../../../contract/record-view';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { homeWaits, homeYear } from '../../../server/household';
import type { Payer } from '../../../server/schema';
import { ruizhou } from '../sample';

type Status = Partial<RecordStatus>;

function standing(name: string, state: RecordState, more: Status = {}): HomePerson {
  const dueFen = state === 'to-pay' ? fen(38_000) : null;
  const status: RecordStatus = { year: 2024, region: ruizhou, state, dueFen, ...more };
  return {
    relativeId: `relative-${name}`,
    recordId: `record-${name}`,
    name,
    relation: 'parent',
    year: 2024,
    status,
  };
}

function told(...people: readonly HomePerson[]) {
  const { title, lines, openFen, payable } = homeYear(2024, people);
  return { title, lines, openFen, payable };
}

const unregistered: HomePerson = { ...standing('王建国', 'to-pay'), status: null };
function elsewhere(state: RecordState): HomePerson {
  return { ...standing('王建国', state), saidPaidElsewhere: true };
}

describe('the title of a year', () => {
  it.each<[string, HomePerson, string]>([
    ['owes', standing('王建国', 'to-pay'), '待缴 380 元'],
    [
      'owes meanwhile what he owes without his claim',
      standing('王建国', 'awaiting-confirmation', { dueFen: fen(38_000) }),
      '待缴 380 元',
    ],
    [
      'waits to be known, and owes nothing by his claim',
      standing('王建国', 'awaiting-confirmation'),
      '等待身份核实',
    ],
    [
      'waits to be known, and owes 0 yuan by his claim',
      standing('王建国', 'awaiting-confirmation', { dueFen: fen(0) }),
      '等待身份核实',
    ],
    ['pays nothing and isn’t enrolled yet', standing('王建国', 'to-enrol'), '不用缴费，还没登记'],
    ['pays nothing', standing('王建国', 'nothing-to-pay'), '已经参保'],
    ['is in an order of the caller', standing('王建国', 'reserved'), '正在缴费'],
    ['is in an order of another', standing('王建国', 'reserved-by-other'), '正在缴费'],
    ['is insured', standing('王建国', 'paid'), '已经参保'],
    ['comes before the window', standing('王建国', 'not-open'), '还没到缴费时间'],
    ['comes too late', standing('王建国', 'closed'), '没有参保，已停止缴费'],
    ['lives where no notice speaks', standing('王建国', 'unsupported'), '参保地还没有通知'],
    ['is registered by nobody', unregistered, '还没登记'],
    ['is paid for elsewhere, as the caller says', elsewhere('to-pay'), '您说已在别处缴费（未核实）'],
    ['is insured, whatever the caller says', elsewhere('paid'), '已经参保'],
  ])('of one who %s', (_, person, title) => {
    expect(told(person).title).toBe(title);
  });

  it.each<[string, readonly HomePerson[], string]>([
    [
      'of two who stand alike',
      [standing('王建国', 'reserved'), standing('陈桂花', 'reserved-by-other')],
      '2人正在缴费',
    ],
    [
      'of two who are insured',
      [standing('王建国', 'paid'), standing('陈桂花', 'nothing-to-pay')],
      '2人都已参保',
    ],
    [
      'counts who owes among all',
      [standing('王建国', 'to-pay'), standing('陈桂花', 'paid'), standing('王芳', 'closed')],
      '待缴 380 元，3人中1人没缴',
    ],
    [
      'counts who is insured where nobody owes',
      [standing('王建国', 'paid'), standing('陈桂花', 'closed')],
      '2人中1人已参保',
    ],
    [
      'counts nobody where nobody is',
      [standing('王建国', 'reserved'), standing('陈桂花', 'closed')],
      '2人中0人已参保',
    ],
  ])('%s', (_, people, title) => {
    expect(told(...people).title).toBe(title);
  });
});

describe('the lines of a year', () => {
  const until = (day: string): Status => ({ payUntil: isoDay(day) });

  it('name who owes, and the last day that is everybody’s', () => {
    const last = until('2023-12-25');
    expect(told(standing('王建国', 'to-pay', last), standing('陈桂花', 'to-pay', last))).toEqual({
      title: '待缴 760 元，2人中2人没缴',
      lines: ['没缴的：王建国、陈桂花', '到2023年12月25日为止'],
      openFen: 76_000,
      payable: true,
    });
  });

  it('name whose last day comes first where they differ, or where one has none', () => {
    const late = standing('王建国', 'to-pay', until('2024-02-29'));
    const soon = standing('陈桂花', 'to-pay', until('2023-12-25'));
    const never = standing('王芳', 'to-pay');
    expect(told(late, soon).lines[1]).toBe('最早的是陈桂花，到2023年12月25日为止');
    expect(told(late, never).lines[1]).toBe('最早的是王建国，到2024年2月29日为止');
    expect(told(never).lines).toEqual(['没缴的：王芳']);
  });

  it('say that an amount may be another where a question is open', () => {
    const open = standing('王建国', 'to-pay', { amountOpen: true });
    expect(told(open).lines).toEqual(['没缴的：王建国', '有问题没回答，金额可能会变']);
  });

  it('name those who stand otherwise, in one order, with the days that are the same for them', () => {
    const covered: Status = { coveredFrom: isoDay('2024-01-01') };
    const opens: Status = { opensOn: isoDay('2023-09-01') };
    const people = [
      standing('王芳', 'paid', covered),
      standing('王小满', 'paid', covered),
      standing('陈桂花', 'not-open', opens),
      standing('王建国', 'to-pay'),
    ];
    expect(told(...people).lines).toEqual([
      '没缴的：王建国',
      '还没到缴费时间：陈桂花',
      '2023年9月1日起可以缴',
      '已参保：王芳、王小满',
      '2024年1月1日起享受待遇',
    ]);
  });

  it('leave a day out that differs, and one that no notice names', () => {
    const people = [
      standing('王芳', 'paid', { coveredFrom: isoDay('2024-01-01') }),
      standing('王小满', 'paid', { coveredFrom: isoDay('2024-04-09') }),
    ];
    expect(told(...people).lines).toEqual([]);
    expect(told(standing('王芳', 'paid')).lines).toEqual([]);
  });

  it.each<[RecordState, boolean]>([
    ['to-pay', true],
    ['to-enrol', true],
    ['reserved', false],
    ['paid', false],
    ['not-open', false],
  ])('lead to an order or not: %s', (state, payable) => {
    expect(told(standing('王建国', state)).payable).toBe(payable);
  });
});

describe('what only the caller can do', () => {
  const nobody: Payer = { _id: 'daughter', self: null, relatives: [], revision: 0 };
  const question = {
    requestId: 'r',
    payer: '王*',
    year: 2024,
    amountFen: fen(38_000),
    reason: '参保地选错',
    askedAt: 1,
  };
  const listed = (person: HomePerson, awaitsNumber = false) => ({ ...person, awaitsNumber });

  it('is to say whether a refund may end his insurance, whoever asked for it', () => {
    const waits = homeWaits(
      nobody,
      [],
      [question, { ...question, byOffice: true }, { ...question, agreed: false }, { ...question, payer: '' }],
    );
    expect(waits.map(({ words, leadsTo }) => [words.split('申请')[0], leadsTo])).toEqual([
      ['王*', 'me'],
      ['工作人员', 'me'],
      ['为您缴费的人', 'me'],
    ]);
  });

  it('is to see why his WeChat is nobody’s any more', () => {
    expect(homeWaits({ ...nobody, selfEndedAt: 1 }, [], [])).toMatchObject([
      { kind: 'tie-ended', leadsTo: 'me' },
    ]);
    const tied = { ...nobody, selfEndedAt: 1, self: { personId: 'p', at: 2 } };
    expect(homeWaits(tied, [], [])).toEqual([]);
  });

  it('is what is open of each on his list, and leads to where it is done', () => {
    const open = listed(
      standing('王建国', 'to-pay', { amountOpen: true, change: '金额变了', claimDeclined: true }),
      true,
    );
    const id = 'relative-王建国';
    expect(homeWaits(nobody, [open], [])).toEqual([
      { kind: 'claim-declined', words: '王建国登记的身份没有得到参保地确认', leadsTo: 'relative', id },
      { kind: 'amount-changed', words: '王建国的缴费有变化', leadsTo: 'relative', id },
      { kind: 'question-open', words: '王建国还有问题没回答，金额可能会变', leadsTo: 'relativeClaims', id },
      { kind: 'number-missing', words: '王建国的身份证号还没有补上', leadsTo: 'relative', id },
    ]);
    expect(homeWaits(nobody, [listed(standing('王芳', 'paid'))], [])).toEqual([]);
  });

  it('is done on his record where his list lacks him', () => {
    const { relativeId: _, ...himself } = standing('王芳', 'to-pay', { amountOpen: true });
    expect(homeWaits(nobody, [listed(himself)], [])).toMatchObject([
      { leadsTo: 'record', id: 'record-王芳' },
    ]);
  });
});
