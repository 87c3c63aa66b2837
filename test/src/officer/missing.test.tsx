import { render, screen, waitFor } from '@testing-library/react';
import OfficerMissingPage from '../../../src/officer/missing/index';
import { asSheet } from '../../../src/officer/files/sheet';
import { tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const street = '360983001';
const haoxi = '360983001205';

const wang = {
  residentId: 'aaaaaaaaaaaaaaaaaaaaaaaa-1',
  person: { name: '王建国', document: '369***********0017' },
  village: haoxi,
  household: '0017',
  isHead: true,
  hasPhone: true,
  listedTwice: false,
};

let server: ServerDouble;
beforeEach(() => {
  server = new ServerDouble();
  device.reset();
  server.answer('officer.me', { name: '王', regions: [street], duties: ['roster'], today: '2023-11-20' });
  server.answer('residents.overview', {
    name: '瑞州街道',
    whole: { listed: 120, missing: 23 },
    places: [
      { code: '360983001201', name: '月潭村委会', listed: 40, missing: 3 },
      { code: haoxi, name: '濠溪村委会', listed: 80, missing: 20 },
    ],
    agents: [{ agentId: 'b'.repeat(24), name: '周有田', listed: 80, insured: 60, missing: 20 }],
  });
  server.answer('residents.missing', { residents: [wang], next: null });
  server.answer('residents.phone', { number: '13800000000', from: '村委会登记' });
});

it('counts village by village, the most missing first, and each agent', async () => {
  render(<OfficerMissingPage />);
  await screen.findByText('名单120人，还没参保23人');
  const names = screen.getAllByRole('button').map((one) => one.getAttribute('aria-label') ?? '');
  const at = (name: string): number => names.findIndex((one) => one.startsWith(name));
  expect(at('濠溪村委会')).toBeLessThan(at('月潭村委会'));
  expect(at('周有田')).toBeGreaterThan(at('月潭村委会'));
});

it('names who is missing with an agent, and gives a telephone number only when it is asked for', async () => {
  render(<OfficerMissingPage />);
  await tap(/^周有田/);
  await screen.findByText('王建国');
  expect(server.asked.at(-1)).toMatchObject({ region: street, agentId: 'b'.repeat(24) });
  expect(screen.queryByText('13800000000')).toBeNull();
  await tap('看王建国的电话');
  await screen.findByText('13800000000');
  await screen.findByText('来源：村委会登记。只用来提醒参保。');
  await tap('回到上一级');
  await screen.findByText('名单120人，还没参保23人');
});

it('leads to the import where there is no list yet', async () => {
  server.answer('residents.overview', {
    name: '瑞州街道',
    whole: { listed: 0, missing: 0 },
    places: [],
    agents: [],
  });
  render(<OfficerMissingPage />);
  await tap('导入居民名单');
  expect(device.moves.at(-1)).toContain('officer/uploads/index?kind=residents');
});

it('makes a workbook of those who can be called, and opens it', async () => {
  const file = {
    handOutId: `${'c'.repeat(32)}.xlsx`,
    name: '电话名单-瑞州街道-2024.xlsx',
    bytes: 9000,
    at: 1,
    until: 2,
  };
  server.answer('residents.call-sheet', { file, people: 1, isCut: false });
  render(<OfficerMissingPage />);
  await tap(/^周有田/);
  await tap('电话名单（Excel）');
  await screen.findByText('电话名单-瑞州街道-2024.xlsx');
  expect(server.asked.at(-1)).toMatchObject({ action: 'residents.call-sheet', agentId: 'b'.repeat(24) });
  expect(screen.queryByText('名单太长，没有列全')).toBeNull();
  server.answer('residents.call-sheet', { file, people: 20_000, isCut: true });
  await tap('电话名单（Excel）');
  await screen.findByText('表上只有前20000人，后面的请按村、按代办员分开取。');
});

it('prints every page of a list, with room for the agent’s pen', async () => {
  const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
  render(<OfficerMissingPage />);
  await tap(/^周有田/);
  await tap('打印上门名单');
  await waitFor(() => expect(print).toHaveBeenCalled());
  const paper = document.querySelector('#paper')?.textContent ?? '';
  expect(paper).toContain('还没参保的1人');
  expect(paper).toContain('上门日期');
  expect(paper).not.toContain('13800000000');
});

it('says on the page and on the paper that a list without an end was not printed whole', async () => {
  const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
  let pages = 0;
  server.answerEach('residents.missing', () => {
    pages += 1;
    return { residents: [{ ...wang, residentId: `${wang.residentId}${pages}` }], next: '0017/a' };
  });
  render(<OfficerMissingPage />);
  await tap(/^周有田/);
  await tap('打印上门名单');
  await screen.findByText('打印的只有前120人，全部的请取“上门名单（Excel）”。');
  expect(print).toHaveBeenCalled();
  expect(document.querySelector('#paper')?.textContent).toContain('还没参保的前120人（没有列全）');
});

it('a saved table runs as no formula, whatever stands in it', () => {
  const sheet = asSheet([['=HYPERLINK("http://x")', '+1', '-1', '@x']]);
  expect(sheet).toBe(`"'=HYPERLINK(""http://x"")","'+1","'-1","'@x"`);
});
