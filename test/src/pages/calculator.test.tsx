import { act, fireEvent, render, screen, within } from '@testing-library/react';
import AskPage from '../../../src/packages/calculator/ask/index';
import CheckPage from '../../../src/packages/calculator/check/index';
import ResultPage from '../../../src/packages/calculator/result/index';
import { answerSheet, forgetAnswers } from '../../../src/state/answers';
import { kept } from '../../../src/state/kept';
import { place } from '../../../src/state/place';
import { device } from '../doubles/taro';
import { jilinCity, jincheng, onDibao, ruizhou, answered } from '../answers/answered';

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
function tap(element: HTMLElement) {
  return act(async () => Promise.resolve(fireEvent.click(element)));
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

  it('is not asked of a place whose parts differ: 吉林市 as a whole', () => {
    place.set({ region: '220200' });
    render(<AskPage />);
    expect(screen.getByText('请先选到区、县')).toBeTruthy();
  });

  it('where an identity was certified may be another place, chosen on the page', async () => {
    place.set({ region: jilinCity });
    answerSheet.set(answered(jilinCity, onDibao));
    device.params = { q: 'region.dibao' };
    render(<AskPage />);
    // The list of places asks what lies below, at first and after each step.
    await tap(screen.getByRole('radio', { name: /别的地方/ }));
    proceed();
    expect(screen.getAllByText(/请在下面选认定身份的地方/)).not.toEqual([]);
    await tap(screen.getByRole('button', { name: /湖南省/ }));
    proceed();
    expect(answerSheet.get()?.answers['region.dibao']).toBe('430000');
  });

  it('is not asked where no place is known', () => {
    place.set(null);
    render(<AskPage />);
    fireEvent.click(screen.getByRole('button', { name: '选择参保地' }));
    expect(device.moves).toEqual(['instead /packages/place/index?then=ask']);
  });
});

describe('the page of all answers', () => {
  it('shows each with a way to change it', () => {
    answerSheet.set(answered(ruizhou, onDibao));
    render(<CheckPage />);
    expect(screen.getByText('1955年3月12日')).toBeTruthy();
    expect(document.querySelector('[id="answer-of-since.dibao"]')?.textContent).toContain(
      '2023年9月15日以前',
    );
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

  it('says from when one is covered in the first lines', () => {
    const { container } = show();
    expect(container.querySelector('#headline')?.textContent).toContain('2024年1月1日起可以报销');
  });

  it('says first what is open, then each case; the one that is chosen is explained', () => {
    const { container } = show(answered(ruizhou, { identities: ['unknown'] }));
    expect(container.querySelector('#amount')?.textContent).toBe('380 元，也可能是 60 或 0 元');
    fireEvent.click(screen.getByRole('radio', { name: /^应缴 60 元/ }));
    expect(container.querySelector('#chosen-case')?.textContent).toContain('低保对象');
    expect(container.querySelector('#line-sum')?.textContent).toContain('60 元');
    expect(container.querySelector('#who-knows')?.textContent).toContain('乡镇（街道）民政窗口低保证');
  });

  it('tells a man in May, long on dibao and newly returned to poverty, what he pays and by which clause', () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2024-05-20T02:00:00Z'));
    const { container } = show(answered(ruizhou, { identities: ['unknown'] }));
    expect(container.querySelector('#headline')?.textContent).toContain('可能还能缴：380、60 或 0 元');
    expect(container.querySelector('#headline')?.textContent).not.toContain('已经截止');
    const sixty = screen.getByRole('radio', { name: /^应缴 60 元/ });
    expect(sixty.textContent).toMatch(/返贫致贫人口.*2024年1月1日起认定/);
    fireEvent.click(sixty);
    // 三(二): recognised after the window and not insured; 四(二): 60 yuan.
    expect(container.querySelector('#cites')?.textContent).toContain('第三（二）条');
  });

  it('says that a pause of the collection is not its end: Jincheng on the 18th', () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2023-11-18T02:00:00Z'));
    const { container } = show(answered(jincheng));
    expect(container.querySelector('#amount-until')?.textContent).toBe(
      '每月1日到25日收费：这次收到2023年11月25日，2023年12月1日再开，最后一天是2023年12月25日',
    );
  });

  it('shows a newborn’s parents both years side by side: Ruizhou 四(四)', () => {
    const { container } = show(answered(ruizhou, { birth: '2023-11-05' }));
    const section = container.querySelector('#newborn')?.textContent;
    expect(section).toContain('2024年2月3日以前');
    expect(section).toContain('缴出生当年（2023年）的');
    expect(section).toContain('只缴下一年（2024年）的');
  });

  it('is not given for a place whose parts differ', () => {
    show(answered('220200'));
    fireEvent.click(screen.getByRole('button', { name: '选择参保地' }));
    expect(device.moves).toEqual(['instead /packages/place/index?then=ask']);
  });

  it('says so where nothing has been answered', () => {
    render(<ResultPage />);
    expect(screen.getByText('还没有回答问题')).toBeTruthy();
  });
});
