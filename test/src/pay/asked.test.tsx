import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import AskedToPayPage from '../../../src/packages/pay/asked/index';
import { AskToPay } from '../../../src/packages/pay/asked/AskToPay';
import type { ToBePaidFor } from '../../../src/packages/pay/asked/AskToPay';
import { ServerDouble } from '../doubles/server';
import { device, sentBy } from '../doubles/taro';
import { tenOClock } from './samples';

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  device.params = { token: 't1' };
  server = new ServerDouble();
});

function of(recordId: string, name: string): ToBePaidFor {
  return { key: recordId, name, record: () => Promise.resolve(recordId) };
}

const opened = {
  recordId: 'r1-2024',
  insured: '周**',
  year: 2024,
  region: '360983001',
  expiresAt: tenOClock,
};

async function type(text: string): Promise<void> {
  fireEvent.change(await screen.findByRole('textbox', { name: /后四位/ }), { target: { value: text } });
  fireEvent.click(screen.getByRole('button', { name: '看看是谁' }));
}

describe('who was asked to pay', () => {
  beforeEach(() => server.answer('pay-request.look', { state: 'open', expiresAt: tenOClock }));

  it('reads of nobody and no amount before the last four are right', async () => {
    server.refuse(
      'pay-request.open',
      'LAST_FOUR_WRONG',
      '后四位不对，请问清楚再输。还可以试4次，用完链接就失效。',
    );
    render(<AskedToPayPage />);
    await type('1234');
    expect((await screen.findAllByText(/还可以试4次/)).length).toBe(2);
    expect(document.body.textContent).not.toMatch(/周|高安|\d 元|2024年度/);
    expect(screen.queryByRole('button', { name: /核对并支付/ })).toBeNull();
  });

  it('reads whom it is for once they are, and goes on to check what is due', async () => {
    server.answer('pay-request.open', opened);
    render(<AskedToPayPage />);
    await type('001x');
    await screen.findByText('周**');
    fireEvent.click(screen.getByRole('button', { name: '看金额，核对并支付' }));
    expect(device.moves).toEqual(['to /packages/pay/check/index?asked=1']);
    expect(server.asked.at(-1)).toMatchObject({ token: 't1', lastFour: '001x' });
  });

  it.each(['12', '12 4', ''])('is told without a try what can’t be four: %j', async (text) => {
    render(<AskedToPayPage />);
    await type(text);
    expect((await screen.findAllByText(/请输入证件号码的最后四位/)).length).toBe(2);
    expect(server.asked.map(({ action }) => action)).toEqual(['pay-request.look']);
  });

  it('keeps the way open without network', async () => {
    server.cut('pay-request.open');
    render(<AskedToPayPage />);
    await type('0017');
    await screen.findByText('没有打开');
    server.answer('pay-request.open', opened);
    await type('0017');
    await screen.findByText('周**');
  });
});

it.each([
  ['paid', '已经交过了'],
  ['over', '链接已失效'],
])('a link that is %s says so, and leads on', async (state, words) => {
  server.answer('pay-request.look', { state });
  render(<AskedToPayPage />);
  await screen.findByText(words);
  fireEvent.click(screen.getByRole('button', { name: '给自己的家人参保' }));
  expect(device.moves).toEqual(['restart /pages/index/index']);
});

it('sends a card that names nobody and no amount', async () => {
  server.answer('pay-request.make', { token: 't9', expiresAt: tenOClock });
  render(<AskToPay people={[of('r1-2024', '周桂兰')]} />);
  fireEvent.click(screen.getByRole('button', { name: '请家人帮周桂兰交' }));
  await screen.findByText('帮周桂兰交的链接做好了，请发给家人');
  await waitFor(() =>
    expect(sentBy('send-request')).toEqual({
      title: '请帮家里人交一下居民医保',
      path: '/packages/pay/asked/index?token=t9',
    }),
  );
});

it('makes a link of its own for each of several, and sends each one its own', async () => {
  render(<AskToPay people={[of('r1-2024', '周桂兰'), of('r2-2024', '李建国')]} />);
  server.answer('pay-request.make', { token: 't1', expiresAt: tenOClock });
  fireEvent.click(screen.getByRole('button', { name: '请家人帮周桂兰交' }));
  await screen.findByText('帮周桂兰交的链接做好了，请发给家人');
  expect(screen.getByRole('button', { name: '请家人帮李建国交' })).toBeTruthy();
  server.answer('pay-request.make', { token: 't2', expiresAt: tenOClock });
  fireEvent.click(screen.getByRole('button', { name: '请家人帮李建国交' }));
  await screen.findByText('帮李建国交的链接做好了，请发给家人');
  await waitFor(() =>
    expect(sentBy('send-request-1')).toMatchObject({ path: '/packages/pay/asked/index?token=t2' }),
  );
  expect(sentBy('send-request')).toMatchObject({ path: '/packages/pay/asked/index?token=t1' });
  expect(server.asked.map(({ recordId }) => recordId)).toEqual(['r1-2024', 'r2-2024']);
});
