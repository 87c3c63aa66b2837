import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { RegistrationFileView } from '../../../contract/registration';
import { fen } from '../../../policy/money';
import ReportedPage from '../../../src/officer/reported/index';
import { tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { watchSavedFiles } from '../saved-files';
import { beNarrow, beWide } from '../wide';

const region = '140502';
const number = 'YB-140502-000001';

const file: RegistrationFileView = {
  number,
  recipient: 'bureau',
  region,
  at: Date.parse('2023-11-20T17:00:00Z'),
  enrolled: { lines: 2, fen: fen(45_600) },
  cancelled: { lines: 1, fen: fen(7_600) },
  accepted: 1,
  refused: 0,
  open: 2,
};

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
  server.answer('officer.me', { name: '陈*', regions: [region], duties: ['money'], today: '2023-11-21' });
});

function shows(...files: readonly RegistrationFileView[]): void {
  server.answer('registration.files', { files, next: null });
  render(<ReportedPage />);
}

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

it('a file says for whom it is, what stands in it, and how far its answer is', async () => {
  shows(file);
  await screen.findByText(`给医保部门 · ${number}`);
  expect(screen.getByText('参保2行，共456元；取消1行，共76元')).toBeTruthy();
  expect(screen.getByText('办成1行，还有2行没有回执')).toBeTruthy();
});

it('at a computer files are lines of a table, each of which opens with the same acts', async () => {
  beWide();
  shows(file);
  const table = await screen.findByRole('table', { name: '每天的文件' });
  expect(table.textContent).toContain('办成1行，还有2行没有回执');
  await tap(number);
  await screen.findByRole('button', { name: '取文件' });
  expect(screen.getByRole('button', { name: '读入回执' })).toBeTruthy();
  beNarrow();
});

it('where there is none, the page says when the first comes', async () => {
  shows();
  await screen.findByText('还没有文件');
});

it('a file is taken by its number, with a word on whose it is', async () => {
  server.answer('registration.file', { number, csv: '文件编号\r\n' });
  shows({ ...file, recipient: 'tax-office' });
  await tap('取文件');
  await screen.findByText(/只能交给税务部门/);
  expect(asked('registration.file')).toMatchObject([{ number }]);
});

it('an answer is uploaded under the number of its file', async () => {
  shows(file);
  await tap('读入回执');
  expect(device.moves.at(-1)).toContain(
    `officer/uploads/index?kind=registration&number=${number}&region=${region}`,
  );
});

describe('what was refused', () => {
  const line = {
    line: 2,
    person: { name: '王建国', document: '369***********0018' },
    kind: 'enrolled',
    region,
    reason: '姓名与证件不符',
    readOn: '2023-11-22',
  } as const;

  it('is shown with its reason and sent again by a tap', async () => {
    server.answer('registration.refused', { lines: [line] });
    server.answer('registration.send-again', { waiting: true });
    shows({ ...file, refused: 1, open: 1 });
    await tap('看退回的行');
    await screen.findByText('原因：姓名与证件不符');
    await tap('已改好，重新报送');
    expect(asked('registration.send-again')).toMatchObject([{ number, line: 2 }]);
  });

  it('is saved whole for whoever puts it right, however many pages it is', async () => {
    const files = watchSavedFiles();
    server.answerEach('registration.refused', () =>
      asked('registration.refused').at(-1)?.after === null
        ? { lines: [line], next: '2' }
        : { lines: [{ ...line, line: 3, reason: '=1+1' }], next: null },
    );
    shows({ ...file, refused: 2, open: 1 });
    await tap('看退回的行');
    await tap('退回的行整份存成文件');
    await waitFor(async () => expect(await files.texts()).toHaveLength(1));
    const [text = ''] = await files.texts();
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text).toContain(`"'=1+1"`);
    expect(files.names[0]).toMatch(/^退回的行-YB-140502-000001-\d{4}-\d\d-\d\d\.csv$/);
  });

  it('of an enrolment that is over can’t be sent, and says why', async () => {
    server.answer('registration.refused', { lines: [{ ...line, whyNot: '这一笔参保已经取消' }] });
    shows({ ...file, refused: 1 });
    fireEvent.click(await screen.findByRole('button', { name: '看退回的行' }));
    await screen.findByText('这一笔参保已经取消');
    expect(screen.queryByRole('button', { name: '已改好，重新报送' })).toBeNull();
  });
});
