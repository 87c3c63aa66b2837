import { fireEvent, render, screen } from '@testing-library/react';
import ChannelsPage from '../../../src/packages/help/channels/index';
import { place } from '../../../src/state/place';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { jincheng, ruizhou } from '../answers/answered';

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
});

function opened(region: string): void {
  place.set({ region });
  render(<ChannelsPage />);
}
/** What a section says, empty where there is none. */
function section(id: string): string {
  return document.querySelector(`#${id}`)?.textContent ?? '';
}
const nothingOfItsOwn = { commissioned: false, offices: [] };

describe('how one can pay', () => {
  it('is what the notice names, the easiest first, and this product only where an office commissioned it', async () => {
    server.answer('places.channels', { ...nothingOfItsOwn, commissioned: true });
    opened('430102');
    await screen.findByText('就在这里缴');
    // Hunan 3.3: mini-program, app, mobile bank; 3.2: machines and counters; 2.6: schools.
    expect(section('ways-at-home')).toMatch(/微信小程序.*湘税社保手机应用.*手机银行.*第三（三）条/);
    expect(section('ways-nearby')).toMatch(/大中专学生由学校代收.*自助缴费/);
    expect(section('ways-counter')).toContain('实体窗口缴费');
    expect(section('ways-family-account')).toContain('替配偶、父母、子女交');
  });

  it('doesn’t name this product elsewhere', async () => {
    server.answer('places.channels', nothingOfItsOwn);
    opened('220102');
    // Jilin province 4.3.
    await screen.findByText('自助办税机');
    expect(section('ways-at-home')).toMatch(/微信小程序.*支付宝.*电子税务局/);
    expect(section('commissioned')).toBe('');
  });

  it('keeps apart what is for registering, for the family account and for claims', async () => {
    server.answer('places.channels', nothingOfItsOwn);
    opened(jincheng);
    await screen.findByText(/山西医保/);
    expect(section('ways-family-account')).toMatch(/公众号.*代办点.*窗口/);
    expect(section('ways-register')).toContain('没有登记过的人');
    expect(section('ways-counter')).toBe('');
  });

  it('says where the notice names none, and what the office names itself', async () => {
    const counter = { channel: 'counter', use: 'pay', name: '便民服务中心', how: '带身份证' };
    server.answer('places.channels', {
      commissioned: false,
      offices: [{ region: ruizhou, channels: [counter] }],
    });
    opened(ruizhou);
    await screen.findByText('便民服务中心');
    expect(section('ways-counter')).toMatch(/带身份证.*瑞州街道.*提供/);
    expect(section('notice-silent')).toContain('通知没有写用什么办法交，请问村（居）委会');
  });

  it('keeps the notice’s ways without a connection, and asks again', async () => {
    opened('430102');
    await screen.findByText('现在没有网络');
    expect(section('ways-at-home')).toContain('手机银行');
    server.answer('places.channels', { ...nothingOfItsOwn, commissioned: true });
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
    await screen.findByText('就在这里缴');
  });
});

describe('what to look at before paying anywhere', () => {
  it.each([
    ['Jincheng 3.2: the right place and year', jincheng, '选对参保地和年度'],
    ['Hunan 3.2: the identity is marked', '430102', '税务按标好的身份收'],
  ])('%s', async (_what, region, words) => {
    server.answer('places.channels', nothingOfItsOwn);
    opened(region);
    await screen.findByText('在哪里缴，都先看清楚');
    expect(section('before-paying')).toContain(words);
    expect(section('before-paying')).toContain('年度是2024年');
  });
});

it('asks for the place first', () => {
  place.set(null);
  render(<ChannelsPage />);
  fireEvent.click(screen.getByRole('button', { name: '选择参保地' }));
  expect(device.moves).toEqual(['to /packages/place/index']);
});

describe('a reminder before the last day', () => {
  it('is agreed to without a name, says on which day it comes, and is taken back there', async () => {
    server.answer('places.channels', nothingOfItsOwn);
    server.answer('reminders.of-place', { state: 'offered', on: '2023-12-28' });
    opened('430102');
    await screen.findByRole('button', { name: '提醒我' });
    expect(section('remind')).toContain('2023年12月28日发一条消息提醒您。不用登记，也不用填姓名和号码。');
    server.answer('reminders.agree', { state: 'agreed', on: '2023-12-28' });
    fireEvent.click(await screen.findByRole('button', { name: '提醒我' }));
    await screen.findByRole('button', { name: '不再提醒' });
    expect(section('remind')).toContain('会发一条消息，提醒您这里快到最后一天');
    server.answer('reminders.take-back', { state: 'offered', on: '2023-12-28' });
    fireEvent.click(await screen.findByRole('button', { name: '不再提醒' }));
    await screen.findByRole('button', { name: '提醒我' });
    const year = server.asked.find(({ action }) => action === 'reminders.agree');
    expect(year).toMatchObject({ region: '430102', year: 2024 });
  });

  it('is not spoken of where no day comes, or it can’t be asked', async () => {
    server.answer('places.channels', nothingOfItsOwn);
    server.answer('reminders.of-place', { state: 'none' });
    opened('430102');
    await screen.findByText(/湘税社保手机应用/);
    expect(section('remind')).toBe('');
  });
});
