import { render, screen } from '@testing-library/react';
import OfficerMissingPage from '../../../src/officer/missing/index';
import { asSheet } from '../../../src/officer/files/sheet';
import { callSheet, sheetRow } from '../../../src/officer/missing/whole-list';
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
    agents: [{ agentId: 'b'.repeat(24), name: '周有田', missing: 20 }],
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
  expect(device.moves.at(-1)).toContain('officer/residents/index');
});

describe('what is saved', () => {
  it('runs as no formula, whatever an office wrote', () => {
    const sheet = asSheet([sheetRow({ ...wang, household: '=HYPERLINK("http://x")' })]);
    expect(sheet).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(sheet).not.toMatch(/(^|,)"?=/);
  });

  it('says over the telephone numbers what they are for', () => {
    const [head] = callSheet(
      [{ ...wang, phone: { number: '13800000000', from: '登记' } }],
      2024,
      '2023-11-20',
    );
    expect(head).toEqual(['2024年度参保提醒电话名单，2023年11月20日。号码只用来提醒参保，用完销毁。']);
  });
});
