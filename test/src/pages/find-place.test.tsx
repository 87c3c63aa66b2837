import { fireEvent, render, screen } from '@testing-library/react';
import PlacePage from '../../../src/packages/place/index';
import { forgetAnswers } from '../../../src/state/answers';
import { place } from '../../../src/state/place';
import { tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

let server: ServerDouble;
beforeEach(() => {
  server = new ServerDouble();
  device.reset();
  place.set(null);
  forgetAnswers();
});

const dongguan = {
  code: '441900',
  trail: [
    { code: '440000', name: '广东省' },
    { code: '441900', name: '东莞市' },
  ],
};

async function search(text: string): Promise<void> {
  render(<PlacePage />);
  fireEvent.change(screen.getByRole('textbox', { name: '市、县的名字' }), { target: { value: text } });
  await tap('查找');
}

describe('a place is searched', () => {
  it('by what somebody writes, and a tap leads to it', async () => {
    server.answer('places.find', { places: [dongguan], more: false });
    server.answer('places.below', { places: [] });
    await search('dg');
    expect(server.asked[0]).toEqual({ action: 'places.find', text: 'dg' });
    await tap('广东省东莞市');
    await screen.findByText('广东省东莞市还没有参保缴费通知');
  });

  it('and one with a notice is taken', async () => {
    const trail = [{ code: '430102', name: '芙蓉区' }];
    server.answer('places.find', { places: [{ code: '430102', trail }], more: false });
    await search('frq');
    await tap('芙蓉区');
    await tap('就选芙蓉区');
    expect(place.get()).toEqual({ region: '430102' });
  });

  it('and an earlier name says what became of it', async () => {
    const formerly = { name: '崇文区', until: 2010 };
    const trail = [{ code: '110101', name: '东城区' }];
    server.answer('places.find', { places: [{ code: '110101', trail, formerly }], more: false });
    await search('崇文');
    await screen.findByRole('button', { name: /^东城区，原崇文区，2010年改名或划入这里/ });
  });

  it('and what to do is said where there is none, too many, or no connection', async () => {
    server.answer('places.find', { places: [], more: false });
    await search('没有');
    await screen.findByText(/没有找到。请换个写法/);
    server.answer('places.find', { places: [dongguan], more: true });
    await tap('查找');
    await screen.findByText(/只列出前面一些/);
    server.cut('places.find');
    await tap('查找');
    await screen.findByText('没有查到');
  });
});

describe('a place without a notice', () => {
  beforeEach(() => {
    server.answer('places.find', { places: [dongguan], more: false });
    server.answer('places.below', { places: [] });
  });

  it('says that nothing is worked out there, and whom to ask', async () => {
    await search('dg');
    await tap('广东省东莞市');
    await screen.findByText(/算不出要交多少钱，也不能在这里登记和缴费/);
    await tap('拨打 12393');
    expect(device.calls).toEqual(['12393']);
  });

  it('can be kept for the day on which there is one', async () => {
    await search('dg');
    await tap('广东省东莞市');
    await tap('先记下这个地方');
    expect(place.get()).toEqual({ region: '441900' });
  });

  it('is not offered for one relative', async () => {
    device.params = { then: 'relative' };
    await search('dg');
    await tap('广东省东莞市');
    await screen.findByText('广东省东莞市还没有参保缴费通知');
    expect(screen.queryByRole('button', { name: '先记下这个地方' })).toBeNull();
  });

  it('leads to the places that have one', async () => {
    await search('dg');
    await tap('广东省东莞市');
    await tap('江西省宜春市高安市瑞州街道');
    await screen.findByRole('button', { name: '就选瑞州街道' });
  });
});

describe('the way down', () => {
  it('goes on with what the server lists where the program knows no more', async () => {
    server.answer('places.below', { places: [{ code: '650100', name: '乌鲁木齐市' }] });
    render(<PlacePage />);
    await tap(/^新疆维吾尔自治区/);
    await tap(/^乌鲁木齐市/);
    await screen.findByText('新疆维吾尔自治区乌鲁木齐市还没有参保缴费通知');
  });

  it('shows a street that an office has added beside those that ship', async () => {
    const streets = [
      { code: '360983001', name: '瑞州街道' },
      { code: '360983901', name: '高新街道' },
    ];
    server.answer('places.below', { places: streets });
    place.set({ region: '360983' });
    render(<PlacePage />);
    await screen.findByRole('button', { name: /^高新街道/ });
    expect(screen.getByRole('button', { name: '瑞州街道' })).toBeTruthy();
  });

  it('does not end at a county, once an office has added its streets', async () => {
    server.answer('places.below', { places: [{ code: '430102901', name: '新街道' }] });
    place.set({ region: '430102' });
    render(<PlacePage />);
    await tap('新街道');
    await tap('就选新街道');
    expect(place.get()).toEqual({ region: '430102901' });
  });
});
