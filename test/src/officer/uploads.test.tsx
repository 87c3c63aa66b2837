import { fireEvent, render, screen } from '@testing-library/react';
import type { UploadCounts, UploadView } from '../../../contract/uploads';
import UploadsPage from '../../../src/officer/uploads/index';
import { fill, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { beNarrow, beWide } from '../wide';

const region = '360983001';
const uploadId = 'a'.repeat(32);

const counts: UploadCounts = {
  rows: 4,
  new: 2,
  changed: 0,
  unchanged: 0,
  renewed: 0,
  ended: 0,
  moved: 0,
  household: 0,
  agent: 0,
  problems: 2,
  notes: 0,
  leftOut: 0,
  going: 2,
  refused: 0,
};

const checked: UploadView = {
  uploadId,
  kind: 'roster',
  region,
  name: '九月名册.xlsx',
  told: {},
  begunBy: '测试员',
  handedInBy: null,
  byTwo: true,
  mayBeTakenBack: true,
  mayLeaveOut: true,
  groups: [],
  comparison: null,
  state: 'checked',
  at: Date.parse('2023-11-20T09:00:00+08:00'),
  until: Date.parse('2024-01-19T09:00:00+08:00'),
  counts,
  parts: 1,
  done: 1,
  remarks: ['工作表“监测户”没有认出表头，没有读。'],
  problem: null,
  proposal: null,
  undo: null,
};

const wrongRow = {
  part: 1,
  at: 2,
  where: '工作表“名册”第4行',
  row: 4,
  person: '王** 369***********0017',
  standing: null,
  column: 'D列“认定日期”',
  message: '2026-09-01还没有到，请核对。',
  isProblem: true,
  isLeftOut: false,
  mayPutRight: true,
  edits: [],
};

const goodRow = {
  ...wrongRow,
  at: 0,
  where: '工作表“名册”第2行',
  standing: 'new',
  column: null,
  message: null,
  isProblem: false,
};

let server: ServerDouble;
afterEach(() => jest.restoreAllMocks());
afterEach(beNarrow);
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', { name: '测试员', regions: [region], duties: ['roster'], today: '2023-11-20' });
  server.answer('uploads.list', { uploads: [checked], next: null });
  server.answer('uploads.go-on', checked);
});

/** The browser's dialog: the officer picks a file of so many bytes. */
function picking(name: string, size: number): void {
  URL.createObjectURL = () => 'blob:file';
  jest.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function picked(this: HTMLInputElement) {
    Object.defineProperty(this, 'files', { value: [{ name, size }] });
    this.dispatchEvent(new Event('change'));
  });
}

async function opened(): Promise<void> {
  render(<UploadsPage />);
  await tap('打开');
  await screen.findByText('九月名册.xlsx');
}

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

it('uploads are lines of a table at a computer, each of which opens', async () => {
  beWide();
  render(<UploadsPage />);
  await tap(/^九月名册\.xlsx，.*4行，2行有问题，核对完，等办$/);
  await screen.findByText('2人可以提出');
});

describe('a row with a problem', () => {
  const cells = [
    { column: 'name', heading: 'A列“姓名”', text: '王某某', isWrong: false },
    { column: 'since', heading: 'D列“认定日期”', text: '2026-09-01', isWrong: true },
  ];
  const changes = [{ column: '认定日期', before: '2026-09-01', after: '2023-09-01' }];
  const edits = [{ by: '测试员', at: checked.at, changes }];
  beforeEach(async () => {
    server.answer('uploads.rows', { rows: [wrongRow], after: null });
    server.answer('uploads.row', { cells });
    await opened();
    fireEvent.click(await screen.findByRole('radio', { name: '有问题的（2）' }));
    await tap('改这一行，工作表“名册”第4行');
    await screen.findByText('出错：2026-09-01还没有到，请核对。');
  });

  it('is put right by its cells, and says what was changed', async () => {
    const after = { ...counts, problems: 1, edited: 1, going: 3 };
    const row = { ...wrongRow, isProblem: false, standing: 'new', column: null, message: null, edits };
    server.answer('uploads.put-right', { upload: { ...checked, counts: after }, row });
    fill('D列“认定日期”，填写有误', '2023-09-01');
    await tap('改好这一行');
    await screen.findByText('3人可以提出');
    screen.getByText('其中1行在网页上改过');
    screen.getByText(/测试员.*把“认定日期”由“2026-09-01”改成“2023-09-01”/);
    expect(asked('uploads.put-right')).toMatchObject([
      { uploadId, part: 1, at: 2, cells: [{ column: 'since', text: '2023-09-01' }] },
    ]);
  });

  it('keeps what was typed where it is wrong still, and where nothing arrived', async () => {
    fill('D列“认定日期”，填写有误', '2024-09-01');
    await tap('改好这一行');
    await screen.findByText('没有改上，您写的还在');
    server.answer('uploads.put-right', {
      upload: checked,
      row: { ...wrongRow, message: '2024-09-01还没有到。' },
    });
    await tap('改好这一行');
    await screen.findByText('出错：2024-09-01还没有到。');
    screen.getByText(/^和另一行矛盾的：错的那行改好以后，另一行也点开/);
    expect(screen.getByDisplayValue('2024-09-01')).toBeTruthy();
  });
});

describe('an upload on its officer’s page', () => {
  it('says what was found, what was not read, and what can be proposed', async () => {
    await opened();
    await screen.findByText('2人可以提出');
    await screen.findByText('2行有问题，不会提出');
    await screen.findByText('工作表“监测户”没有认出表头，没有读。');
  });

  it('shows rows with problems by place and column, and lets good ones be left out', async () => {
    server.answer('uploads.rows', { rows: [wrongRow], after: null });
    await opened();
    fireEvent.click(await screen.findByRole('radio', { name: '有问题的（2）' }));
    await screen.findByText('工作表“名册”第4行');
    await screen.findByText(/D列“认定日期”：2026-09-01还没有到/);
    expect(screen.queryByRole('checkbox')).toBeNull();
    server.answer('uploads.rows', { rows: [goodRow], after: null });
    server.answer('uploads.leave-out', { ...checked, counts: { ...counts, leftOut: 1, going: 1 } });
    fireEvent.click(await screen.findByRole('radio', { name: '新的（2）' }));
    fireEvent.click(await screen.findByRole('checkbox', { name: '留下工作表“名册”第2行' }));
    await screen.findByRole('button', { name: '提出1人' });
    expect(asked('uploads.leave-out')).toMatchObject([{ uploadId, part: 1, rows: [0], isLeftOut: true }]);
  });

  it('is worked on, call after call, until there is something to decide, and says how far it is', async () => {
    const going = { ...checked, state: 'checking', parts: 12, done: 2 };
    let calls = 0;
    server.answerEach('uploads.go-on', () => {
      calls += 1;
      return calls < 3 ? going : checked;
    });
    await opened();
    await screen.findByText('2人可以提出');
    expect(asked('uploads.go-on')).toHaveLength(3);
  });

  it('says how far it is while it is worked on', async () => {
    server.answerEach('uploads.go-on', () => ({ ...checked, state: 'checking', parts: 12, done: 2 }), 1);
    await opened();
    await screen.findByText('正在核对：第3段，共12段');
    await screen.findByText(/可以关掉这一页/);
  });

  it('goes on where the network was gone', async () => {
    server.cut('uploads.go-on');
    render(<UploadsPage />);
    await tap('打开');
    server.answer('uploads.go-on', checked);
    await tap('再试一次');
    await screen.findByText('2人可以提出');
  });

  it('is proposed, and taken back as a whole only on a second tap', async () => {
    await opened();
    const proposal = { proposalId: 'b'.repeat(32), state: 'done', parts: 1, applied: 1, reason: null };
    server.answer('uploads.propose', { ...checked, state: 'proposed', proposal });
    await tap('提出2人');
    await screen.findByText('已经生效', { selector: '.callout *' });
    const undo = { ...proposal, state: 'proposed', applied: 0 };
    server.answer('uploads.undo', { ...checked, state: 'undo-proposed', proposal, undo });
    await tap('整批撤回');
    await tap('先不撤回');
    await tap('整批撤回');
    expect(asked('uploads.undo')).toEqual([]);
    await tap('提出撤回这2人');
    await screen.findByText('撤回已经提出，等另一位经办人同意');
  });

  it('says why a file could not be read, in the server’s words', async () => {
    server.answer('uploads.go-on', { ...checked, state: 'failed', problem: '这个表格设了打开密码。' });
    await opened();
    await screen.findByText('这个表格设了打开密码。');
    expect(screen.queryByRole('button', { name: /^提出/ })).toBeNull();
  });
});

describe('what kinds of file there are', () => {
  it('goes by the duties, and says of each what columns it needs', async () => {
    server.answer('officer.me', {
      name: '测试员',
      regions: [region],
      duties: ['money'],
      today: '2023-11-20',
    });
    server.answer('uploads.list', { uploads: [], next: null });
    render(<UploadsPage />);
    await screen.findByRole('radio', { name: /别处缴费/ });
    expect(screen.queryByRole('radio', { name: /资助名册/ })).toBeNull();
    await screen.findByText(/要有这些列：姓名、证件号码、参保地代码/);
    fireEvent.click(screen.getByRole('radio', { name: /参保报送的回执/ }));
    await screen.findByText(/要有这些列：文件编号、行号/);
    await screen.findByLabelText('答的是哪个编号');
  });

  it('a list of other insurance isn’t sent before somebody says which list it is', async () => {
    server.answer('uploads.list', { uploads: [], next: null });
    picking('名单.xlsx', 10);
    render(<UploadsPage />);
    fireEvent.click(await screen.findByRole('radio', { name: /重复参保、去世的名单/ }));
    await tap('选择文件');
    await screen.findByRole('link', { name: '请选这是哪种名单' });
    expect(asked('uploads.begin')).toEqual([]);
    fireEvent.click(screen.getByRole('radio', { name: '已去世' }));
    server.refuse('uploads.begin', 'TOO_MANY_UPLOADS', '请先把看过的提出。');
    await tap('选择文件');
    await screen.findByText('请先把看过的提出。');
    expect(asked('uploads.begin')).toMatchObject([{ kind: 'duplicates', told: { list: 'dead' } }]);
  });

  it('balances are of yesterday unless told, and of no day that isn’t over', async () => {
    server.answer('officer.me', {
      name: '测试员',
      regions: [region],
      duties: ['money'],
      today: '2023-11-20',
    });
    server.answer('uploads.list', { uploads: [], next: null });
    server.refuse('uploads.begin', 'TOO_MANY_UPLOADS', '请先把看过的提出。');
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2023-11-20T02:00:00Z'));
    picking('余额.xlsx', 10);
    render(<UploadsPage />);
    fireEvent.click(await screen.findByRole('radio', { name: /共济账户余额/ }));
    await tap('选择文件');
    await screen.findByText('请先把看过的提出。');
    expect(asked('uploads.begin')).toMatchObject([{ kind: 'balances', told: { asOf: '2023-11-19' } }]);
    await fill('余额是哪一天日终的，日', '21');
    await tap('选择文件');
    await screen.findByRole('link', { name: /请写余额是哪一天日终的/ });
    expect(asked('uploads.begin')).toHaveLength(1);
  });

  it('of whom nothing is kept nothing is shown, and what was written is gone on with', async () => {
    const list = {
      ...checked,
      kind: 'duplicates' as const,
      told: { year: 2024, list: 'dead' as const },
      byTwo: false,
      groups: null,
      counts: { ...counts, problems: 0, new: 1, going: 1, notHere: 3 },
    };
    server.answer('uploads.go-on', list);
    const nobody = { ...goodRow, person: null, standing: 'not-here', message: '没有保存。' };
    server.answer('uploads.rows', { rows: [nobody], after: null });
    await opened();
    await screen.findByText('和这里没有关系、没有保存的3人');
    fireEvent.click(await screen.findByRole('radio', { name: '没有保存的（3）' }));
    await screen.findByText('没有保存是谁');
    expect(screen.queryByRole('checkbox')).toBeNull();
    server.answer('uploads.take', { ...list, state: 'taken', handedInBy: '测试员' });
    await tap('写入1人');
    await tap('去核对这些人');
    expect(device.moves).toContain(`to /officer/duplicates/index?region=${region}&year=2024`);
  });

  it('one that a single officer writes is taken, not proposed, and can be taken back', async () => {
    const residents = { ...checked, kind: 'residents' as const, byTwo: false, groups: null };
    server.answer('uploads.go-on', residents);
    server.answer('uploads.take', { ...residents, state: 'taken', handedInBy: '测试员' });
    await opened();
    await tap('写入2人');
    await screen.findByText('已经写入，测试员办理');
    expect(asked('uploads.take')).toMatchObject([{ uploadId }]);
    await tap('整批撤回');
    server.answer('uploads.undo', { ...residents, state: 'taken-back' });
    await tap('撤回这2人');
    await screen.findByText('整批已经撤回');
  });

  it('a table of targets with a wrong row can’t be written, and says why', async () => {
    server.answer('uploads.go-on', {
      ...checked,
      kind: 'targets',
      byTwo: false,
      groups: null,
      mayLeaveOut: false,
    });
    await opened();
    await screen.findByText(/任务数要整张写入/);
    expect(screen.queryByRole('button', { name: /^写入/ })).toBeNull();
  });
});

describe('a whole list', () => {
  const clean = {
    ...checked,
    counts: { ...counts, rows: 2, problems: 0 },
    groups: [{ code: 'dibao', name: '低保对象' }],
  };
  const found = { before: 40, gone: 2, stop: null };
  const ofDibao = { group: 'dibao', goneBefore: 0, ...found };
  const comparison = { groups: ['dibao'], until: '2023-10-31', ...found, lists: [ofDibao] };

  it('is none unless the officer says so, then asks of which group and until when', async () => {
    server.answer('uploads.go-on', clean);
    await opened();
    await screen.findByText(/文件里没有的人不会动/);
    expect(screen.queryByRole('button', { name: '比一比' })).toBeNull();
    fireEvent.click(screen.getByRole('checkbox', { name: '这份文件是全部名单' }));
    await tap('比一比');
    expect(asked('uploads.compare')).toEqual([]);
    fireEvent.click(screen.getByRole('checkbox', { name: '低保对象的全部名单' }));
    server.answer('uploads.compare', { ...clean, comparison, counts: { ...clean.counts, ended: 2 } });
    await tap('比一比');
    await screen.findByText('2人不在这份文件里');
    expect(asked('uploads.compare')).toMatchObject([{ uploadId, groups: ['dibao'] }]);
    server.answer('uploads.end-all', {
      ...clean,
      comparison,
      counts: { ...clean.counts, ended: 2, going: 4 },
    });
    await tap('全部选上（2人）');
    await screen.findByRole('button', { name: '提出4人' });
  });

  it('that lacks too many ends nobody, and says what to do', async () => {
    const stop = '现在的名单上，看过的40人里有9人不在这份文件里';
    const lists = [{ ...ofDibao, gone: 9, stop }];
    server.answer('uploads.go-on', { ...clean, comparison: { ...comparison, gone: 9, lists, stop } });
    await opened();
    await screen.findByText(stop);
    expect(screen.queryByRole('button', { name: /全部选上/ })).toBeNull();
  });

  it('of two groups is judged group by group: from the one that lacks too many nobody can be chosen', async () => {
    const stop = '特困人员：现在的名单上，看过的7人里有6人不在这份文件里';
    const lists = [ofDibao, { group: 'tekun', before: 7, gone: 6, goneBefore: 0, stop }];
    const both = { ...comparison, groups: ['dibao', 'tekun'], before: 47, gone: 8, lists };
    server.answer('uploads.go-on', { ...clean, comparison: both, counts: { ...clean.counts, ended: 8 } });
    await opened();
    await screen.findByText(stop);
    await screen.findByText('2人不在这份文件里');
    expect(screen.getByRole('button', { name: '全部选上（2人）' })).toBeTruthy();
  });

  it('is not asked for while a row has a problem', async () => {
    server.answer('uploads.go-on', { ...checked, groups: clean.groups });
    await opened();
    await screen.findByText(/请先把有问题的行改好：在下面一行一行改/);
  });
});
