import Taro from '@tarojs/taro';
import { act, fireEvent, render, screen } from '@testing-library/react';
import shippedIndex from '../../../policy/notice-index.json';
import { shippedNotices } from '../../../policy/index';
import { learnNewerNotices } from '../../../src/answers/learn-notices';
import { currentPolicy } from '../../../src/answers/policy';
import QuestionsPage from '../../../src/packages/help/faq/index';
import AskPage from '../../../src/packages/calculator/ask/index';
import FirstPage from '../../../src/pages/index/index';
import PlacePage from '../../../src/packages/place/index';
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
  notice: { ...hunan, id: 'beijing-2024', title: '北京市的通知', regions: [beijing] },
};

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  publishedNotices.set({ index: null, fetched: [], unreadable: [] });
  forgetAnswers();
  place.set({ region: beijing });
  server = new ServerDouble();
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2023-11-20T02:00:00Z'));
});
afterEach(() => jest.restoreAllMocks());

const entry = { id: 'beijing-2024', version: 'v1', year: 2024, regions: [beijing] };

/** The server has it in its index, and gives it out. */
async function arrive(notices: readonly unknown[] = [arriving], digest = 'd1'): Promise<void> {
  server.answer('notices.index', { digest, entries: [...shippedIndex, entry] });
  server.answer('notices.fetch', { notices });
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
    server.answer('notices.index', { digest: 'd1', entries: null });
    await act(learnNewerNotices);
    expect(server.asked).toMatchObject([
      { action: 'notices.index' },
      { action: 'notices.fetch', ids: ['beijing-2024'] },
      { action: 'notices.index', have: 'd1' },
    ]);
  });

  it('counts on a phone whose storage is full', async () => {
    jest.spyOn(Taro, 'setStorageSync').mockImplementation(() => {
      throw new Error('exceed max size');
    });
    render(<AskPage />);
    await arrive();
    await arrive([], 'd2');
    expect(screen.getByRole('heading', { name: '参保人哪天出生？' })).toBeTruthy();
    expect(device.storage.get('notices')).toBeUndefined();
  });
});

describe('where there are more notices than one answer holds', () => {
  const hubei = '420000';
  const there = { ...entry, id: 'hubei-2024', regions: [hubei] };

  it('those of a place are asked for when somebody goes there, and it isn’t said before that there are none', async () => {
    server.answer('notices.index', { digest: 'd1', entries: [entry], elsewhere: ['110000', hubei] });
    server.answer('notices.fetch', { notices: [arriving] });
    await act(learnNewerNotices);
    const notice = { ...arriving.notice, id: there.id, regions: [hubei] };
    server.answer('notices.index', { digest: 'd2', entries: [entry, there], elsewhere: ['110000', hubei] });
    server.answer('notices.fetch', { notices: [{ ...arriving, id: there.id, notice }] });
    place.set({ region: hubei });
    render(<PlacePage />);
    expect(screen.queryByText(/还没有参保缴费通知/)).toBeNull();
    expect(await screen.findByRole('button', { name: '就选湖北省' })).toBeTruthy();
    expect(server.asked.filter(({ action }) => action === 'notices.index')).toMatchObject([
      { at: [beijing] },
      { at: [hubei, beijing], have: 'd1' },
    ]);
    // What was asked for before stays on the phone.
    expect(publishedNotices.get().fetched.map(({ id }) => id)).toEqual(['beijing-2024', 'hubei-2024']);
  });

  it('a place of which nothing speaks is said to have none once it was asked about', async () => {
    const answer = { digest: 'd1', entries: [entry], elsewhere: ['110000', '420101'] };
    server.answer('notices.index', answer);
    server.answer('notices.fetch', { notices: [arriving] });
    place.set({ region: '420101001' });
    render(<PlacePage />);
    await act(learnNewerNotices);
    expect(publishedNotices.get().index?.at).toEqual(['420101001']);
    expect(screen.getByText(/还没有参保缴费通知/)).toBeTruthy();
  });
});

describe('a notice of another place', () => {
  it('is not fetched before somebody goes there, and then before the place can be taken', async () => {
    place.set({ region: '430000' });
    await arrive();
    expect(server.asked.map(({ action }) => action)).toEqual(['notices.index']);
    place.set({ region: beijing });
    render(<PlacePage />);
    expect(screen.queryByRole('button', { name: '就选北京市' })).toBeNull();
    expect(await screen.findByRole('button', { name: '就选北京市' })).toBeTruthy();
  });

  it('that can’t be fetched is said to be so, and tried again', async () => {
    place.set({ region: '430000' });
    await arrive();
    server.cut('notices.fetch');
    place.set({ region: beijing });
    render(<PlacePage />);
    expect(await screen.findByText('这里的通知没有取到')).toBeTruthy();
    expect(screen.queryByText(/还没有参保缴费通知/)).toBeNull();
    server.answer('notices.fetch', { notices: [arriving] });
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    expect(await screen.findByRole('button', { name: '就选北京市' })).toBeTruthy();
  });
});

describe('a notice that is withdrawn', () => {
  it('is gone from every page at the next look, the program’s own too', async () => {
    await arrive();
    render(<AskPage />);
    server.answer('notices.index', { digest: 'd3', entries: shippedIndex });
    await act(learnNewerNotices);
    expect(screen.getByText('这里还没有参保缴费通知')).toBeTruthy();
    server.answer('notices.index', { digest: 'd4', entries: [] });
    await act(learnNewerNotices);
    expect(currentPolicy().yearsAt('430000')).toEqual([]);
  });

  it('gives back what the program came with, without fetching it', async () => {
    place.set({ region: '430000' });
    const dearer = { ...hunan, title: '另一版' };
    const entries = shippedIndex.map((one) => (one.id === 'hunan-2024' ? { ...one, version: 'v2' } : one));
    server.answer('notices.index', { digest: 'd1', entries });
    server.answer('notices.fetch', { notices: [{ id: 'hunan-2024', version: 'v2', notice: dearer }] });
    await act(learnNewerNotices);
    expect(currentPolicy().notice('hunan-2024')?.title).toBe('另一版');
    server.answer('notices.index', { digest: 'd2', entries: shippedIndex });
    await act(learnNewerNotices);
    expect(currentPolicy().notice('hunan-2024')?.title).toBe(hunan?.title);
    expect(server.asked.filter(({ action }) => action === 'notices.fetch')).toHaveLength(1);
  });
});

describe('a notice that this version can’t read', () => {
  it('changes nothing on any page', async () => {
    render(<PlacePage />);
    await arrive([{ ...arriving, notice: { ...arriving.notice, rules: [{ kind: 'from-the-future' }] } }]);
    expect(screen.queryByRole('button', { name: '就选北京市' })).toBeNull();
    expect(publishedNotices.get().fetched).toEqual([]);
  });

  it('is no reason to stop, whatever its form', async () => {
    render(<PlacePage />);
    await arrive([null, { id: 'x' }, { ...arriving, notice: 'text' }]);
    expect(publishedNotices.get().fetched).toEqual([]);
  });
});
