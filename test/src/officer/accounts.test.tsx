import { render, screen, waitFor, within } from '@testing-library/react';
import type { BatchView } from '../../../contract/mutual-aid';
import { fen } from '../../../policy/money';
import AccountsPage from '../../../src/officer/accounts/index';
import { tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { beNarrow, beWide } from '../wide';

const region = '140502';

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', { name: '陈*', regions: [region], duties: ['money'], today: '2023-11-20' });
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2023-11-20T02:00:00Z'));
});
afterEach(() => jest.restoreAllMocks());

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

it('leads to where files of the bureau are uploaded', async () => {
  server.answer('mutual-aid.batches', { batches: [], next: null, unsent: 0 });
  render(<AccountsPage />);
  await tap('上传绑定文件');
  await tap('上传余额文件');
  expect(device.moves).toEqual([
    `to /officer/uploads/index?kind=bindings&region=${region}`,
    `to /officer/uploads/index?kind=balances&region=${region}`,
  ]);
});

describe('the batches', () => {
  const batch: BatchView = {
    number: '20231118-1',
    region,
    at: Date.parse('2023-11-18T02:00:00Z'),
    all: { lines: 3, fen: fen(50_000) },
    open: { lines: 1, fen: fen(4_400) },
    settled: { lines: 1, fen: fen(7_600) },
    reversed: { lines: 1, fen: fen(38_000) },
  };
  const file = { number: '20231118-1', deductions: 3, totalFen: 50_000, csv: '扣款编号\r\no-0', more: false };
  const listed = (...batches: readonly BatchView[]) => ({ batches, next: null, unsent: 2 });

  it('show what was answered and what was not, and lead to where the result is uploaded', async () => {
    server.answer('mutual-aid.batches', listed(batch));
    render(<AccountsPage />);
    await screen.findByText('成功1笔（76元），退回1笔（380元），还差1笔（44元）没有结果');
    await tap('读入它的结果');
    expect(device.moves).toContain(
      `to /officer/uploads/index?kind=result&number=20231118-1&region=${region}`,
    );
  });

  it('are lines of a table at a computer, each of which opens with the same acts', async () => {
    beWide();
    server.answer('mutual-aid.batches', listed(batch));
    render(<AccountsPage />);
    const table = await screen.findByRole('table', { name: '扣款批次' });
    const heads = within(table).getAllByRole('columnheader');
    expect(heads.map(({ textContent }) => textContent)).toEqual(['编号', '多少', '哪天生成', '结果']);
    expect(screen.queryByRole('button', { name: '读入它的结果' })).toBeNull();
    await tap('20231118-1');
    await screen.findByRole('button', { name: '读入它的结果' });
    expect(screen.getByRole('button', { name: '再取一次文件' })).toBeTruthy();
    beNarrow();
  });

  it('give the file again, to be copied or saved', async () => {
    server.answer('mutual-aid.batches', listed(batch));
    server.answer('mutual-aid.batch-file', file);
    render(<AccountsPage />);
    await tap('再取一次文件');
    await screen.findByText('批次 20231118-1：3笔，共500元');
    await tap('复制文件内容');
    await screen.findByText('复制好了，粘贴到空白文件里就行。');
    expect(device.clipboard).toBe(file.csv);
    expect(asked('mutual-aid.batch-file')).toMatchObject([{ region, number: '20231118-1' }]);
    expect(asked('mutual-aid.make-batch')).toEqual([]);
  });

  it('are looked at again where making one brought no answer, under a number that was free', async () => {
    server.answer('mutual-aid.batches', listed());
    server.cut('mutual-aid.make-batch');
    render(<AccountsPage />);
    await screen.findByText('有2笔扣款还没有装进批次。');
    server.answer('mutual-aid.batches', { ...listed({ ...batch, number: '20231120-1' }), unsent: 0 });
    await tap('生成扣款批次');
    await screen.findByText(/再取一次文件即可/);
    await screen.findByText('20231120-1');
    expect(asked('mutual-aid.make-batch')).toMatchObject([{ number: '20231120-1' }]);
    await waitFor(() => expect(screen.getByText('没有等着送出的扣款。')).toBeTruthy());
    expect(screen.queryByRole('button', { name: '生成扣款批次' })).toBeNull();
  });
});
