import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReceiptView } from '../../../contract/receipts';
import { fen, noFen } from '../../../policy/money';
import ReceiptPage from '../../../src/packages/pay/receipt/index';
import { layOut } from '../../../src/packages/pay/receipt/picture';
import { blocksOf, blocksOfFamily, linesOf } from '../../../src/packages/pay/receipt/picture-words';
import { ServerDouble } from '../doubles/server';
import { device, sentBy } from '../doubles/taro';
import { receipt, tenOClock } from './samples';

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  device.params = { id: 'b7' };
  server = new ServerDouble();
  jest.restoreAllMocks();
});

describe('a receipt', () => {
  it('says how the amount adds up, what comes next, and that the tax certificate is got elsewhere', async () => {
    server.answer('receipt.get', { receipts: [receipt(0)] });
    render(<ReceiptPage />);
    await screen.findByText('标准 380 元，资助 320 元，自己交 60 元');
    expect(document.body.textContent).toContain('2023年11月20日 10:00');
    expect(document.body.textContent).toContain('2024年1月1日起可以用医保。');
    expect(screen.getByText('需要完税证明，请到税务部门开具。')).toBeTruthy();
  });

  it('names both payment sources with their parts', async () => {
    server.answer('receipt.get', {
      receipts: [receipt(0, { paymentSource: 'both', accountFen: fen(2_500), wechatFen: fen(3_500) })],
    });
    render(<ReceiptPage />);
    await screen.findByText('家庭共济账户 25 元，微信支付 35 元');
  });

  it('names the part that went back, on the page and on what leaves the phone', async () => {
    const part = receipt(0, { amountFen: fen(38_000), givenBackFen: fen(6_000) });
    server.answer('receipt.get', { receipts: [part] });
    render(<ReceiptPage />);
    await screen.findByText('其中退回');
    expect(screen.getAllByText('60 元，仍然参保').length).toBeGreaterThan(0);
    expect(linesOf(blocksOf(part))).toContain('其中退回：60 元，仍然参保');
    expect(linesOf(blocksOfFamily([part, receipt(1)]))).toContain('其中退回：60 元，仍然参保');
  });

  it('has nothing of an identity number on its picture', () => {
    const lines = linesOf(blocksOf(receipt(0))).join('\n');
    expect(lines).toContain('已缴：60 元（微信支付）');
    expect(lines).toContain('缴费人：李*');
    expect(lines).not.toMatch(/\*{4}|\d{17}/);
  });

  it('tells on its picture how the amount adds up and what comes next, without a clause', () => {
    const items: ReceiptView['items'] = [
      {
        kind: 'premium',
        standardFen: fen(38_000),
        subsidyFen: fen(32_000),
        payFen: fen(6_000),
        cites: [{ notice: 'ruizhou-2024', clause: '3.2' }],
      },
      { kind: 'ltci', standardFen: fen(1_000), subsidyFen: noFen, payFen: fen(1_000), cites: [] },
    ];
    const [, sum, next] = blocksOf(receipt(0, { amountFen: fen(7_000), items }));
    expect(sum).toEqual({
      title: '怎么算出来的',
      lines: ['个人缴费：标准 380 元，资助 320 元，自己交 60 元', '长期护理保险：10 元', '合计：70 元'],
    });
    expect(next?.lines).toEqual(['2024年1月1日起可以用医保。', '需要完税证明，请到税务部门开具。']);
    expect(linesOf(blocksOf(receipt(0, { items }))).join()).not.toMatch(/3\.2|条/);
  });

  it('puts a family on one picture: each person once, what is common once, and no way of adding up', () => {
    const lines = linesOf(
      blocksOfFamily([
        receipt(0, { transactionId: '4200001' }),
        receipt(1, { insured: '李**', amountFen: fen(38_000) }),
      ]),
    );
    expect(lines[0]).toBe('2个人，合计 440 元');
    expect(lines.filter((line) => line.startsWith('参保人：'))).toEqual(['参保人：周**', '参保人：李**']);
    expect(lines.filter((line) => line.startsWith('微信支付交易单号：'))).toEqual([
      '微信支付交易单号：4200001',
    ]);
    expect(lines.filter((line) => line.startsWith('核验码：'))).toHaveLength(2);
    expect(lines.join()).not.toMatch(/标准|资助/);
  });

  it('breaks the picture’s lines before its edge, and grows with the letters', () => {
    // A brush whose every character is as wide as its letters are high: 654 pixels hold 21 of 30.
    const brush = {
      fillStyle: '',
      font: '',
      fillRect: () => undefined,
      fillText: () => undefined,
      drawImage: () => undefined,
      measureText(words: string) {
        return { width: words.length * parseInt(this.font, 10) };
      },
    };
    const blocks = [{ lines: ['一二三四五六七八九十'.repeat(3)] }, { title: '题', lines: ['短'] }];
    const small = layOut(brush, blocks, 1);
    expect(small.lines.map(({ words }) => words.length)).toEqual([21, 9, 1, 1]);
    const large = layOut(brush, blocks, 1.5);
    // Letters of 45: 14 a line.
    expect(large.lines.map(({ words }) => words.length)).toEqual([14, 14, 2, 1, 1]);
    expect(large.height).toBeGreaterThan(small.height);
    // An amount keeps its unit, and never breaks within: 20 characters, then `60 元`.
    const sum = layOut(brush, [{ lines: [`${'一'.repeat(20)}60 元`] }], 1);
    expect(sum.lines.map(({ words }) => words)).toEqual(['一'.repeat(20), '60 元']);
    const last = large.lines[large.lines.length - 1];
    expect(large.height).toBeGreaterThan((last?.y ?? 0) + 45);
  });

  it('says what to do where no picture can be saved', async () => {
    // A browser without a canvas, as jsdom is.
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    server.answer('receipt.get', { receipts: [receipt(0)] });
    render(<ReceiptPage />);
    fireEvent.click(await screen.findByRole('button', { name: '把周**的凭证存成图片' }));
    await screen.findByText('图片没有存下来');
  });
});

describe('passing a receipt on', () => {
  it('copies an address that opens by itself', async () => {
    server.answer('receipt.get', { receipts: [receipt(0)] });
    server.answer('receipt.share', { token: 't0', expiresAt: tenOClock });
    render(<ReceiptPage />);
    fireEvent.click(await screen.findByRole('button', { name: '转给周**看' }));
    fireEvent.click(await screen.findByRole('button', { name: '发给周**（复制链接）' }));
    await waitFor(() =>
      expect(device.clipboard).toBe('http://localhost/#/packages/pay/shared/index?token=t0'),
    );
  });

  it('sends the card of the person whose button was tapped', async () => {
    server.answer('receipt.get', { receipts: [receipt(0), receipt(1, { insured: '李**' })] });
    render(<ReceiptPage />);
    server.answer('receipt.share', { token: 't0', expiresAt: tenOClock });
    fireEvent.click(await screen.findByRole('button', { name: '转给周**看' }));
    await screen.findByRole('button', { name: /发给周/ });
    server.answer('receipt.share', { token: 't1', expiresAt: tenOClock });
    fireEvent.click(screen.getByRole('button', { name: '转给李**看' }));
    await screen.findByRole('button', { name: /发给李/ });
    expect(sentBy('send-receipt-0')).toMatchObject({ path: '/packages/pay/shared/index?token=t0' });
    expect(sentBy('send-receipt-1')).toMatchObject({ path: '/packages/pay/shared/index?token=t1' });
  });

  it('sends only the first page from WeChat’s own menu', async () => {
    server.answer('receipt.get', { receipts: [receipt(0)] });
    render(<ReceiptPage />);
    await screen.findByText('2024-0');
    expect(sentBy('')).toMatchObject({ path: '/pages/index/index' });
  });
});

describe('names', () => {
  const named = receipt(0, { insuredInFull: '周桂兰', payerInFull: '李敏' });

  it('are shown in full to who typed them, and masked on what he saves, until he chooses otherwise', async () => {
    server.answer('receipt.get', { receipts: [named] });
    server.answer('receipt.share', { token: 't0', expiresAt: tenOClock });
    render(<ReceiptPage />);
    expect((await screen.findAllByText('周桂兰')).length).toBeGreaterThan(0);
    expect(linesOf(blocksOf(named)).join()).not.toMatch(/周桂兰|李敏/);
    expect(linesOf(blocksOf(named, true)).join()).toMatch(/周桂兰.*李敏/);
    fireEvent.click(screen.getByRole('button', { name: '转给周桂兰看' }));
    await screen.findByText(/姓名只写姓/);
    fireEvent.click(screen.getByRole('radio', { name: /写全名/ }));
    // The link that was made says the name as it was chosen then: another has to be made.
    fireEvent.click(await screen.findByRole('button', { name: '转给周桂兰看' }));
    await screen.findByText(/姓名写全名/);
    const asked = server.asked.filter(({ action }) => action === 'receipt.share');
    expect(asked.map(({ inFull }) => inFull)).toEqual([false, true]);
  });

  it('are no choice where the payer knows none in full', async () => {
    server.answer('receipt.get', { receipts: [receipt(0)] });
    render(<ReceiptPage />);
    await screen.findByText('7KQ4 2MBX 9HTW 3RVA');
    expect(screen.queryByRole('radio')).toBeNull();
  });
});

describe('a receipt on paper', () => {
  it('has the code to check it, and names masked', async () => {
    const print = jest.spyOn(window, 'print').mockReturnValue(undefined);
    server.answer('receipt.get', { receipts: [receipt(0, { insuredInFull: '周桂兰' })] });
    server.answer('receipt.code-picture', { png: 'UE5H' });
    render(<ReceiptPage />);
    fireEvent.click(await screen.findByRole('button', { name: '打印' }));
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    const paper = document.getElementById('paper');
    expect(paper?.querySelector('img')?.src).toBe('data:image/png;base64,UE5H');
    expect(paper?.textContent).toContain('7KQ4 2MBX 9HTW 3RVA');
    expect(paper?.textContent).toContain('参保人周**');
    expect(paper?.textContent).not.toContain('周桂兰');
  });

  it('is printed without the code where there is no network: the signs do the same', async () => {
    const print = jest.spyOn(window, 'print').mockReturnValue(undefined);
    server.answer('receipt.get', { receipts: [receipt(0)] });
    server.cut('receipt.code-picture');
    render(<ReceiptPage />);
    fireEvent.click(await screen.findByRole('button', { name: '打印' }));
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    expect(document.getElementById('paper')?.querySelector('img')).toBeNull();
  });
});
