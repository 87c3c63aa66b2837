import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { CertifiedOfPlace } from '../../../contract/certified';
import type { DepartmentLists } from '../../../contract/monthly-lists';
import { isoDay } from '../../../policy/calendar';
import OfficerCertifiedPage from '../../../src/officer/certified/index';
import { choose, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { watchSavedFiles } from '../saved-files';
import { beNarrow, beWide } from '../wide';

const county = '430102';

const groups: CertifiedOfPlace = {
  region: county,
  name: '芙蓉区',
  year: 2024,
  groups: [
    { code: 'tekun', name: '特困人员', certified: 12, insured: 12, percent: 100 },
    { code: 'dibao', name: '低保对象', certified: 1050, insured: 1049, percent: 99.9 },
  ],
  goals: [
    {
      source: '湖南的通知一',
      what: '困难群众全部参保',
      percent: 100,
      codes: ['tekun', 'dibao'],
      behind: ['低保对象'],
      undecided: [],
    },
  ],
  noted: {},
  below: [],
};

const lists: DepartmentLists = {
  office: '残联',
  what: '把重度残疾人名单的变化告诉医保、税务',
  source: '湖南的通知三（二）',
  codes: ['severe-disability'],
  places: [
    {
      region: county,
      name: '芙蓉区',
      months: [
        {
          month: '2023-11',
          due: isoDay('2023-11-10'),
          groups: [{ code: 'severe-disability', name: '重度残疾人', on: null }],
          state: 'overdue',
          overdueDays: 10,
        },
        {
          month: '2023-10',
          due: isoDay('2023-10-10'),
          groups: [{ code: 'severe-disability', name: '重度残疾人', on: isoDay('2023-10-09') }],
          state: 'here',
          overdueDays: 0,
        },
      ],
    },
  ],
};

let server: ServerDouble;
beforeEach(() => {
  server = new ServerDouble();
  device.reset();
  server.answer('officer.me', { name: '王', regions: [county], duties: ['roster'], today: '2023-11-20' });
  server.answer('certified.of', groups);
  server.answer('monthly-lists.of', { departments: [lists] });
  server.answer('monthly-lists.counts', {
    month: '2023-11',
    counts: [{ code: 'dibao', group: '低保对象', counts: { new: 3, ended: 1, withdrawn: 0, changed: 0 } }],
    before: {
      month: '2023-10',
      counts: [{ code: 'dibao', group: '低保对象', counts: { new: 5, ended: 0, withdrawn: 0, changed: 0 } }],
    },
  });
  server.answer('monthly-lists.changes', {
    changes: [
      {
        personId: 'c'.repeat(24),
        person: { name: '王建国', document: '369***********0017' },
        code: 'dibao',
        group: '低保对象',
        region: county,
        kind: 'ended',
        before: '2022-06-01起',
        after: '2022-06-01至2023-11-30',
      },
    ],
    next: null,
  });
});

async function openLists(): Promise<void> {
  fireEvent.click(await screen.findByRole('radio', { name: '每月名单' }));
}

it('says of each group how many are insured, and which of them fall short of what the notice asks', async () => {
  render(<OfficerCertifiedPage />);
  await screen.findByText('还没有达到的：低保对象。');
  expect(document.getElementById('group-tekun')?.textContent).toContain('都参保了');
  expect(document.getElementById('group-dibao')?.textContent).toContain('99.9%');
});

it('says how many of the missing a list has as insured otherwise or dead, and no verdict where that isn’t known', async () => {
  const [goal] = groups.goals;
  const goals = goal === undefined ? [] : [{ ...goal, behind: [] }];
  server.answer('certified.of', { ...groups, goals, noted: { dibao: { otherwise: 1, dead: 0 } } });
  const { unmount } = render(<OfficerCertifiedPage />);
  await screen.findByText('名册上的都达到了。');
  expect(document.getElementById('noted-dibao')?.textContent).toBe('其中1人参加职工医保、在别处参保或已去世');
  unmount();
  const undecided = goals.map((one) => ({ ...one, undecided: ['低保对象'] }));
  server.answer('certified.of', { ...groups, goals: undecided, noted: null });
  render(<OfficerCertifiedPage />);
  await screen.findByText(/^只按居民医保数，还差人的：低保对象。/);
  expect(document.body.textContent).not.toContain('还没有达到');
});

it('names who is missing, with what is known of him besides', async () => {
  server.answer('certified.missing', {
    people: [
      {
        personId: 'a'.repeat(24),
        person: { name: '陈桂花', document: '369***********0029' },
        groups: ['低保对象'],
        known: '职工医保在保',
      },
    ],
    next: null,
  });
  render(<OfficerCertifiedPage />);
  await tap('看差的1人');
  await screen.findByText('陈桂花');
  expect(server.asked.at(-1)).toMatchObject({ region: county, year: 2024, code: 'dibao' });
  await screen.findByText('职工医保在保');
  await tap('回到各类人群');
  await screen.findByText('还没有达到的：低保对象。');
});

it('says which department’s list is overdue and since when, and takes down that nothing has changed', async () => {
  render(<OfficerCertifiedPage />);
  await openLists();
  await screen.findByText('逾期10天');
  expect(document.body.textContent).toContain('没有来：重度残疾人，应在2023年11月10日以前');
  expect(document.body.textContent).toContain('来了：重度残疾人（2023年10月9日）');
  server.answer('monthly-lists.unchanged', { noted: 1 });
  await tap('部门说了：没有来的名单，这个月没有变化');
  expect(server.asked.find(({ action }) => action === 'monthly-lists.unchanged')).toMatchObject({
    region: county,
    codes: ['severe-disability'],
  });
});

it('shows what the month changed beside the month before, person by person', async () => {
  render(<OfficerCertifiedPage />);
  await openLists();
  await screen.findByText('3（上月5）');
  await screen.findByText('终止 王建国');
  await screen.findByText('低保对象，原来2022-06-01起，现在2022-06-01至2023-11-30');
});

describe('who is missing', () => {
  const missing = (letter: string, name: string, known: string | null = null) => ({
    personId: letter.repeat(24),
    person: { name, document: '430***********0029' },
    groups: ['低保对象'],
    known,
  });
  beforeEach(() => {
    server.answer('certified.missing', {
      people: [missing('a', '陈桂花', '职工医保在保'), missing('b', '李国平')],
      next: null,
    });
  });
  afterEach(beNarrow);

  async function openMissing(): Promise<void> {
    render(<OfficerCertifiedPage />);
    await tap('看差的1人');
  }

  it('are rows of a table at a computer, chosen by Space and saved to go from door to door', async () => {
    beWide();
    const files = watchSavedFiles();
    await openMissing();
    const table = await screen.findByRole('table', { name: '还没参保的困难群众' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['选上', '姓名', '证件号码', '认定的身份', '别的名单上']);
    fireEvent.keyDown(screen.getByRole('button', { name: '李国平' }), { key: ' ' });
    await tap('选着的1人存成名单，上门用');
    const [text = ''] = await files.texts();
    expect(text).toContain('李国平');
    expect(text).not.toContain('陈桂花');
  });

  it('are narrowed by the server to another group, or to all of them', async () => {
    await openMissing();
    await screen.findByText('只看：低保对象');
    await tap('改筛选');
    await choose('所有的');
    await screen.findByText('陈桂花');
    expect(server.asked.at(-1)).not.toHaveProperty('code');
    expect(server.asked.at(-1)).toMatchObject({ action: 'certified.missing', region: county, after: null });
  });

  it('are saved whole, however many pages they are', async () => {
    const files = watchSavedFiles();
    server.answerEach('certified.missing', () =>
      server.asked.at(-1)?.after === null
        ? { people: [missing('a', '陈桂花')], next: '1-a' }
        : { people: [missing('b', '李国平')], next: null },
    );
    await openMissing();
    await tap('整份存成名单');
    await waitFor(async () => expect(await files.texts()).toHaveLength(1));
    const [whole = ''] = await files.texts();
    expect(whole.split('\r\n')).toHaveLength(3);
    expect(whole).toContain('李国平');
  });

  it('lead to the file of one, whom no address names', async () => {
    await openMissing();
    await tap('看李国平的档案');
    const [move = ''] = device.moves;
    expect(move).toMatch(/^to \/officer\/persons\/index\?look=file&begun=/);
    expect(move).not.toContain('b'.repeat(24));
  });
});

describe('what a month changed', () => {
  afterEach(beNarrow);

  it('is a table at a computer, whose rows open with what can be looked up', async () => {
    beWide();
    render(<OfficerCertifiedPage />);
    await openLists();
    const table = await screen.findByRole('table', { name: '名单变化的人' });
    expect(within(table).getByText('2022-06-01至2023-11-30')).toBeTruthy();
    fireEvent.keyDown(screen.getByRole('button', { name: '王建国' }), { key: 'Enter' });
    await screen.findByRole('button', { name: '看王建国的档案' });
  });

  it('is narrowed by the server to a kind and a group', async () => {
    render(<OfficerCertifiedPage />);
    await openLists();
    await screen.findByText('终止 王建国');
    await tap('筛选');
    await choose('终止');
    await choose('低保对象');
    await screen.findByText('只看：低保对象，终止');
    await screen.findByText('终止 王建国');
    expect(server.asked.at(-1)).toMatchObject({
      action: 'monthly-lists.changes',
      kind: 'ended',
      code: 'dibao',
      after: null,
    });
  });
});
