import { fireEvent, render, screen } from '@testing-library/react';
import ReceiptCheckPage from '../../../src/packages/pay/receipt-check/index';
import { checkCodeOf, inGroups } from '../../../contract/check-code';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const code = checkCodeOf(Array.from({ length: 15 }, (_, at) => at));

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
});

function type(text: string): void {
  fireEvent.change(screen.getByRole('textbox', { name: /核验码/ }), { target: { value: text } });
  fireEvent.click(screen.getByRole('button', { name: '查验' }));
}

const says = [
  ['valid', '有效'],
  ['ended', '已经失效'],
  ['unknown', '没有这份凭证'],
] as const;

describe('the check of a receipt', () => {
  it.each(says)('says of one that is %s: %s', async (standing, words) => {
    server.answer('receipt.check', { standing });
    render(<ReceiptCheckPage />);
    type(inGroups(code).toLowerCase());
    await screen.findByText(words);
    expect(server.asked).toEqual([{ action: 'receipt.check', code }]);
  });

  it('tells a code with one sign wrong without asking the server, and asks once it is put right', async () => {
    server.answer('receipt.check', { standing: 'valid' });
    render(<ReceiptCheckPage />);
    type(`${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`);
    expect((await screen.findAllByText(/码不对，请对照凭证再看一遍/)).length).toBe(2);
    expect(server.asked).toEqual([]);
    type(code);
    await screen.findByText('有效');
    expect(screen.queryByText(/码不对/)).toBeNull();
  });

  it('says how long a code is to who typed part of it', async () => {
    render(<ReceiptCheckPage />);
    type(code.slice(0, 8));
    expect((await screen.findAllByText(/核验码是16个字符/)).length).toBe(2);
  });

  it.each<Record<string, string>>([{ scene: encodeURIComponent(`c=${code}`) }, { code }])(
    'answers at once where the page was opened by %j',
    async (query) => {
      device.params = query;
      server.answer('receipt.check', { standing: 'ended' });
      render(<ReceiptCheckPage />);
      await screen.findByText('已经失效');
    },
  );

  it.each<Record<string, string>>([{ scene: 'r=360983001' }, { scene: '%E0%A4' }, { code: 'abc' }, {}])(
    'asks for a code where the page was opened by %j',
    (query) => {
      device.params = query;
      render(<ReceiptCheckPage />);
      expect(screen.getByRole<HTMLInputElement>('textbox', { name: /核验码/ }).value).toBe('');
      expect(server.asked).toEqual([]);
    },
  );

  it('keeps what was typed without network, and asks again', async () => {
    server.cut('receipt.check');
    render(<ReceiptCheckPage />);
    type(code);
    server.answer('receipt.check', { standing: 'valid' });
    fireEvent.click(await screen.findByRole('button', { name: '再试一次' }));
    await screen.findByText('有效');
  });
});
