import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { BatchView } from '../../../contract/mutual-aid';
import { fen } from '../../../policy/money';
import AccountsPage from '../../../src/officer/accounts/index';
import { choose, fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

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

const header = '持有人姓名,持有人证件类型,持有人证件号码,家人姓名,家人证件类型,家人证件号码,关系';
function rows(count: number) {
  return Array.from({ length: count }, (_, at) => `王芳,身份证,1,王建国,身份证,${at},父亲`).join('\n');
}

describe('a file from the bureau', () => {
  it('is not sent without a number, a content and the columns', async () => {
    render(<AccountsPage />);
    await tap('提出绑定文件');
    expect(screen.getByRole('link', { name: '请填写编号' })).toBeTruthy();
    await fill('文件内容', '持有人姓名,关系\n王芳,父亲');
    await tap('提出绑定文件');
    expect(screen.getByRole('link', { name: /第一行缺少列：持有人证件类型、/ })).toBeTruthy();
    expect(asked('proposals.propose')).toEqual([]);
  });

  it('may be pasted from a spreadsheet, whose cells come with tabs', async () => {
    server.answer('proposals.propose', { state: 'proposed' });
    render(<AccountsPage />);
    await fill('编号', 'B1');
    await fill('文件内容', `${header}\n${rows(1)}`.replace(/,/g, '\t'));
    await tap('提出绑定文件');
    await screen.findByText('已提出1行，等另一位经办人同意后生效');
    expect(asked('proposals.propose')).toMatchObject([
      {
        act: 'mutual-aid.import-bindings',
        part: 1,
        parts: 1,
        content: { csv: `${header}\n${rows(1)}`, number: 'B1' },
      },
    ]);
  });

  it('is taken back by the same file and number', async () => {
    server.answer('proposals.propose', { state: 'proposed' });
    render(<AccountsPage />);
    await choose(/撤回整批/);
    await fill('编号', 'B1');
    await fill('文件内容', `${header}\n${rows(1)}`);
    await tap('提出撤回');
    await screen.findByText('已提出撤回1行，等另一位经办人同意后生效');
    expect(asked('proposals.propose')).toMatchObject([
      { act: 'mutual-aid.undo-bindings', content: { number: 'B1' } },
    ]);
  });

  it('goes in parts of a hundred lines, and on where it stopped', async () => {
    server.answer('proposals.propose', { state: 'gathering' });
    let calls = 0;
    const send = globalThis.fetch;
    globalThis.fetch = ((address: string, init: { readonly body: string }) => {
      if (init.body.includes('proposals.propose')) calls += 1;
      return calls === 2
        ? Promise.reject(new TypeError('Failed to fetch'))
        : send(address, init as RequestInit);
    }) as typeof fetch;
    render(<AccountsPage />);
    await fill('编号', 'B1');
    await fill('文件内容', `${header}\n${rows(250)}`);
    await tap('提出绑定文件');
    await screen.findByText('3段里有1段已经办好，不会重复生效。');
    await tap('接着办');
    await screen.findByText('已提出250行，等另一位经办人同意后生效');
    const sent = asked('proposals.propose').map(({ part, content }) => {
      const { number, csv } = content as { readonly number: string; readonly csv: string };
      return [part, number, csv.split('\n').length];
    });
    expect(new Set(asked('proposals.propose').map(({ proposalId }) => proposalId)).size).toBe(1);
    // Two hundred and fifty lines under three numbers, each with the header; the first part only once.
    expect(sent).toEqual([
      [1, 'B1-p1', 101],
      [2, 'B1-p2', 101],
      [3, 'B1-p3', 51],
    ]);
  });

  it('of results can’t be taken back, and says why before it is handed in', async () => {
    render(<AccountsPage />);
    await choose(/读入扣款结果/);
    await screen.findByText('结果文件生效以后不能撤回');
    expect(screen.queryByText('撤回整批')).toBeNull();
  });

  it('of balances says of which day they are, yesterday unless told', async () => {
    server.answer('proposals.propose', { state: 'proposed' });
    render(<AccountsPage />);
    await choose(/导入余额/);
    await fill('编号', 'Y1');
    await fill('文件内容', '姓名,证件类型,证件号码,余额(元)\n王芳,身份证,1,100');
    await tap('提出余额文件');
    await screen.findByText('已提出1行，等另一位经办人同意后生效');
    expect(asked('proposals.propose')).toMatchObject([{ content: { asOf: '2023-11-19' } }]);
    await fill('余额是哪一天日终的，日', '21');
    await tap('提出余额文件');
    expect(screen.getByRole('link', { name: /请填写余额是哪一天日终的/ })).toBeTruthy();
    expect(asked('proposals.propose')).toHaveLength(1);
  });
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

  it('show what was answered and what was not, and lead to reading the result', async () => {
    server.answer('mutual-aid.batches', listed(batch));
    render(<AccountsPage />);
    await choose(/扣款批次/);
    await screen.findByText('成功1笔（76元），退回1笔（380元），还差1笔（44元）没有结果');
    await tap('读入它的结果');
    expect(await screen.findByLabelText('批次编号')).toHaveProperty('value', '20231118-1');
  });

  it('give the file again, to be copied or saved', async () => {
    server.answer('mutual-aid.batches', listed(batch));
    server.answer('mutual-aid.batch-file', file);
    render(<AccountsPage />);
    await choose(/扣款批次/);
    await tap('再取一次文件');
    await screen.findByText('批次 20231118-1：3笔，共500元');
    await tap('复制文件内容');
    expect(device.clipboard).toBe(file.csv);
    expect(asked('mutual-aid.batch-file')).toMatchObject([{ region, number: '20231118-1' }]);
    expect(asked('mutual-aid.make-batch')).toEqual([]);
  });

  it('are looked at again where making one brought no answer, under a number that was free', async () => {
    server.answer('mutual-aid.batches', listed());
    server.cut('mutual-aid.make-batch');
    render(<AccountsPage />);
    await choose(/扣款批次/);
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

describe('a file that is chosen', () => {
  const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (two) => parseInt(two, 16));
  /** The browser's dialog: the officer picks this file. */
  const picking = (name: string, bytes: Uint8Array) => {
    jest.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function picked(
      this: HTMLInputElement,
    ) {
      const chosen = { name, arrayBuffer: () => Promise.resolve(bytes.slice().buffer) };
      Object.defineProperty(this, 'files', { value: [chosen] });
      this.dispatchEvent(new Event('change'));
    });
  };

  it('in GBK, as Excel writes it in China, is read by the server', async () => {
    // 姓名,余额 / 王芳,1 by the GBK table.
    picking('yue.csv', bytesOf('d0d5c3fb2cd3e0b6ee0acdf5b7bc2c31'));
    server.answer('files.read-text', { text: '姓名,余额\n王芳,1' });
    render(<AccountsPage />);
    await tap('选择Excel或CSV文件');
    await screen.findByText('yue.csv');
    expect(asked('files.read-text')).toMatchObject([{ base64: '0NXD+yzT4LbuCs31t7wsMQ==' }]);
  });

  it('in UTF-8 stays on the phone until it is sent', async () => {
    picking('yue.csv', bytesOf('efbbbfe5a793e5908d2ce4bd99e9a29d'));
    render(<AccountsPage />);
    await tap('选择Excel或CSV文件');
    await screen.findByText('yue.csv');
    expect(asked('files.read-text')).toEqual([]);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '换一个，或改为粘贴' })));
    expect(screen.getByLabelText('文件内容')).toHaveProperty('value', '');
  });

  it('that is a workbook is turned into lines by the server', async () => {
    picking('yue.xlsx', bytesOf('504b0304'));
    server.answer('office-files.read-workbook', { text: '姓名,余额\n王芳,1' });
    render(<AccountsPage />);
    await tap('选择Excel或CSV文件');
    await screen.findByText('yue.xlsx');
    expect(asked('office-files.read-workbook')).toMatchObject([{ base64: 'UEsDBA==' }]);
  });

  it('that is a workbook too large for one request is not taken, and the way to a CSV is told', async () => {
    picking('yue.xlsx', bytesOf(`504b0304${'00'.repeat(60_000)}`));
    render(<AccountsPage />);
    await tap('选择Excel或CSV文件');
    await screen.findByText(/这个Excel文件太大.*另存为/);
  });

  it('that is an old workbook is told how to save it anew, whatever its size', async () => {
    render(<AccountsPage />);
    for (const size of [100, 60_001, 5_000_001]) {
      const bytes = new Uint8Array(size);
      bytes.set(bytesOf('d0cf11e0a1b11ae1'));
      picking('yue.xls', bytes);
      await tap('选择Excel或CSV文件');
      await screen.findByText(/旧格式（.xls、.et）.*另存为.*Excel工作簿（.xlsx）/);
      expect(screen.queryByText(/太大|超过/)).toBeNull();
    }
    expect(asked('office-files.read-workbook')).toEqual([]);
  });
});
