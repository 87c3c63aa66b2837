import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { DuplicateView } from '../../../contract/duplicates';
import type { IsoDay } from '../../../policy/calendar';
import OfficerDuplicatesPage from '../../../src/officer/duplicates/index';
import { choose, tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const street = '360983001';
const id = 'employee-2024-aaaaaaaaaaaaaaaaaaaaaaaa';

const atWork: DuplicateView = {
  duplicateId: id,
  kind: 'employee',
  year: 2024,
  personId: 'aaaaaaaaaaaa',
  person: { name: '王建国', document: '369***********0017' },
  since: '2023-11-01' as DuplicateView['since'],
  where: '高安市某厂',
  livesIn: ['360983001205'],
  alsoIn: [],
  insured: 'here',
  suspendedFrom: null,
  end: null,
  ruling: null,
  asked: null,
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

it('shows the whole number of whom a case is about for a reason', async () => {
  server.answer('persons.number', { documents: [{ kind: 'resident-id', number: '369000000000000017' }] });
  render(<OfficerDuplicatesPage />);
  await tap('看王建国完整证件号码');
  expect(server.asked.filter(({ action }) => action === 'persons.number')).toEqual([]);
  await choose('核对证件或证明材料');
  await screen.findByText(/369000000000000017/);
  expect(server.asked.find(({ action }) => action === 'persons.number')).toMatchObject({
    region: street,
    personId: 'aaaaaaaaaaaa',
    reason: 'papers',
  });
  // Nobody who comes by reads it from the screen.
  await tap('看完了，收起');
  expect(screen.queryByText(/369000000000000017/)).toBeNull();
  await tap('看王建国完整证件号码');
  await tap('先不看');
  await screen.findByText('看王建国完整证件号码');
  expect(server.asked.filter(({ action }) => action === 'persons.number')).toHaveLength(1);
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
  await screen.findByText(/请写一句您自己的说明，以后查得到/);
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

it('of whom only a list elsewhere says something tells that there is one, and offers what one officer decides', async () => {
  const duplicateId = `unread-0123456789abcdef-${'0'.repeat(32)}`;
  const unread = { ...atWork, duplicateId, kind: null, since: null, where: '', ruling: null };
  answerList([unread]);
  server.answer('duplicates.decide', { end: 'kept-here' });
  render(<OfficerDuplicatesPage />);
  await screen.findByText(/写的什么这里看不到/);
  expect(screen.getAllByText(/别处有名单写到他/)[0]).toBeTruthy();
  expect(screen.queryByRole('button', { name: '提出暂停待遇' })).toBeNull();
  note('电话核实，还在这里');
  await tap('他留在这里参保');
  await screen.findByText(/他仍算这里要参保的人/);
  expect(server.asked.find(({ action }) => action === 'duplicates.decide')).toMatchObject({ duplicateId });
});

it('leads to where a list is uploaded, for the year that is shown', async () => {
  answerList([]);
  render(<OfficerDuplicatesPage />);
  await tap('上传名单');
  expect(device.moves).toContain(`to /officer/uploads/index?kind=duplicates&region=${street}&year=2024`);
});

const bySix = {
  rule: 'decided',
  act: 'suspend',
  from: '2024-02-01' as DuplicateView['since'] & string,
  facts: ['2024年2月1日起参加职工医保', '在这里参保，待遇从2024年1月1日到2024年12月31日'],
  clauses: [{ notice: 'ruizhou-2024', clause: '4.6', label: '四（六）', says: '待遇先停着。' }],
  usually: false,
} as const satisfies DuplicateView['ruling'];

it('prepares what the notice’s rule says, with clause, facts and day, to be laid before another officer', async () => {
  answerList([{ ...atWork, since: bySix.from, ruling: bySix }]);
  server.answer('proposals.propose', { state: 'proposed' });
  render(<OfficerDuplicatesPage />);
  await screen.findByText('通知四（六）：待遇先停着。');
  expect(document.body.textContent).toContain('暂停他在这里的待遇，从2024年2月1日起');
  await tap('按通知办：提出暂停待遇');
  await screen.findByText('提出了，等另一位经办人同意后生效');
  expect(server.asked.find(({ action }) => action === 'proposals.propose')).toMatchObject({
    content: {
      from: '2024-02-01',
      reason: expect.stringMatching(/^按通知四（六）：2024年2月1日起参加职工医保/),
    },
  });
});

it('takes the rule’s words for no reason of another act', async () => {
  answerList([{ ...atWork, ruling: bySix }]);
  render(<OfficerDuplicatesPage />);
  await screen.findByText('王建国');
  await tap('名单写错了');
  await screen.findByText(/请写一句您自己的说明/);
  expect(server.asked.some(({ action }) => action === 'duplicates.decide')).toBe(false);
});

it('says what is to be found out where the rule lacks a fact, and whom to ask where there is none', async () => {
  answerList([
    { ...atWork, ruling: { rule: 'facts-missing', lacks: '名单没有写从哪天起。', clauses: bySix.clauses } },
    { ...atWork, duplicateId: `${id}b`, ruling: { rule: 'no-rule', ask: '请问经办机构。', clauses: [] } },
  ]);
  render(<OfficerDuplicatesPage />);
  await screen.findByText('名单没有写从哪天起。');
  expect(screen.getByText('通知有规则，还缺一件事')).toBeTruthy();
  expect(screen.getByText('这里没有规则')).toBeTruthy();
  expect(screen.getByText('请问经办机构。')).toBeTruthy();
});

it('shows that the family asks for the benefits again, and answers with a reason', async () => {
  const asked = { on: '2023-11-20', workEndedOn: '2023-11-18' } as unknown as DuplicateView['asked'];
  const end = { end: 'suspended', note: '职工', at: 2 } as const;
  answerList([{ ...atWork, suspendedFrom: atWork.since, end, asked }]);
  server.answer('duplicates.decline-resume', { end: 'suspended' });
  render(<OfficerDuplicatesPage />);
  await screen.findByText('家里申请恢复待遇');
  expect(document.body.textContent).toContain('2023年11月20日申请，说那边2023年11月18日结束');
  fireEvent.change(screen.getByRole('textbox', { name: /^处理说明/ }), {
    target: { value: '职工医保还在保' },
  });
  await tap('不同意恢复');
  await screen.findByText('答复了，申请的人看得到原因');
  expect(server.asked).toContainEqual({
    action: 'duplicates.decline-resume',
    duplicateId: id,
    region: street,
    words: '职工医保还在保',
  });
});

it('decides several together with one note, each by itself, and names the one that is refused', async () => {
  const other = {
    ...atWork,
    duplicateId: `${id.slice(0, -1)}b`,
    person: { ...atWork.person, name: '李玉珍' },
  };
  answerList([atWork, other]);
  server.refuse('duplicates.decide', 'NOT_OPEN', '这一件已经办结，请刷新。');
  render(<OfficerDuplicatesPage />);
  await tap('几件一起办');
  for (const box of await screen.findAllByRole('checkbox')) fireEvent.click(box);
  fireEvent.change(screen.getByRole('textbox', { name: '处理说明，每一件都记上' }), {
    target: { value: '电话核实过' },
  });
  await tap('名单没错，不用再找他（2件）');
  await screen.findByText('李玉珍：这一件已经办结，请刷新。');
  server.answer('duplicates.decide', { end: 'stands' });
  await tap('名单没错，不用再找他（2件）');
  await screen.findByText('办好了2件');
  expect(server.asked.filter(({ action }) => action === 'duplicates.decide').at(-1)).toMatchObject({
    duplicateId: other.duplicateId,
    decision: 'stands',
    note: '电话核实过',
  });
});

it('is narrowed to a kind and to days by the server', async () => {
  render(<OfficerDuplicatesPage />);
  await screen.findByText('王建国');
  await tap('筛选');
  fireEvent.click(await screen.findByRole('radio', { name: '已去世' }));
  await screen.findByText('只看：已去世');
  expect(server.asked.filter(({ action }) => action === 'duplicates.list').at(-1)).toMatchObject({
    kind: 'dead',
    state: 'open',
    after: null,
  });
});

const died: DuplicateView = {
  ...atWork,
  duplicateId: 'dead-2024-aaaaaaaaaaaaaaaaaaaaaaaa',
  kind: 'dead',
  since: '2024-03-05' as DuplicateView['since'],
  where: '',
};

it('lays before another officer that an insured person died, with the list’s day', async () => {
  answerList([died]);
  server.answer('proposals.propose', { state: 'proposed' });
  render(<OfficerDuplicatesPage />);
  await screen.findByText('登记去世要两个人办');
  // Of who is insured the list alone ends nothing.
  expect(screen.queryByText('名单没错，不用再找他')).toBeNull();
  note('看过死亡证明');
  await tap('提出登记去世');
  await screen.findByText('提出了，等另一位经办人同意后生效');
  expect(server.asked.find(({ action }) => action === 'proposals.propose')).toMatchObject({
    act: 'duplicates.note-death',
    content: { diedOn: '2024-03-05', reason: '看过死亡证明' },
  });
});

it('takes back by two that somebody died who lives', async () => {
  const end = { end: 'died', note: '看过死亡证明', at: 2 } as const;
  answerList([{ ...died, diedOn: '2024-03-05' as NonNullable<DuplicateView['diedOn']>, end }]);
  server.answer('proposals.propose', { state: 'proposed' });
  render(<OfficerDuplicatesPage />);
  await screen.findByText(/已登记去世，系统里停保：看过死亡证明/);
  note('本人到窗口');
  await tap('提出撤销去世登记');
  await screen.findByText('提出了，等另一位经办人同意后生效');
  expect(server.asked.find(({ action }) => action === 'proposals.propose')).toMatchObject({
    content: { diedOn: null, reason: '本人到窗口' },
  });
});

function answerLetter(): void {
  const end = { end: 'kept-here', note: '常住这里', at: 2 } as const;
  answerList([{ ...atWork, kind: 'elsewhere', end }]);
  server.answer('duplicates.letter', {
    number: '2024-1A2B3C4D',
    on: '2023-11-20',
    to: '南昌市',
    year: 2024,
    name: '王建国',
    document: { kind: 'resident-id', number: '369901195805120017' },
    insuredIn: street,
    coveredFrom: '2024-01-01',
    clauses: [
      { title: '瑞州的通知', label: '一' },
      { title: '瑞州的通知', label: '四（三）' },
    ],
  });
}

it('writes the letter to the other place for who stays here, and for nobody else', async () => {
  answerLetter();
  render(<OfficerDuplicatesPage />);
  await tap('做一份函，通知那边暂停');
  await screen.findByText('编号：2024-1A2B3C4D');
  expect(document.body.textContent).toContain('南昌市医疗保障经办机构：');
  expect(document.body.textContent).toContain('按照《瑞州的通知》一、四（三），此人由我处参保');
  expect(document.body.textContent).not.toMatch(/380|低保/);
});

it('says by which number a letter was made already, for who comes with the answer', async () => {
  const end = { end: 'kept-here', note: '常住这里', at: 2 } as const;
  const letter = { number: '2024-1A2B3C4D', on: '2023-11-20' as IsoDay };
  answerList([{ ...atWork, kind: 'elsewhere', end, letter }]);
  render(<OfficerDuplicatesPage />);
  await screen.findByText(/做过函，编号2024-1A2B3C4D/);
  expect(document.querySelector(`#letter-sent-${id}`)?.textContent).toContain('2023年11月20日做过函');
});

it('prints the letter alone, with a strip on which the other place answers', async () => {
  const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
  answerLetter();
  render(<OfficerDuplicatesPage />);
  await tap('做一份函，通知那边暂停');
  await tap('打印函和回执');
  await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
  const paper = document.querySelector('#letter-paper');
  expect(paper?.querySelector('.letter-paper__number')?.textContent).toBe('编号：2024-1A2B3C4D');
  expect(paper?.textContent).toContain('2023年11月20日');
  const strip = paper?.querySelector('.letter-paper__reply')?.textContent ?? '';
  for (const words of [
    '编号2024-1A2B3C4D的函收到',
    '369901195805120017',
    '□ 已暂停',
    '南昌市医疗保障经办机构（盖章）',
  ]) {
    expect(strip).toContain(words);
  }
  // The page with the others' names is no part of the paper.
  expect(paper?.closest('.beside-letter')).toBeNull();
  expect(screen.getByText('重复参保').closest('.beside-letter')).not.toBeNull();
  await tap('打印函和回执');
  await waitFor(() => expect(print).toHaveBeenCalledTimes(2));
});

it('offers no letter of who isn’t insured here', async () => {
  const end = { end: 'kept-here', note: '常住这里', at: 2 } as const;
  answerList([{ ...atWork, kind: 'elsewhere', insured: 'no', end }]);
  render(<OfficerDuplicatesPage />);
  await screen.findByText('王建国');
  expect(screen.queryByText('做一份函，通知那边暂停')).toBeNull();
});
