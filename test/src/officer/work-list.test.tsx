import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { CaseView } from '../../../contract/refunds';
import { fen } from '../../../policy/money';
import CasesPage from '../../../src/officer/cases/index';
import { choose, fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { beNarrow, beWide } from '../wide';

const county = '360983';

function closable(caseId: string): CaseView {
  return {
    caseId,
    kind: 'elsewhere-amount',
    region: county,
    state: 'open',
    at: Date.parse('2023-11-20T02:00:00Z'),
    orderId: null,
    refundId: null,
    people: [{ personId: `${caseId}-person`, name: `周${caseId}`, document: '369***********2009' }],
    amountFen: fen(100),
    summary: '别处缴的少1元。',
    actions: ['close'],
  };
}

let server: ServerDouble;

beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', { name: '王', regions: [county], duties: ['money'], today: '2023-11-20' });
  answer('one', 'two', 'three');
  beWide();
});
afterEach(beNarrow);

function answer(...ids: readonly string[]): void {
  server.answer('cases.list', { cases: ids.map(closable), next: null });
}

async function shownTable(): Promise<HTMLElement> {
  render(<CasesPage />);
  return screen.findByRole('table', { name: '待办清单' });
}

function opener(name: string): HTMLElement {
  return screen.getByRole('button', { name: `周${name}` });
}

function press(key: string): void {
  fireEvent.keyDown(document.activeElement ?? document.body, { key });
}

describe('on a computer, what waits', () => {
  it('is a table with a row for each, a heading for each column, and says what is shown', async () => {
    const table = await shownTable();
    const heads = within(table).getAllByRole('columnheader');
    expect(heads.map(({ textContent }) => textContent)).toEqual([
      '选上',
      '谁',
      '什么事',
      '金额',
      '哪里',
      '什么时候',
    ]);
    expect(within(table).getAllByRole('rowheader')).toHaveLength(3);
    expect(screen.getByText('这一页3条：还没处理的，最早的在前。')).toBeTruthy();
    expect(screen.getByText(/上下键.*空格选上/)).toBeTruthy();
  });

  it('is gone through by keys: arrows, Home and End between rows, Enter opens, Escape closes and goes back to the row', async () => {
    await shownTable();
    act(() => opener('one').focus());
    press('ArrowDown');
    expect(document.activeElement).toBe(opener('two'));
    press('End');
    expect(document.activeElement).toBe(opener('three'));
    press('ArrowDown');
    expect(document.activeElement).toBe(opener('three'));
    press('Home');
    expect(document.activeElement).toBe(opener('one'));
    press('Enter');
    expect(opener('one').getAttribute('aria-expanded')).toBe('true');
    const note = screen.getByRole('textbox', { name: '处理说明' });
    act(() => note.focus());
    fireEvent.change(note, { target: { value: '问过税务' } });
    press('ArrowDown');
    expect(document.activeElement).toBe(note);
    press('Escape');
    expect(opener('one').getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(opener('one'));
    press('Enter');
    expect(screen.getByDisplayValue('问过税务')).toBeTruthy();
  });

  it('is chosen by Space, and decided together with one note', async () => {
    server.answer('cases.resolve', { case: closable('one') });
    await shownTable();
    act(() => opener('one').focus());
    press(' ');
    press('ArrowDown');
    press(' ');
    expect(screen.getByRole('checkbox', { name: '选上周one' }).getAttribute('aria-checked')).toBe('true');
    expect(opener('one').getAttribute('aria-expanded')).toBe('false');
    await fill('处理说明，每一件都记上', '都问过税务');
    answer('three');
    await tap('核对过，不用处理（2件）');
    await screen.findByText('办好了2件。');
    const sent = server.asked.filter(({ action }) => action === 'cases.resolve');
    expect(sent.map((one) => one.caseId)).toEqual(['one', 'two']);
  });

  it('keeps the focus: the row that was decided is gone, and the next one has it', async () => {
    server.answer('cases.resolve', { case: closable('one') });
    await shownTable();
    act(() => opener('one').focus());
    press('Enter');
    fireEvent.change(screen.getByRole('textbox', { name: '处理说明' }), { target: { value: '问过税务' } });
    act(() => screen.getByRole('button', { name: '核对过，不用处理' }).focus());
    answer('two', 'three');
    await tap('核对过，不用处理');
    expect(screen.queryByRole('button', { name: '周one' })).toBeNull();
    expect(document.activeElement).toBe(opener('two'));
  });

  it('leaves the focus on the list where nothing is left', async () => {
    answer('one');
    server.answer('cases.resolve', { case: closable('one') });
    await shownTable();
    act(() => opener('one').focus());
    press('Enter');
    fireEvent.change(screen.getByRole('textbox', { name: '处理说明' }), { target: { value: '问过税务' } });
    act(() => screen.getByRole('button', { name: '核对过，不用处理' }).focus());
    answer();
    await tap('核对过，不用处理');
    await screen.findByText('没有要看的');
    expect(document.activeElement?.className).toBe('work-list');
  });
});

it('is narrowed by the server: to a place below, a kind and those that wait long, and says to what', async () => {
  await shownTable();
  await tap('筛选');
  await choose('等了7天以上');
  await choose('退费没有成功');
  await screen.findByText('只看：退费没有成功，等了7天以上');
  const last = server.asked.filter(({ action }) => action === 'cases.list').at(-1);
  expect(last).toMatchObject({ region: county, kind: 'refund-failed', after: null });
  expect(last?.to).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

it('shows a phone the same acts as cards', async () => {
  beNarrow();
  render(<CasesPage />);
  await screen.findByText('周one 369***********2009');
  expect(screen.queryByRole('table')).toBeNull();
  expect(screen.getAllByRole('button', { name: '核对过，不用处理' })).toHaveLength(3);
});
