import { fireEvent, render, screen } from '@testing-library/react';
import { fen } from '../../../policy/money';
import { isoDay } from '../../../policy/calendar';
import { Breakdown } from '../../../src/components/Breakdown';
import { Button } from '../../../src/components/Button';
import { ChoiceList } from '../../../src/components/ChoiceList';
import { CoverTimeline } from '../../../src/components/CoverTimeline';
import { ErrorSummary } from '../../../src/components/ErrorSummary';
import { MoneyAmount } from '../../../src/components/Money';
import { PageFrame } from '../../../src/components/PageFrame';
import { progressOf } from '../../../src/components/IdentityField';
import { setCare } from '../../../src/state/preferences';
import { device } from '../doubles/taro';

beforeEach(() => {
  device.reset();
  setCare(false);
});

describe('a button', () => {
  it('answers to a tap and to the keyboard', () => {
    const acts: string[] = [];
    render(<Button id="go" label="确认并支付 240 元" onTap={() => acts.push('act')} />);
    const button = screen.getByRole('button', { name: '确认并支付 240 元' });
    fireEvent.click(button);
    fireEvent.keyDown(button, { key: 'Enter' });
    fireEvent.keyDown(button, { key: 'a' });
    expect(acts).toEqual(['act', 'act']);
  });

  it('cannot be tapped a second time while it is at work, and says so', () => {
    const acts: string[] = [];
    render(<Button id="go" label="登记" busy busyLabel="正在登记" onTap={() => acts.push('act')} />);
    fireEvent.click(screen.getByRole('button', { name: '正在登记' }));
    expect(acts).toEqual([]);
  });
});

describe('choices', () => {
  it('say which one is chosen', () => {
    render(
      <ChoiceList
        name="颜色"
        choices={[
          { value: 'red', label: '红' },
          { value: 'blue', label: '蓝' },
        ]}
        chosen="blue"
        onChoose={() => undefined}
      />,
    );
    expect(screen.getByRole('radio', { name: '蓝' }).getAttribute('aria-checked')).toBe('true');
    expect(screen.getByRole('radio', { name: '红' }).getAttribute('aria-checked')).toBe('false');
  });
});

describe('an amount', () => {
  it('is spoken as an amount, not digit by digit', () => {
    render(<MoneyAmount fen={fen(34200)} name="应缴" />);
    expect(screen.getByLabelText('应缴342元').textContent).toBe('342元');
  });

  it('adds up line by line, what lowers it with a minus and its clause', () => {
    const opened: string[] = [];
    const clause = { notice: 'ruizhou-2024', clause: '3.1', label: '第三（一）条' };
    render(
      <Breakdown
        lines={[
          { key: 'premium', label: '个人缴费标准', fen: fen(38000), clauses: [] },
          { key: 'subsidy-0', label: '低保对象资助', fen: fen(-32000), clauses: [clause] },
          { key: 'sum', label: '应缴', fen: fen(6000), clauses: [], sum: true },
        ]}
        onClause={(ref) => opened.push(ref.clause)}
      />,
    );
    expect(screen.getByText('−320 元')).toBeTruthy();
    expect(screen.getByLabelText('低保对象资助，减320元')).toBeTruthy();
    fireEvent.click(screen.getByRole('link', { name: '依据第三（一）条，查看说明' }));
    expect(opened).toEqual(['3.1']);
  });
});

describe('cover as a line in time', () => {
  const days = (coverage: { from: string; to: string; waitingDays: number }, payOn: string) => {
    const { container } = render(
      <CoverTimeline
        coverage={{ ...coverage, from: isoDay(coverage.from), to: isoDay(coverage.to) }}
        payOn={isoDay(payOn)}
      />,
    );
    return [...container.querySelectorAll('.cover__step')].map((step) => step.textContent);
  };

  it('reads payment, wait, beginning and end in order', () => {
    expect(days({ from: '2024-05-01', to: '2024-12-31', waitingDays: 90 }, '2024-02-01')).toEqual([
      '2024年2月1日缴费，从这天起等待90天，等待期内看病不能报销',
      '2024年5月1日开始享受医保待遇',
      '2024年12月31日待遇到这天为止',
    ]);
  });

  it('puts a cover that reaches back before the payment first', () => {
    expect(days({ from: '2024-03-01', to: '2024-12-31', waitingDays: 0 }, '2024-04-10')[0]).toBe(
      '2024年3月1日从这天起的医疗费用都算在内',
    );
  });
});

describe('errors', () => {
  it('stand on top and lead to their fields', () => {
    render(
      <div>
        <ErrorSummary errors={[{ field: 'person-name', message: '请填写姓名。' }]} />
      </div>,
    );
    expect(screen.getByRole('alert').textContent).toContain('请填写姓名。');
    expect(screen.getByRole('link', { name: '请填写姓名。' })).toBeTruthy();
  });
});

describe('an identity number as it is typed', () => {
  const today = isoDay('2023-11-20');

  it('says how many digits are left', () => {
    expect(progressOf('resident-id', '990101', today)).toBe('已填6位，还差12位');
  });

  it('says which part is wrong once it is whole', () => {
    expect(progressOf('resident-id', '990101195513081231', today)).toContain('出生日期');
  });

  it('reads the birth date back where it is right', () => {
    // 11010519491231002X is the specimen number printed in GB 11643-1999.
    expect(progressOf('resident-id', '11010519491231002x', today)).toBe(
      '号码核对无误，出生日期1949年12月31日',
    );
  });
});

describe('the frame of a page', () => {
  it('carries care mode and the text size', () => {
    setCare(true);
    const { container } = render(<PageFrame heading="标题" />);
    const frame = container.querySelector<HTMLElement>('.frame');
    expect(frame?.className).toContain('frame_care');
    expect(frame?.style.getPropertyValue('--fs')).toBe('1.294');
  });

  it('leads back, and from a page opened by a link to the first page', () => {
    render(<PageFrame heading="标题" />);
    fireEvent.click(screen.getByRole('button', { name: '返回上一页' }));
    device.stack = ['pages/index/index', 'packages/calculator/ask/index'];
    fireEvent.click(screen.getByRole('button', { name: '返回上一页' }));
    expect(device.moves).toEqual(['restart /pages/index/index', 'back 1']);
  });
});
