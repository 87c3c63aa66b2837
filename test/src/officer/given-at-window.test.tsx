import { fireEvent, render, screen } from '@testing-library/react';
import ReimbursementsPage from '../../../src/officer/reimbursements/index';
import { choose, fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const region = '360983001';

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', { name: '陈*', regions: [region], duties: ['money'], today: '2024-01-05' });
  server.answer('reimbursements.overview', {
    notices: [],
    refunds: true,
    ready: [],
    telling: [],
    counts: [],
  });
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-01-05T02:00:00Z'));
});
afterEach(() => {
  jest.restoreAllMocks();
  Reflect.deleteProperty(window, 'matchMedia');
});

/** As a computer's browser answers. */
function beWide(): void {
  const query = { matches: true, addEventListener: () => undefined, removeEventListener: () => undefined };
  Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => query });
}

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

describe('a refund that only the window can give', () => {
  const due = {
    recordId: 'a1b2c3d4-2024',
    personId: 'aaaaaaaaaaaa',
    person: { name: '王建国', document: '360***********0012' },
    region,
    state: 'by-office',
    paidOn: '2023-11-20',
    paidFen: 38_000,
    amountFen: 32_000,
    ...{ wechatDueFen: 0, wechatGivenFen: 0, windowFen: 32_000 },
    words: '按第三（二）条，资助的部分退给付款人。',
    updatedAt: 23,
  };

  async function listed(one: object): Promise<void> {
    server.answer('refund-dues.list', {
      dues: [one],
      next: null,
      counts: [{ state: 'by-office', count: 1 }],
    });
    render(<ReimbursementsPage />);
    await screen.findAllByText(/退320元/);
  }

  it('is said to have been given by day and way, nobody chosen beforehand, and what is wrong keeps what was typed', async () => {
    server.answer('proposals.propose', { state: 'proposed' });
    await listed(due);
    await choose(/^该退、要在窗口退的/);
    expect(screen.queryByRole('button', { name: '提出登记1人已在窗口退' })).toBeNull();
    fireEvent.click(await screen.findByRole('checkbox', { name: /^王建国，退320元/ }));
    await fill('怎么退的', '转账到本人银行卡');
    await fill('哪天退的，年，四位数字', '2024');
    await fill('哪天退的，月', '1');
    await fill('哪天退的，日', '6');
    await tap('提出登记1人已在窗口退');
    await screen.findByText('出错：那一天还没有到，退了以后再登记');
    expect(asked('proposals.propose')).toEqual([]);
    await fill('哪天退的，日，填写有误', '4');
    await tap('提出登记1人已在窗口退');
    await screen.findByText('已提出登记1人，等另一位经办人同意后生效');
    expect(asked('proposals.propose')).toMatchObject([
      {
        act: 'refund-dues.settle',
        content: {
          region,
          on: '2024-01-04',
          way: '转账到本人银行卡',
          dues: [{ recordId: 'a1b2c3d4-2024', updatedAt: 23 }],
        },
      },
    ]);
  });

  it('is taken along as a workbook', async () => {
    const file = {
      handOutId: `${'a'.repeat(32)}.xlsx`,
      name: '要在窗口退的.xlsx',
      bytes: 9000,
      at: 0,
      until: 1,
    };
    server.answer('refund-dues.workbook', { file, people: 1 });
    await listed(due);
    await choose(/^该退、要在窗口退的/);
    await tap('导出给税务、财政（Excel）');
    await screen.findByText('要在窗口退的.xlsx');
    expect(asked('refund-dues.workbook')).toMatchObject([{ region, year: 2024 }]);
  });

  it('says, once it was given, on which day and how', async () => {
    const givenAtWindow = { amountFen: 32_000, on: '2024-01-04', way: '转账到本人银行卡' };
    await listed({ ...due, state: 'given', givenAtWindow });
    await choose(/^已经退了的/);
    await screen.findByText('退320元，2024年1月4日在窗口退，转账到本人银行卡');
  });

  it('is only what WeChat didn’t give, where a payment came from two purses', async () => {
    await listed({ ...due, wechatGivenFen: 28_000, windowFen: 4000 });
    await choose(/^该退、要在窗口退的/);
    await screen.findByText('退320元，其中微信已退280元、窗口退40元');
    await screen.findByRole('checkbox', { name: /^王建国，退40元/ });
  });

  it('is chosen in the table on a computer', async () => {
    beWide();
    server.answer('proposals.propose', { state: 'proposed' });
    await listed(due);
    await choose(/^该退、要在窗口退的/);
    await screen.findByText('表里选着0人。');
    fireEvent.click(await screen.findByRole('checkbox', { name: /王建国/ }));
    await screen.findByText('表里选着1人。');
    await fill('怎么退的', '现金');
    await fill('哪天退的，年，四位数字', '2024');
    await fill('哪天退的，月', '1');
    await fill('哪天退的，日', '4');
    await tap('提出登记1人已在窗口退');
    expect(asked('proposals.propose')).toMatchObject([{ content: { way: '现金', on: '2024-01-04' } }]);
  });
});
