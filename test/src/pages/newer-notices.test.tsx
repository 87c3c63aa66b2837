import { act, render, screen } from '@testing-library/react';
import { shippedNotices } from '../../../policy/index';
import { learnNewerNotices } from '../../../src/answers/learn-notices';
import QuestionsPage from '../../../src/packages/help/faq/index';
import AskPage from '../../../src/packages/calculator/ask/index';
import FirstPage from '../../../src/pages/index/index';
import PlacePage from '../../../src/pages/place/index';
import ResultPage from '../../../src/packages/calculator/result/index';
import { answerSheet, forgetAnswers } from '../../../src/state/answers';
import { place } from '../../../src/state/place';
import { publishedNotices } from '../../../src/state/published-notices';
import { answered } from '../answers/answered';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

/** 北京市: none of the shipped notices speaks of it. */
const beijing = '110000';
const hunan = shippedNotices.find(({ id }) => id === 'hunan-2024');
/** Hunan's notice as if it were Beijing's. */
const arriving = {
  id: 'beijing-2024',
  version: 'v1',
  publishedAt: 1,
  notice: { ...hunan, id: 'beijing-2024', title: '北京市的通知', regions: [beijing] },
};

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  publishedNotices.set([]);
  forgetAnswers();
  place.set({ region: beijing });
  server = new ServerDouble();
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2023-11-20T02:00:00Z'));
});
afterEach(() => jest.restoreAllMocks());

async function arrive(notices: readonly unknown[] = [arriving]): Promise<void> {
  server.answer('notices.published', { notices });
  await act(learnNewerNotices);
}

describe('a notice that arrives while a page stands open', () => {
  it('takes back on the first page that there is none', async () => {
    device.params = { scene: 'r%3D110000' };
    render(<FirstPage />);
    expect(screen.getByRole('alert').textContent).toContain('这里还没有参保缴费通知');
    await arrive();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('lets the place be chosen', async () => {
    render(<PlacePage />);
    expect(screen.queryByRole('button', { name: '就选北京市' })).toBeNull();
    await arrive();
    expect(screen.getByRole('button', { name: '就选北京市' })).toBeTruthy();
  });

  it('opens the calculator', async () => {
    render(<AskPage />);
    expect(screen.getByText('这里还没有参保缴费通知')).toBeTruthy();
    await arrive();
    expect(screen.getByRole('heading', { name: '参保人哪天出生？' })).toBeTruthy();
  });

  it('works out the result anew', async () => {
    answerSheet.set(answered(beijing));
    render(<ResultPage />);
    expect(screen.getByText('这里还没有通知')).toBeTruthy();
    await arrive();
    // Hunan 二(二): 380 yuan each.
    expect(screen.getAllByText(/380\.00|应缴 380 元/).length).toBeGreaterThan(0);
  });

  it('answers what residents ask', async () => {
    render(<QuestionsPage />);
    await arrive();
    expect(screen.getByText('北京市的通知')).toBeTruthy();
  });

  it('stays on the phone, and is not sent again', async () => {
    await arrive();
    expect(JSON.parse(String(device.storage.get('notices')))).toEqual([arriving]);
    await arrive([]);
    expect(server.asked[1]).toMatchObject({
      have: { 'beijing-2024': 'v1', 'hunan-2024': expect.any(String) },
    });
  });
});

describe('a notice that this version can’t read', () => {
  it('changes nothing on any page', async () => {
    render(<PlacePage />);
    await arrive([{ ...arriving, notice: { ...arriving.notice, rules: [{ kind: 'from-the-future' }] } }]);
    expect(screen.queryByRole('button', { name: '就选北京市' })).toBeNull();
    expect(publishedNotices.get()).toEqual([]);
  });

  it('is no reason to stop, whatever its form', async () => {
    render(<PlacePage />);
    await arrive([null, { id: 'x' }, { ...arriving, notice: 'text' }]);
    expect(publishedNotices.get()).toEqual([]);
  });
});
