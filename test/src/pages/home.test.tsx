import { act, fireEvent, render, screen } from '@testing-library/react';
import type { HomeStatus } from '../../../contract/home';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import FirstPage from '../../../src/pages/index/index';
import { place } from '../../../src/state/place';
import { setCare } from '../../../src/state/preferences';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

let server: ServerDouble;
beforeEach(() => {
  server = new ServerDouble();
  device.reset();
  place.set({ region: '360983001' });
  setCare(false);
});

const nothing: HomeStatus = { today: isoDay('2023-11-20'), years: [], people: [], waits: [], orders: [] };
const owing: HomeStatus = {
  ...nothing,
  years: [
    {
      year: 2024,
      openFen: fen(76_000),
      payable: true,
      title: '待缴 760 元，3人中2人没缴',
      lines: ['没缴的：王**、陈**', '到2023年12月25日为止'],
    },
  ],
};

/** The first page, with what the server tells once it has come. */
async function firstPage(home?: HomeStatus) {
  if (home !== undefined) server.answer('home.status', home);
  const drawn = render(<FirstPage />);
  await act(() => new Promise((resolve) => setTimeout(resolve, 0)));
  return drawn.container;
}

function tap(name: string | RegExp) {
  fireEvent.click(screen.getByRole('button', { name }));
}

describe('how the family stands, on the first page', () => {
  it('is the sum, who hasn’t paid, until when, and a tap to pay', async () => {
    const page = await firstPage(owing);
    expect(page.querySelector('#home-2024')?.textContent).toBe(
      '2024年度：待缴 760 元，3人中2人没缴没缴的：王**、陈**到2023年12月25日为止',
    );
    tap('去缴费');
    expect(device.moves).toEqual(['to /packages/pay/choose/index']);
  });

  it('leads to the list where nothing is to be paid', async () => {
    const insured = { year: 2024, openFen: fen(0), payable: false, title: '3人都已参保', lines: [] };
    await firstPage({ ...nothing, years: [insured] });
    tap('看家人');
    expect(device.moves).toEqual(['to /packages/family/list/index']);
  });

  it('brings the unfinished order and what waits first, each to its page', async () => {
    await firstPage({
      ...owing,
      orders: [{ orderId: 'abc', words: '有一笔 380 元的订单没付完，还剩14分钟' }],
      waits: [
        { kind: 'refund-question', words: '请回答同意不同意', leadsTo: 'me' },
        { kind: 'question-open', words: '王**还有问题没回答', leadsTo: 'relativeClaims', id: 'r1' },
      ],
    });
    tap('有一笔 380 元的订单没付完，还剩14分钟');
    tap('请回答同意不同意');
    tap('王**还有问题没回答');
    expect(device.moves).toEqual([
      'to /packages/pay/order/index?id=abc',
      'to /packages/family/me/index',
      'to /packages/family/claims/index?id=r1',
    ]);
  });

  it('is nothing but the choices where the caller has nobody', async () => {
    const page = await firstPage(nothing);
    expect(page.querySelector('#home')).toBeNull();
    expect(page.querySelector('#home-retry')).toBeNull();
  });

  it('is one quiet line where it can’t be read, which asks again', async () => {
    const page = await firstPage();
    server.answer('home.status', owing);
    tap(/^家人的情况没有读到/);
    await screen.findByText('没缴的：王**、陈**');
    expect(page.querySelector('#home-retry')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('of a place without a notice is whom to call', async () => {
    place.set({ region: '110101' });
    await firstPage({
      ...nothing,
      place: {
        title: '请先打电话问',
        words: '请打下面的电话问。',
        contacts: [{ name: '医疗保障服务热线', phone: '12393' }],
      },
    });
    expect(server.asked).toContainEqual({ action: 'home.status', region: '110101' });
    tap('拨打 12393，医疗保障服务热线');
    expect(device.calls).toEqual(['12393']);
  });
});

describe('the first page in care mode', () => {
  it('asks three questions, each a tap from its answer', async () => {
    setCare(true);
    const page = await firstPage(owing);
    tap(/^我要交钱吗/);
    tap(/^我有医保吗/);
    tap(/^打电话问谁/);
    expect(device.moves).toEqual([
      'to /packages/care/pay/index',
      'to /packages/care/cover/index',
      'to /packages/care/call/index',
    ]);
    expect(page.querySelector('#choose-calculate')).toBeNull();
  });

  it('has everything else behind one entry', async () => {
    setCare(true);
    const page = await firstPage(owing);
    tap(/^更多/);
    await screen.findByText('没缴的：王**、陈**');
    expect(page.querySelector('#choose-calculate')).not.toBeNull();
    expect(page.querySelector('#choose-place')).not.toBeNull();
    expect(page.querySelector('#open-settings')).not.toBeNull();
  });
});
