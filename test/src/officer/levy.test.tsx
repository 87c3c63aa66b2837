import { render, screen } from '@testing-library/react';
import type { LevyListView, LevySums } from '../../../contract/levy-lists';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import LevyPage from '../../../src/officer/levy/index';
import { fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { beNarrow, beWide } from '../wide';

const region = '360983001';
const levyListId = 'a'.repeat(32);

function sums(people: number, payFen: number, deductedFen: number): LevySums {
  return {
    people,
    notNow: 0,
    standardFen: fen(payFen + deductedFen),
    deductedFen: fen(deductedFen),
    reimbursedFen: fen(0),
    payFen: fen(payFen),
    paidPeople: 1,
    paidFen: fen(38_000),
  };
}

/** Two people of Ruizhou: one pays 380, one on dibao 60 of it (3.1). */
const totals = {
  whole: sums(2, 44_000, 32_000),
  groups: [
    { group: '不享受资助', ...sums(1, 38_000, 0) },
    { group: '低保对象', ...sums(1, 6_000, 32_000) },
  ],
  funds: [
    {
      fund: 'unstated' as const,
      group: '低保对象',
      duePeople: 1,
      dueFen: fen(32_000),
      paidPeople: 0,
      paidFen: fen(0),
    },
  ],
};

const done: LevyListView = {
  levyListId,
  region,
  year: 2024,
  on: isoDay('2023-11-20'),
  state: 'done',
  at: Date.parse('2023-11-20T02:00:00Z'),
  until: Date.parse('2023-12-20T02:00:00Z'),
  elsewhere: 3,
  excused: 1,
  unregistered: 2,
  totals,
  places: [{ region, totals }],
  placesDone: 1,
  filesToWrite: 3,
  files: [
    {
      handOutId: `${'b'.repeat(32)}.xlsx`,
      name: '应缴清册-瑞州街道-2024.xlsx',
      bytes: 2048,
      at: 0,
      until: Date.parse('2023-11-21T02:00:00Z'),
    },
  ],
};
const gathering: LevyListView = { ...done, state: 'gathering', placesDone: 0, files: [] };

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', { name: '陈*', regions: [region], duties: ['money'], today: '2023-11-20' });
  server.answer('levy-lists.list', { lists: [] });
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2023-11-20T02:00:00Z'));
});
afterEach(() => jest.restoreAllMocks());

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

describe('levy lists, in an officer’s eyes', () => {
  it('are begun for a place, a year and a day, and worked off until they are done', async () => {
    server.answer('levy-lists.begin', gathering);
    server.answer('levy-lists.go-on', done);
    render(<LevyPage />);
    await tap('开始做');
    await screen.findByText('应缴清册-瑞州街道-2024.xlsx');
    expect(asked('levy-lists.begin')).toMatchObject([{ region, year: 2024, on: '2023-11-20' }]);
    expect(document.getElementById('who-is-on-it')?.textContent).toContain('还没有登记的2人也列了');
    expect(document.getElementById('who-is-on-it')?.textContent).toContain('在别处参保的3人');
  });

  it('keep what is known where the work is cut off, with the way on and the way back', async () => {
    server.answer('levy-lists.list', { lists: [gathering] });
    let calls = 0;
    server.answerEach('levy-lists.go-on', () => {
      calls += 1;
      if (calls > 1) throw new TypeError('Failed to fetch');
      return gathering;
    });
    render(<LevyPage />);
    await tap('打开');
    await screen.findByText('断了，已经做好的不会丢');
    expect(document.getElementById('progress')).not.toBeNull();
    server.answerEach('levy-lists.go-on', () => done);
    await tap('接着做');
    await screen.findByText('控制数');
    await tap('回到清单');
    await screen.findByText('做一份清册');
  });

  it('lead back from one that can’t be opened', async () => {
    server.answer('levy-lists.list', { lists: [gathering] });
    server.refuse('levy-lists.go-on', 'NO_LEVY_LIST', '没有找到这份清册，请刷新清单。');
    render(<LevyPage />);
    await tap('打开');
    await screen.findByText(/没有找到这份清册/);
    await tap('回到清单');
    await screen.findByText('做一份清册');
  });

  it('are lines of a table at a computer, each of which opens', async () => {
    beWide();
    server.answer('levy-lists.list', { lists: [done] });
    server.answer('levy-lists.go-on', done);
    render(<LevyPage />);
    await tap(/2024年度，.*2人，做好了$/);
    await screen.findByText('控制数');
    beNarrow();
  });

  it('show control totals by group, and aid by fund, due and really given', async () => {
    server.answer('levy-lists.list', { lists: [done] });
    server.answer('levy-lists.go-on', done);
    render(<LevyPage />);
    await tap('打开');
    await screen.findByText('控制数');
    const row = (id: string) => document.getElementById(id)?.textContent ?? '';
    expect(row('group-all')).toContain('人数2人');
    expect(row('group-all')).toContain('个人应缴（元）440');
    expect(row('group-低保对象')).toContain('当场资助（元）320');
    expect(row('fund-unstated-低保对象')).toContain('应资助（元）320');
    expect(row('fund-unstated-低保对象')).toContain('实际发生（元）0');
  });

  it('aren’t begun for a day that is none, and what was typed stays', async () => {
    render(<LevyPage />);
    await screen.findByText('开始做');
    await fill('按哪一天缴费计算，月', '13');
    await tap('开始做');
    await screen.findByText(/请写一个日历上有的日期/);
    expect(asked('levy-lists.begin')).toEqual([]);
  });

  it('that are refused say why', async () => {
    server.refuse('levy-lists.begin', 'TOO_MANY_LEVY_LISTS', '您已经有3份清册没有做完。');
    render(<LevyPage />);
    await tap('开始做');
    await screen.findByText('没有开始做');
    expect(document.body.textContent).toContain('您已经有3份清册没有做完。');
  });

  it('whose files are gone say that one has to be made anew', async () => {
    server.answer('levy-lists.list', { lists: [{ ...done, files: [] }] });
    server.answer('levy-lists.go-on', { ...done, files: [] });
    render(<LevyPage />);
    await tap('打开');
    await screen.findByText('文件只保存24小时，已经删除。要用的请重新做一份。');
  });

  it('may be given up while they are made', async () => {
    server.answer('levy-lists.list', { lists: [done] });
    server.answer('levy-lists.go-on', done);
    server.answer('levy-lists.remove', {});
    render(<LevyPage />);
    await tap('打开');
    await tap('删除这份清册');
    await screen.findByText('您做过的清册');
    expect(asked('levy-lists.remove')).toMatchObject([{ levyListId }]);
  });
});
