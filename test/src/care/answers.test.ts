import type { HomePerson } from '../../../contract/home';
import type { RecordStatus } from '../../../contract/record-view';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { aboutWhom, careAnswers, coverAnswer, payAnswer } from '../../../src/packages/care/answers';

const today = isoDay('2023-11-20');
const base: RecordStatus = { year: 2024, region: '430102', state: 'to-pay', dueFen: fen(38_000) };
const insured: RecordStatus = {
  ...base,
  state: 'paid',
  dueFen: fen(0),
  coveredFrom: isoDay('2024-01-01'),
  coveredTo: isoDay('2024-12-31'),
};

function person(status: Partial<RecordStatus> | null, more: Partial<HomePerson> = {}): HomePerson {
  return {
    relativeId: 'r1',
    recordId: 'a1',
    name: '王**',
    relation: 'self',
    self: true,
    year: 2024,
    status: status === null ? null : { ...base, ...status },
    ...more,
  };
}

function pays(status: Partial<RecordStatus> | null, more: Partial<HomePerson> = {}): string | undefined {
  return careAnswers([person(status, more)], payAnswer, today)[0]?.shown;
}
function covers(status: Partial<RecordStatus> | null, more: Partial<HomePerson> = {}): string | undefined {
  return careAnswers([person(status, more)], coverAnswer, today)[0]?.shown;
}

describe('the answer to "must I pay"', () => {
  it('is the sum and the last day', () => {
    expect(pays({ payUntil: isoDay('2023-12-25') })).toBe(
      '要交。2024年度应交 380 元，到2023年12月25日为止。',
    );
  });

  it('says that the sum may be another while a question is open', () => {
    expect(pays({ amountOpen: true })).toBe('要交。2024年度应交 380 元；还有问题没回答，金额可能会变。');
  });

  it('leaves no doubt where nothing is to be paid', () => {
    expect(pays(insured)).toBe('不用再交。2024年度已经参保。');
    expect(pays({ state: 'nothing-to-pay', dueFen: fen(0) })).toBe('不用再交。2024年度已经参保。');
    expect(pays({ state: 'to-enrol', dueFen: fen(0) })).toBe(
      '不用交钱，但2024年度还没有登记。不用付钱就能登记。',
    );
  });

  it('says where it was paid, where that was elsewhere', () => {
    expect(pays({ ...insured, paidElsewhere: true, reason: '已在别处缴费，不要再缴。' })).toBe(
      '不用再交。2024年度已在别处缴费，不要再缴。',
    );
    expect(pays({}, { saidPaidElsewhere: true })).toBe('您说2024年度已经在别处交了，这件事还没有核实。');
  });

  it('says from when, where it is too early, and what to do, where nobody has registered him', () => {
    expect(pays({ state: 'not-open', opensOn: isoDay('2023-12-01'), dueFen: null })).toBe(
      '现在还不用交。2023年12月1日起可以缴费。',
    );
    expect(pays(null)).toBe('2024年度还没有登记参保。要交多少，登记以后就知道。');
  });
});

describe('the answer to "am I covered"', () => {
  it('is from when and until when', () => {
    expect(covers(insured)).toBe('已经参保，2024年1月1日起能用，到2024年12月31日为止。');
    expect(covers({ ...insured, coveredFrom: isoDay('2023-11-01') })).toBe(
      '有医保，现在能用。从2023年11月1日起，到2024年12月31日为止。',
    );
  });

  it('tells of this year before the next', () => {
    const before = {
      ...insured,
      year: 2023,
      coveredFrom: isoDay('2023-01-01'),
      coveredTo: isoDay('2023-12-31'),
    };
    expect(covers({ coveredFrom: isoDay('2024-01-01') }, { before })).toBe(
      '有医保，现在能用。从2023年1月1日起，到2023年12月31日为止。' +
        '2024年度还没有参保。今天缴费的话，2024年1月1日起能用。',
    );
  });

  it('doesn’t call cover what has ended', () => {
    expect(covers({ ...insured, coveredFrom: isoDay('2023-01-01'), coveredTo: isoDay('2023-10-31') })).toBe(
      '2024年度的医保到2023年10月31日已经结束。',
    );
  });

  it('doesn’t call usable what rests, and says why', () => {
    const reason = '居民医保待遇从2024年2月1日起暂停，因为在别的医保里参保了。';
    const rests = { ...insured, suspendedFrom: isoDay('2023-11-01'), reason };
    expect(covers(rests)).toBe(`2024年度已经参保。${reason}`);
  });

  it('says of who died what his office put down, and nothing of days', () => {
    const { coveredFrom: _from, coveredTo: _to, ...untold } = insured;
    const reason = '参保地经办机构登记了：这位参保人2023年11月5日去世，医保系统里已经停保。';
    expect(covers({ ...untold, diedOn: isoDay('2023-11-05'), reason })).toBe(`2024年度已经参保。${reason}`);
  });

  it('names no day that the caller may not know', () => {
    const { coveredFrom: _from, coveredTo: _to, ...untold } = insured;
    expect(covers(untold)).toBe('2024年度已经参保。从哪天起能用，要先确认您是本人才能看到。');
  });
});

describe('whom the answer is about', () => {
  const father = person(insured, { self: undefined, relation: 'parent', recordId: 'b1' } as never);

  it('is the caller alone, where he is known', () => {
    const own = person({});
    expect(aboutWhom([father, own])).toEqual([own]);
    expect(careAnswers([own], payAnswer, today)[0]?.who).toBeNull();
  });

  it('is everybody on his list else, of whom nobody is named aloud', () => {
    const two = [father, { ...father, recordId: 'c1', name: '陈**' }];
    expect(aboutWhom(two)).toEqual(two);
    expect(careAnswers(two, payAnswer, today).map(({ who, spoken }) => [who, spoken])).toEqual([
      ['王** · 父母', '第1位，父母。不用再交。2024年度已经参保。'],
      ['陈** · 父母', '第2位，父母。不用再交。2024年度已经参保。'],
    ]);
  });

  it('hears not even the masked name of whoever pays for him', () => {
    const reserved = person({
      state: 'reserved-by-other',
      dueFen: null,
      reservedBy: '张*',
      reservedUntil: 0,
    });
    const [answer] = careAnswers([reserved], payAnswer, today);
    expect(answer?.shown).toContain('张*正在缴费');
    expect(answer?.spoken).toContain('另一位家人正在缴费');
  });

  it('hears sums as sums', () => {
    const owing = person({ dueFen: fen(34_250) });
    expect(careAnswers([owing], payAnswer, today)[0]).toMatchObject({
      shown: '要交。2024年度应交 342.50 元。',
      spoken: '要交。2024年度应交342元5角。',
    });
  });
});
