import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { fen } from '../../../policy/money';
import AskPage from '../../../src/packages/calculator/ask/index';
import CheckOrderPage from '../../../src/packages/pay/check/index';
import SettingsPage from '../../../src/packages/help/settings/index';
import { forget, recall, remember } from '../../../src/platform/storage';
import { answerSheet, beginAnswers } from '../../../src/state/answers';
import { chooseRecords } from '../../../src/state/order';
import { choosePlace, place } from '../../../src/state/place';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { preview, previewLine } from '../pay/samples';

/** Full, or forbidden: each of WeChat's calls throws. */
function withoutStorage(): void {
  for (const call of ['getStorageSync', 'setStorageSync', 'removeStorageSync'] as const) {
    jest.spyOn(Taro, call).mockImplementation(() => {
      throw new Error('storage is not there');
    });
  }
}

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  withoutStorage();
});
afterEach(() => jest.restoreAllMocks());

describe('a phone without storage', () => {
  it('forgets when it is closed, and stops nobody', () => {
    expect(() => remember('place', { region: '360983001' })).not.toThrow();
    expect(recall('place')).toBeUndefined();
    expect(() => forget('place')).not.toThrow();
  });

  it('keeps the place and the answers as long as the program is open', () => {
    act(() => choosePlace({ region: '360983001', scanned: true }));
    act(() => beginAnswers('360983001', 2024));
    device.params = { q: 'birth' };
    render(<AskPage />);
    const type = (name: string, value: string): void =>
      void fireEvent.change(screen.getByLabelText(name), { target: { value } });
    type('日期，年，四位数字', '1955');
    type('日期，月', '3');
    type('日期，日', '12');
    fireEvent.click(screen.getByRole('button', { name: '继续' }));
    expect(answerSheet.get()?.answers.birth).toBe('1955-03-12');
    expect(place.get()?.region).toBe('360983001');
  });

  it('switches to care mode all the same', () => {
    render(<SettingsPage />);
    fireEvent.click(screen.getByRole('radio', { name: /关怀/ }));
    expect(document.querySelector('.frame_care')).toBeTruthy();
  });

  it('orders once: a second tap after a lost answer is the same order', async () => {
    act(() => chooseRecords(['r1']));
    server.answer('order.preview', preview(fen(38_000), [previewLine('r1')]));
    server.cut('order.place');
    render(<CheckOrderPage />);
    const pay = (): void => void fireEvent.click(screen.getByRole('button', { name: '确认并支付 380 元' }));
    const placed = () => server.asked.filter(({ action }) => action === 'order.place');
    await screen.findByRole('button', { name: '确认并支付 380 元' });
    pay();
    await screen.findByText('还没有付款');
    pay();
    await waitFor(() => expect(placed()).toHaveLength(2));
    expect(placed()[0]?.orderId).toBe(placed()[1]?.orderId);
  });
});
