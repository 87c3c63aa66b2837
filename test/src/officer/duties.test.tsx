import { isoDay } from '../../../policy/calendar';
import { fireEvent, render, screen } from '@testing-library/react';
import ChannelsPage from '../../../src/officer/channels/index';
import DutiesPage from '../../../src/officer/duties/index';
import { dueWords } from '../../../src/officer/duties/due-words';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const jincheng = '140500';

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', {
    name: '陈*',
    regions: [jincheng],
    duties: ['contacts'],
    today: isoDay('2023-11-20'),
  });
});

const weekly = {
  clause: '5.5',
  label: '五（五）',
  office: '各县（市、区）',
  what: '向市医保局报送筹资进展',
  recurs: 'weekly' as const,
  weekday: 5,
  time: '17:00',
  inWindow: true,
};
const notice = {
  notice: 'jincheng-2024',
  title: '晋城市的通知',
  year: 2024,
  draft: false,
  window: { from: isoDay('2023-09-01'), to: isoDay('2023-12-25') },
  duties: [weekly],
};
const row = { place: '高平', people: 363059 };

function shown(targets: object | null): void {
  server.answer('notices.duties', { notices: [{ ...notice, targets }] });
  render(<DutiesPage />);
}

describe('targets and duties', () => {
  it('are shown as the notice has them, with its total', async () => {
    shown({ label: '附件', rows: [row], total: 1583685, hasTotal: true });
    await screen.findByText('1,583,685 人');
    expect(screen.getByText('363,059 人')).toBeTruthy();
    expect(screen.getByText('每周五 17:00以前，集中征缴期内')).toBeTruthy();
    expect(screen.getByText('各县（市、区） · 通知五（五）')).toBeTruthy();
  });

  it('have no total where the table has none, and it is said', async () => {
    shown({ label: '附件', rows: [row], total: null, hasTotal: false });
    await screen.findByText('通知的表里没有写合计。');
    expect(screen.queryByText('合计')).toBeNull();
  });

  it('are none where no notice speaks of the place', async () => {
    server.answer('notices.duties', { notices: [] });
    render(<DutiesPage />);
    await screen.findByText('这里还没有通知');
  });

  it.each([
    [{ recurs: 'once' as const, by: isoDay('2024-07-31') }, '2024年7月31日以前'],
    [{ recurs: 'monthly' as const, dayOfMonth: 10 }, '每月10日以前'],
    [{ recurs: 'monthly' as const }, '每月'],
    [{ recurs: 'once' as const, when: '年终' }, '年终'],
    [{ recurs: 'ongoing' as const }, '没有写日期'],
    [{ recurs: 'once' as const }, '没有写日期'],
  ])('%j is due %s', (when, words) => {
    const { clause, label, office, what } = weekly;
    expect(dueWords({ clause, label, office, what, ...when })).toBe(words);
  });
});

describe('an office’s own ways of paying', () => {
  const hall = { channel: 'counter', use: 'pay', name: '便民大厅', how: '带身份证' };

  it('are changed as a whole', async () => {
    server.answer('places.own-channels', { channels: [hall] });
    server.answer('places.set-channels', { region: jincheng });
    render(<ChannelsPage />);
    fireEvent.click(await screen.findByText('加一个办法'));
    fireEvent.change(screen.getByLabelText('第2个，名称'), { target: { value: '山西税务' } });
    fireEvent.click(screen.getAllByRole('radio', { name: '手机应用' })[1] as HTMLElement);
    fireEvent.click(screen.getByRole('button', { name: '存好，给居民看' }));
    await screen.findByText(/一分钟内/);
    expect(server.asked.filter(({ action }) => action === 'places.set-channels')).toEqual([
      {
        action: 'places.set-channels',
        region: jincheng,
        channels: [hall, { channel: 'app', use: 'pay', name: '山西税务' }],
      },
    ]);
  });

  it('are not sent without a name', async () => {
    server.answer('places.own-channels', { channels: [hall] });
    render(<ChannelsPage />);
    fireEvent.change(await screen.findByLabelText('第1个，名称'), { target: { value: ' ' } });
    fireEvent.click(screen.getByRole('button', { name: '存好，给居民看' }));
    expect(screen.getByRole('link', { name: /第1个：请填写名称/ })).toBeTruthy();
    expect(server.asked.filter(({ action }) => action === 'places.set-channels')).toEqual([]);
  });
});
