import { fireEvent, render, screen, within } from '@testing-library/react';
import AskPage from '../../../src/packages/calculator/ask/index';
import CheckPage from '../../../src/packages/calculator/check/index';
import ResultPage from '../../../src/packages/calculator/result/index';
import { answerSheet, forgetAnswers } from '../../../src/state/answers';
import { kept } from '../../../src/state/kept';
import { place } from '../../../src/state/place';
import { device } from '../doubles/taro';
import { onDibao, ruizhou, answered } from '../answers/answered';

const today = Date.parse('2023-11-20T02:00:00Z');

beforeEach(() => {
  device.reset();
  forgetAnswers();
  kept.set([]);
  place.set({ region: ruizhou });
  jest.spyOn(Date, 'now').mockReturnValue(today);
});
afterEach(() => jest.restoreAllMocks());

function proceed() {
  return fireEvent.click(screen.getByRole('button', { name: /^(继续|改好了|看结果)$/ }));
}
function type(name: string, value: string) {
  return fireEvent.change(screen.getByLabelText(name), { target: { value } });
}
function typeBirth(year: string, month: string, day: string) {
  type('日期，年，四位数字', year);
  type('日期，月', month);
  type('日期，日', day);
}

describe('a question', () => {
  it('is answered, kept, and leads to the next one', () => {
    render(<AskPage />);
    typeBirth('1955', '3', '12');
    proceed();
    expect(answerSheet.get()?.answers.birth).toBe('1955-03-12');
    expect(device.moves).toEqual(['to /packages/calculator/ask/index?q=identities']);
  });

  it('says what is wrong above and beside the field, and goes nowhere', () => {
    render(<AskPage />);
    typeBirth('1955', '13', '12');
    proceed();
    const words = '没有这一天，请检查年、月、日。年份要填四位数字。';
    expect(screen.getByRole('link', { name: words })).toBeTruthy();
    expect(screen.getByText(`出错：${words}`)).toBeTruthy();
    expect(device.moves).toEqual([]);
  });

  it('can be answered with 不知道', () => {
    render(<AskPage />);
    fireEvent.click(screen.getByRole('radio', { name: /不知道/ }));
    proceed();
    expect(answerSheet.get()?.answers.birth).toBe('unknown');
  });

  it('comes back filled in when it is changed, and returns to the page it came from', () => {
    answerSheet.set(answered(ruizhou, onDibao));
    device.params = { q: 'birth', edit: '1' };
    device.stack = ['packages/calculator/check/index', 'packages/calculator/ask/index'];
    render(<AskPage />);
    expect(screen.getByLabelText<HTMLInputElement>('日期，年，四位数字').value).toBe('1955');
    typeBirth('1956', '3', '12');
    proceed();
    expect(device.moves).toEqual(['back 1']);
    expect(answerSheet.get()?.answers.birth).toBe('1956-03-12');
  });

  it('asks what a changed answer newly opens before it returns', () => {
    answerSheet.set(answered(ruizhou));
    device.params = { q: 'identities', edit: '1' };
    render(<AskPage />);
    fireEvent.click(screen.getByRole('checkbox', { name: '低保对象' }));
    proceed();
    expect(device.moves).toEqual(['instead /packages/calculator/ask/index?q=since.dibao&edit=1']);
  });

  it('is not asked where no place is known', () => {
    place.set(null);
    render(<AskPage />);
    fireEvent.click(screen.getByRole('button', { name: '选择参保地' }));
    expect(device.moves).toEqual(['instead /pages/place/index?then=ask']);
  });
});

describe('the page of all answers', () => {
  it('shows each with a way to change it', () => {
    answerSheet.set(answered(ruizhou, onDibao));
    render(<CheckPage />);
    expect(screen.getByText('1955年3月12日')).toBeTruthy();
    expect(screen.getByText('2023年9月15日以前')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '修改参保人有下面哪种身份？' }));
    proceed();
    expect(device.moves).toEqual([
      'to /packages/calculator/ask/index?q=identities&edit=1',
      'to /packages/calculator/result/index',
    ]);
  });

  it('leads to what has no answer yet', () => {
    answerSheet.set(answered(ruizhou, { identities: ['dibao'] }));
    render(<CheckPage />);
    fireEvent.click(screen.getByRole('button', { name: '回答剩下的问题' }));
    expect(device.moves).toEqual(['to /packages/calculator/ask/index?q=since.dibao&edit=1']);
  });
});

describe('the result', () => {
  const show = (sheet = answered(ruizhou, onDibao)) => {
    answerSheet.set(sheet);
    return render(<ResultPage />);
  };

  it('says the amount first, as an amount', () => {
    show();
    expect(screen.getByLabelText('应缴60元')).toBeTruthy();
  });

  it('leads from a line to its clause', () => {
    show();
    fireEvent.click(screen.getAllByRole('link', { name: '依据第三（一）条，查看说明' })[0] as HTMLElement);
    expect(device.moves).toEqual(['to /packages/help/clause/index?notice=ruizhou-2024&clause=3.1']);
  });

  it('says what happens if it is left until the window is over', () => {
    const { container } = show(answered(ruizhou));
    const row = container.querySelector<HTMLElement>('[id="later-2024-01-01"]');
    // 四(一): 380 yuan, 90 days: 31 March.
    expect(row && within(row).getByText('应缴 380 元')).toBeTruthy();
    expect(row?.textContent).toContain('2024年3月31日起享受待遇（等待90天）');
  });

  it('is kept on the phone once, without name or number', () => {
    show();
    fireEvent.click(screen.getByRole('button', { name: '保存这个结果' }));
    expect(screen.getByText('已保存在这部手机里')).toBeTruthy();
    expect(kept.get()).toHaveLength(1);
    expect(kept.get()[0]).toMatchObject({ on: '2023-11-20', headline: '应缴 60 元' });
  });

  it('says so where nothing has been answered', () => {
    render(<ResultPage />);
    expect(screen.getByText('还没有回答问题')).toBeTruthy();
  });
});
