import { fireEvent, render, screen } from '@testing-library/react';
import type { DuplicateView } from '../../../contract/duplicates';
import OfficerDuplicatesPage from '../../../src/officer/duplicates/index';
import { tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const street = '360983001';
const id = 'employee-2024-aaaaaaaaaaaaaaaaaaaaaaaa';

const atWork: DuplicateView = {
  duplicateId: id,
  kind: 'employee',
  year: 2024,
  person: { name: '王建国', document: '369***********0017' },
  since: '2023-11-01' as DuplicateView['since'],
  where: '高安市某厂',
  livesIn: ['360983001205'],
  alsoIn: [],
  insured: 'here',
  suspendedFrom: null,
  end: null,
  at: 1,
};

let server: ServerDouble;
beforeEach(() => {
  server = new ServerDouble();
  device.reset();
  server.answer('officer.me', { name: '王', regions: [street], duties: ['roster'], today: '2023-11-20' });
  const says = '重复参保的一般保留常住地的。';
  answerList([atWork], [{ notice: 'ruizhou-2024', clause: '1', label: '一', says }]);
});

function answerList(duplicates: readonly DuplicateView[], clauses: readonly object[] = []): void {
  server.answer('duplicates.list', { duplicates, next: null, clauses });
}

function note(text: string): void {
  fireEvent.change(screen.getByRole('textbox', { name: '处理说明' }), { target: { value: text } });
}

it('shows who it is, where else he is insured, and what the notice says', async () => {
  render(<OfficerDuplicatesPage />);
  await screen.findByText('王建国');
  expect(document.body.textContent).toContain('职工医保在保，2023年11月1日起，高安市某厂');
  await screen.findByText('已在这里参保');
  await screen.findByText('一：重复参保的一般保留常住地的。');
});

it('says that the notice is silent where it is', async () => {
  answerList([atWork]);
  render(<OfficerDuplicatesPage />);
  await screen.findByText('通知没有写重复参保怎么办');
});

it('lays a suspension before another officer, from the day that the list names', async () => {
  server.answer('proposals.propose', { state: 'proposed' });
  render(<OfficerDuplicatesPage />);
  await screen.findByText('王建国');
  note('参加了职工医保');
  await tap('提出暂停待遇');
  await screen.findByText('提出了，等另一位经办人同意后生效');
  expect(server.asked.find(({ action }) => action === 'proposals.propose')).toMatchObject({
    act: 'duplicates.suspend',
    content: { duplicateId: id, region: street, from: '2023-11-01', reason: '参加了职工医保' },
  });
});

it('does nothing without a note, and keeps what was typed when it is refused', async () => {
  server.refuse('duplicates.decide', 'NOT_OPEN', '这一件已经办结，请刷新。');
  render(<OfficerDuplicatesPage />);
  await screen.findByText('王建国');
  await tap('名单写错了');
  await screen.findByText(/请写一句说明，以后查得到/);
  note('电话核实过');
  await tap('名单写错了');
  await screen.findByText(/这一件已经办结/);
  expect(screen.getByDisplayValue('电话核实过')).toBeTruthy();
});

it('offers to give benefits back where they rest, and nothing else', async () => {
  answerList([{ ...atWork, suspendedFrom: atWork.since, end: { end: 'suspended', note: '职工', at: 2 } }]);
  server.answer('duplicates.resume', { end: 'resumed' });
  render(<OfficerDuplicatesPage />);
  await screen.findByText(/待遇从2023年11月1日起暂停/);
  expect(screen.queryByRole('button', { name: '名单写错了' })).toBeNull();
  note('务工结束，本人申请');
  await tap('本人申请，恢复待遇');
  await screen.findByText('恢复了');
});

it('of somebody on two lists asks only whether he lives here', async () => {
  answerList([
    { ...atWork, kind: 'two-lists', since: null, where: '', insured: 'no', alsoIn: ['360983100'] },
  ]);
  server.answer('duplicates.give-up', { end: 'left' });
  render(<OfficerDuplicatesPage />);
  await screen.findByText('住在这里的，请和那边联系，由那边从名单去掉。');
  note('搬走了');
  await tap('他不住在这里，从名单去掉');
  await screen.findByText('从这里的名单去掉了');
});

it('brings a list in, and says how many are to be looked at', async () => {
  server.answer('duplicates.import', { taken: 2, found: 1, notHere: 1, repeated: false, rejected: [] });
  answerList([]);
  render(<OfficerDuplicatesPage />);
  await tap('导入名单');
  fireEvent.change(await screen.findByRole('textbox'), {
    target: {
      value:
        '姓名,证件号码,从哪天起,在哪里\n王建国,369901195805120017,2023/11/1,某厂\n陈桂花,369901193602180029,,',
    },
  });
  await tap('先看看有没有错');
  await tap('导入2人');
  await screen.findByText('有1人要核对，在下面的清单里');
  expect(server.asked.find(({ action }) => action === 'duplicates.import')).toMatchObject({
    kind: 'employee',
    rows: [{ name: '王建国', since: '2023-11-01', where: '某厂' }, { name: '陈桂花' }],
  });
});
