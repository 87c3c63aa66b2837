import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { ProgressOfPlace, ProgressRow } from '../../../contract/progress';
import { isoDay } from '../../../policy/calendar';
import HomePage from '../../../src/officer/home/index';
import ProgressPage from '../../../src/officer/progress/index';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const ruizhou = '360983001';

let server: ServerDouble;

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`nothing is called ${id}`);
  return found;
}

function officer(duties: readonly string[]): void {
  server.answer('officer.me', {
    name: '陈*',
    regions: [ruizhou],
    duties: duties as never,
    today: isoDay('2023-11-20'),
  });
}

beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('progress.agents', { agents: [] });
  officer(['notices']);
});

interface Standing {
  readonly people: number;
  readonly rank: number | null;
}

function row(region: string, name: string, enrolled: number, { people, rank }: Standing): ProgressRow {
  const target = { people, from: 'notice' as const, source: '瑞州的通知附件', named: name.slice(0, 2) };
  const pace = { percent: 50, expected: 60, behind: 60 - enrolled, neededADay: 3 };
  return { region, name, enrolled, today: 1, week: 7, target, pace, rate: null, rank };
}

const progress: ProgressOfPlace = {
  ...row(ruizhou, '瑞州街道', 18_902, { people: 25_645, rank: null }),
  pace: { percent: 73.7, expected: 20_002, behind: 1100, neededADay: 161 },
  year: 2024,
  asOf: isoDay('2023-11-20'),
  collecting: { from: isoDay('2023-09-15'), to: isoDay('2023-12-31'), gone: 66, left: 42 },
  days: [{ day: isoDay('2023-11-19'), people: 12 }],
  channels: [{ key: 'wechat-pay', name: '微信支付', people: 18_902 }],
  groups: [{ key: 'none', name: '普通居民', people: 18_902 }],
  below: [
    row('360983001201', '月潭村委会', 40, { people: 1555, rank: 2 }),
    row('360983001202', '赤溪村委会', 90, { people: 3978, rank: 1 }),
  ],
  notBelow: 20,
  years: [2024],
};

async function shown(more: Partial<ProgressOfPlace> = {}): Promise<void> {
  server.answer('progress.of', { ...progress, ...more });
  render(<ProgressPage />);
  await screen.findByText('已参保 18,902 人');
}

function names(): readonly (string | null)[] {
  return screen
    .getAllByText(/村委会$/)
    .filter((one) => one.className.includes('strong'))
    .map((one) => one.textContent);
}

describe('the page of progress', () => {
  it('says at a glance how many, against what, how far behind, and what is needed a day', async () => {
    await shown();
    expect(byId('against-target').textContent).toBe(
      '任务25,645人，完成73.7%；按天数应到20,002人，落后1,100人；以后每个能缴费的日子要161人。',
    );
    expect(screen.getByText(/能缴费的日子一共108天，过去66天，还剩42天/)).toBeTruthy();
    expect(byId('not-below').textContent).toContain('还有20人只登记到瑞州街道');
  });

  it('sorts the places by rank, by who is behind, and by place', async () => {
    await shown();
    expect(names()).toEqual(['赤溪村委会', '月潭村委会']);
    fireEvent.click(byId('sort-behind'));
    expect(names()).toEqual(['月潭村委会', '赤溪村委会']);
    expect(byId('sort-behind').getAttribute('aria-checked')).toBe('true');
  });

  it('is a table whose cells say what they are', async () => {
    await shown();
    const table = screen.getByRole('table');
    const cells = within(within(table).getAllByRole('row')[1] as HTMLElement).getAllByRole('cell');
    expect(cells.map((one) => one.textContent)).toEqual([
      '名次1',
      '赤溪村委会（表里写“赤溪”）',
      '已参保90',
      '任务3,978',
      '完成50%',
      '比天数超前30人',
      '每天要3',
      '前七天7',
    ]);
  });

  it('says where nothing is known instead of a figure', async () => {
    await shown({ target: null, pace: null, collecting: null });
    expect(screen.getByText('没有任务数。可以在“任务数”里从文件导入。')).toBeTruthy();
    expect(screen.getByText('这里没有找到集中征缴期，不算进度快慢。')).toBeTruthy();
  });

  it('says of a rate without those in employee insurance that it is a part only', async () => {
    const rate = { population: 640_000, employees: null, percent: 46.8, toReach: 95, source: '统计公报' };
    await shown({ rate });
    expect(byId('rate').textContent).toContain('只算了居民医保这一部分，不能和通知里的参保率比');
  });
});

describe('the first page of officers', () => {
  it('says how far the place is in a sentence that leads here', async () => {
    const words = '已参保18,902人，任务25,645人，按过去的征缴天数少1,100人，3个村、社区落后较多';
    server.answer('progress.line', { line: { year: 2024, words } });
    render(<HomePage />);
    await screen.findByText(words);
    fireEvent.click(byId('progress-line'));
    expect(device.moves.at(-1)).toContain('officer/progress/index');
  });
});

describe('the targets', () => {
  it('are confirmed as the notice has them, place by place', async () => {
    await shown();
    server.answer('targets.history', { tables: [] });
    fireEvent.click(byId('view-targets'));
    await screen.findByText('请核对通知的表');
    expect(byId('target-360983001201').textContent).toContain('表里写“月潭”，对应代码360983001201');
    server.answer('targets.set', { number: 1 });
    fireEvent.click(byId('confirm-notice'));
    await waitFor(() => expect(server.asked.some(({ action }) => action === 'targets.set')).toBe(true));
    expect(server.asked.filter(({ action }) => action === 'targets.set')).toMatchObject([
      {
        region: ruizhou,
        year: 2024,
        rows: expect.arrayContaining([{ code: '360983001201', name: '月潭', people: 1555 }]),
      },
    ]);
  });

  it('are nobody’s to set without the duty', async () => {
    officer([]);
    await shown();
    server.answer('targets.history', { tables: [] });
    fireEvent.click(byId('view-targets'));
    expect(screen.getByText('改任务数要有“通知”这项职责。')).toBeTruthy();
    await waitFor(() => expect(document.getElementById('loading')).toBeNull());
    expect(document.getElementById('continue')).toBeNull();
  });
});

describe('the reports', () => {
  const whole = {
    region: ruizhou,
    name: '瑞州街道',
    target: 25_645,
    enrolled: 18_902,
    inPeriod: 800,
    percent: 73.7,
    rank: null,
  };
  const weekly = {
    kind: 'weekly',
    year: 2024,
    asOf: isoDay('2023-11-24'),
    at: Date.parse('2023-11-24T16:00:50+08:00'),
    before: isoDay('2023-11-17'),
    askedBy: null,
    whole,
    rows: [
      {
        ...whole,
        region: '360983001201',
        name: '月潭村委会',
        target: 1555,
        enrolled: 1000,
        inPeriod: 40,
        percent: 64.3,
        rank: 1,
      },
    ],
    notBelow: null,
  };

  it('show a week with what came since the week before, and when it was made', async () => {
    await shown();
    server.answer('reports.of', { report: weekly, days: [isoDay('2023-11-24'), isoDay('2023-11-17')] });
    fireEvent.click(byId('view-reports'));
    await screen.findByText('月潭村委会');
    expect(byId('report-heading').textContent).toBe(
      '截至2023年11月24日，11月24日 16:00做好。和2023年11月17日的比。通知没有要求这里每周报送，这份供本地自己看。',
    );
    expect(byId('report-360983001201').textContent).toBe(
      '月潭村委会名次1任务1,555已参保1,000完成64.3%上周960比上周40',
    );
  });

  it('name the clause where the notice asks for them, and call no other an obligation', async () => {
    await shown();
    server.answer('reports.of', { report: { ...weekly, askedBy: '晋城的通知五（五）' }, days: [] });
    fireEvent.click(byId('view-reports'));
    await screen.findByText('月潭村委会');
    expect(byId('report-heading').textContent).toContain('照晋城的通知五（五）的要求报送。');
    expect(byId('report-heading').textContent).not.toContain('没有要求');
  });

  it('show apart who is written to no place below, so that the lines add up to the whole', async () => {
    await shown();
    const notBelow = {
      ...whole,
      name: '没有写到下面哪个地方',
      target: null,
      enrolled: 17_902,
      inPeriod: 760,
      percent: null,
    };
    server.answer('reports.of', { report: { ...weekly, notBelow }, days: [] });
    fireEvent.click(byId('view-reports'));
    await screen.findByText('没有写到下面哪个地方');
    expect(byId('report-not-below').textContent).toBe(
      '没有写到下面哪个地方名次—任务—已参保17,902完成—上周17,142比上周760',
    );
  });

  it('are handed out as a workbook that only he opens', async () => {
    await shown();
    server.answer('reports.of', { report: weekly, days: [] });
    fireEvent.click(byId('view-reports'));
    await screen.findByText('月潭村委会');
    const handOutId = `${'a'.repeat(32)}.xlsx`;
    server.answer('reports.workbook', { handOutId, name: '参保进展周报.xlsx', bytes: 9000, at: 0, until: 1 });
    fireEvent.click(byId('export'));
    await screen.findByText('参保进展周报.xlsx');
    expect(server.asked.at(-1)).toMatchObject({
      action: 'reports.workbook',
      region: ruizhou,
      kind: 'weekly',
    });
  });

  it('say by when one will be there where none is', async () => {
    await shown();
    server.answer('reports.of', { report: null, days: [] });
    fireEvent.click(byId('view-reports'));
    await screen.findByText('还没有这份报表');
  });
});

describe('what everybody may read', () => {
  const preview = {
    region: ruizhou,
    name: '瑞州街道',
    enrolled: 18_902,
    target: 25_645,
    percent: 73.7,
    year: 2024,
    asOf: isoDay('2023-11-19'),
    rows: [{ region: '360983001201', name: '月潭村委会', enrolled: null, target: 1555, percent: null }],
  };

  it('is shown to the officer as residents would read it, before he decides', async () => {
    officer(['contacts']);
    await shown();
    server.answer('progress.published', { isPublic: false, preview });
    fireEvent.click(byId('view-public'));
    await screen.findByText('没有公开');
    expect(byId('public-preview').textContent).toContain('月潭村委会不公开');
    server.answer('progress.publish', { isPublic: true });
    server.answer('progress.published', { isPublic: true, preview });
    fireEvent.click(byId('publish'));
    await screen.findByText('已经公开');
    expect(server.asked).toContainEqual({
      action: 'progress.publish',
      region: ruizhou,
      year: 2024,
      isPublic: true,
    });
  });

  it('is not his to decide without the duty', async () => {
    officer([]);
    await shown();
    fireEvent.click(byId('view-public'));
    expect(screen.getByText('公开参保进度要有“联系方式”这项职责。')).toBeTruthy();
  });
});
