import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { shippedNotices } from '../../../policy/index';
import { noticeIndex } from '../../../src/answers/notice-index';
import { yearsWithin } from '../../../src/answers/years';
import ClaimsPage from '../../../src/officer/claims/index';
import CheckPage from '../../../src/packages/calculator/check/index';
import FamilyPage from '../../../src/packages/family/list/index';
import { answerSheet, beginAnswers, forgetAnswers } from '../../../src/state/answers';
import { place } from '../../../src/state/place';
import { publishedNotices } from '../../../src/state/published-notices';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const hunan = '430102';
const shipped = shippedNotices.find(({ id }) => id === 'hunan-2024');
/** Hunan's notice as if it were the next year's: made up, its window begins a year later. */
const next = {
  id: 'made-up-2025',
  version: 'v1',
  publishedAt: 1,
  notice: {
    ...shipped,
    id: 'made-up-2025',
    title: '虚构的下一年度通知',
    year: 2025,
    rules: (shipped?.rules ?? []).map((rule) =>
      rule.kind === 'window' ? { ...rule, from: '2024-09-01', to: '2024-12-31' } : rule,
    ),
  },
};

let server: ServerDouble;
function onDay(day: string): void {
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse(`${day}T02:00:00Z`));
}
beforeEach(() => {
  device.reset();
  publishedNotices.set({ index: null, fetched: [next], unreadable: [] });
  forgetAnswers();
  place.set({ region: hunan });
  server = new ServerDouble();
  server.answer('family.list', { relatives: [], maximum: 20 });
});
afterEach(() => {
  publishedNotices.set({ index: null, fetched: [], unreadable: [] });
  jest.restoreAllMocks();
});
function yearsAsked(action: string): readonly unknown[] {
  return server.asked.filter((one) => one.action === action).map(({ year }) => year);
}

describe('two insured years side by side', () => {
  it('are both offered while next year’s notice is out, and the one that begins later can be chosen', async () => {
    onDay('2024-08-01');
    render(<FamilyPage />);
    await waitFor(() => expect(yearsAsked('family.list')).toEqual([2024]));
    fireEvent.click(screen.getByRole('radio', { name: /^2025年度/ }));
    await waitFor(() => expect(yearsAsked('family.list')).toEqual([2024, 2025]));
    fireEvent.click(screen.getByRole('radio', { name: /^2024年度/ }));
    await waitFor(() => expect(yearsAsked('family.list')).toEqual([2024, 2025, 2024]));
    await screen.findByText(/还没有家人/);
  });

  it('let a calculation move from the one to the other, its answers kept', () => {
    onDay('2024-10-10');
    beginAnswers(hunan, 2025);
    render(<CheckPage />);
    fireEvent.click(screen.getByRole('radio', { name: /^2024年度/ }));
    expect(answerSheet.get()).toMatchObject({ region: hunan, year: 2024 });
  });

  it('are no choice where there is only one', () => {
    onDay('2025-03-01');
    beginAnswers(hunan, 2025);
    render(<CheckPage />);
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.queryByText(/还没有.*的通知/)).toBeNull();
  });

  it('and a third one without a notice is said to have none', () => {
    onDay('2025-09-01');
    beginAnswers(hunan, 2025);
    render(<CheckPage />);
    expect(screen.getByText('还没有2026年度的通知')).toBeTruthy();
  });
});

it('an officer’s waiting claims of this year stay within reach when next year’s window begins', async () => {
  onDay('2024-09-02');
  server.answer('officer.me', { name: '陈*', regions: [hunan], duties: ['roster'], today: '2024-09-02' });
  server.answer('applications.awaiting', { applications: [], next: null });
  render(<ClaimsPage />);
  fireEvent.click(await screen.findByRole('radio', { name: /^2024年度/ }));
  await waitFor(() => expect(yearsAsked('applications.awaiting')).toEqual([2025, 2024]));
});

it('the officer of a place around a notice’s places has the years of the parts', () => {
  expect(yearsWithin(noticeIndex.get(), '430000')).toEqual([2025, 2024]);
  expect(yearsWithin(noticeIndex.get(), '360000')).toEqual([2024]);
});
