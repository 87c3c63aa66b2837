import type { ProposalActions } from '../../../../contract/proposals';
import { fen } from '../../../../policy/money';
import { type PaymentTestServer, jincheng, officer, startTestServer } from '../../money';
import { dibao, father, grandmother } from '../../sample';
import { holder, openAccount, resultOf } from '../mutual-aid/bureau';

let server: PaymentTestServer;
let csv = '';
const batch = { region: jincheng, number: 'one' };

/** Two parents paid for from the daughter's account: 76 yuan on dibao in Jincheng (4.4), and 380. */
beforeEach(async () => {
  server = await startTestServer();
  await server.certify(father, jincheng, dibao);
  const relatives = [
    [father, '父亲'],
    [grandmother, '其他'],
  ] as const;
  await openAccount(server, { yuan: '1000', relatives, authorisedFen: fen(90_000) });
  for (const [person, amount] of [
    [father, fen(7_600)],
    [grandmother, fen(38_000)],
  ] as const) {
    const record = await server.enrol(holder, person, jincheng);
    await server.place(holder, [record], amount, { paymentSource: 'mutual-aid' });
  }
  ({ csv } = await server.asOfficer('mutual-aid.make-batch', batch));
});

/** The same file with another first line. */
function withFirst(answer: string, line: (number: string) => string): string {
  const [header = '', first = '', ...rest] = answer.split('\n');
  return [header, line(first.split(',')[0] ?? ''), ...rest].join('\n');
}

function read(answer: string) {
  return server.byTwo('mutual-aid.read-result', { ...batch, csv: answer });
}

it('the bureau’s file names whom each line is of, how much and from which day, under its words', () => {
  const [header, first = '', second = '', ...rest] = csv.replace('\ufeff', '').trim().split(/\r?\n/);
  expect(header).toBe('扣款编号,姓名,证件类型,证件号码,金额(元),扣款日期');
  const lines = [first, second].map((line) => line.split(',').slice(1).join(','));
  expect(lines.sort()).toEqual([
    '王芳,居民身份证,369901198507190088,380.00,2023-11-20',
    '王芳,居民身份证,369901198507190088,76.00,2023-11-20',
  ]);
  expect(rest).toEqual([]);
});

it('a file is given again for a number that stands for one, and for no other', async () => {
  const again = await server.asOfficer('mutual-aid.batch-file', batch);
  expect(again.csv).toBe(csv);
  const other = { ...batch, number: 'never-made' };
  expect((await server.officerRefusal('mutual-aid.batch-file', other)).code).toBe('NO_BATCH');
  expect(server.all('deduction-batches')).toHaveLength(1);
});

describe('the bureau’s answers, before a second officer agrees to them', () => {
  it('are shown line by line: what the bureau says, of how much', async () => {
    const answer = withFirst(resultOf(csv, '成功'), () => 'd-unknown,失败,');
    const proposalId = 'a'.repeat(32);
    await server.proposals(officer, 'proposals.propose', {
      proposalId,
      act: 'mutual-aid.read-result',
      part: 1,
      parts: 1,
      content: { ...batch, csv: answer },
    });
    const second = await server.secondOf(officer);
    const reply = await server.proposals(second, 'proposals.get', { proposalId });
    if (!reply.ok) throw new Error(reply.error.message);
    const { proposal, rows } = reply.data as ProposalActions['proposals.get']['data'];
    const known = server.all('deductions').find(({ _id }) => answer.includes(_id));
    expect(proposal.sums).toEqual({ rows: 2, sumFen: known?.amountFen });
    expect(rows).toEqual([
      { name: '扣款', document: 'd-unknown', words: '失败，没有这笔扣款' },
      { name: '扣款', document: known?._id, words: `成功，${known?.amountFen === 7_600 ? '76' : '380'}元` },
    ]);
    expect(server.all('deductions').map(({ state }) => state)).toEqual(['batched', 'batched']);
  });

  it('may be empty, and concern nobody then', async () => {
    const nothing = resultOf('扣款编号', '成功');
    await server.proposals(officer, 'proposals.propose', {
      proposalId: 'c'.repeat(32),
      act: 'mutual-aid.read-result',
      part: 1,
      parts: 1,
      content: { ...batch, csv: nothing },
    });
    const waiting = server.all('proposal-parts').filter(({ _id }) => _id.includes('c'.repeat(32)));
    expect(waiting.map(({ subjects }) => subjects)).toEqual([[]]);
    expect(await read(nothing)).toMatchObject({ accepted: 0, rejected: 0, repeated: 0, problems: [] });
  });

  it('are nothing for the holder of the account, nor for whom it paid', async () => {
    const answer = { ...batch, csv: resultOf(csv, '失败') };
    await server.hireOfficer(holder, ['140000']);
    expect((await server.refusedByTwo('mutual-aid.read-result', answer, holder)).code).toBe('CONCERNED');
    const region = jincheng;
    const { code } = await server.officer(officer, 'codes.issue', { ...grandmother, region });
    await server.resident('grandmother', 'self.confirm', { ...grandmother, code });
    await server.hireOfficer('grandmother', ['140000']);
    const refusal = await server.refusedByTwo('mutual-aid.read-result', answer, 'grandmother');
    expect(refusal.code).toBe('CONCERNED');
  });
});

describe('a line of the bureau’s answers', () => {
  it('that says neither yes nor no is named, and the others are read', async () => {
    const answer = withFirst(resultOf(csv, '成功'), (number) => `${number},处理中,`);
    expect(await read(answer)).toMatchObject({ accepted: 1, problems: [{ row: 1, field: '结果' }] });
    expect(
      server
        .all('deductions')
        .map(({ state }) => state)
        .sort(),
    ).toEqual(['accepted', 'batched']);
  });

  it('that is of no batch of this place and number is named', async () => {
    const answer = withFirst(resultOf(csv, '成功'), () => 'd-unknown,成功,');
    expect(await read(answer)).toMatchObject({ accepted: 1, problems: [{ row: 1, field: '扣款编号' }] });
    const otherNumber = { ...batch, number: 'two', csv: resultOf(csv, '成功') };
    expect(await server.byTwo('mutual-aid.read-result', otherNumber)).toMatchObject({
      accepted: 0,
      problems: [{ field: '扣款编号' }, { field: '扣款编号' }],
    });
  });

  it('that contradicts the first answer leaves that as it is, and an officer reads of which', async () => {
    await read(resultOf(csv, '成功'));
    const { problems } = await read(resultOf(csv, '失败'));
    expect(problems.map(({ field }) => field)).toEqual(['结果', '结果']);
    expect(
      server
        .all('deductions')
        .map(({ state, answeredOn }) => [state, answeredOn])
        .sort(),
    ).toEqual([
      ['accepted', '2023-11-20'],
      ['accepted', '2023-11-20'],
    ]);
    const [first] = server.all('deductions');
    const cases = server.all('cases').filter(({ kind }) => kind === 'result-contradicts');
    expect(cases.map(({ summary }) => summary)).toContainEqual(
      expect.stringContaining(`扣款编号${first?._id}先后收到不同的结果`),
    );
  });

  it('tells the payer once that the bureau took what her account pays, with the sum', async () => {
    await read(resultOf(csv, '成功'));
    await server.minutes(1);
    const told = server.sent.filter(({ kind }) => kind === 'settlement');
    expect(told.map(({ amount, words }) => [amount, words]).sort()).toEqual([
      [expect.stringContaining('380'), '医保局已确认账户扣款'],
      [expect.stringContaining('76'), '医保局已确认账户扣款'],
    ]);
  });

  it('tells her once of an order for two, of whom the bureau took one: that one’s sum', async () => {
    server = await startTestServer();
    await server.certify(father, jincheng, dibao);
    const relatives = [
      [father, '父亲'],
      [grandmother, '其他'],
    ] as const;
    await openAccount(server, { yuan: '1000', relatives, authorisedFen: fen(90_000) });
    const records = [
      await server.enrol(holder, father, jincheng),
      await server.enrol(holder, grandmother, jincheng),
    ];
    await server.place(holder, records, fen(45_600), { paymentSource: 'mutual-aid' });
    const made = await server.asOfficer('mutual-aid.make-batch', batch);
    const ofFather = server.all('deductions').find(({ amountFen }) => amountFen === 7_600)?._id ?? '';
    const others = resultOf(made.csv, '成功').replace(`${ofFather},成功`, `${ofFather},失败`);
    const [header = '', ...lines] = others.split('\n');
    // The one that was not taken is answered first.
    const refusedFirst = [...lines].sort((one) => (one.startsWith(ofFather) ? -1 : 1));
    await read([header, ...refusedFirst].join('\n'));
    await server.minutes(1);
    const told = server.sent.filter(({ kind }) => kind === 'settlement');
    expect(told.map(({ amount, words }) => [amount, words])).toEqual([
      ['76元', '账户扣款没有成功，请重新缴费'],
      ['380元', '医保局已确认账户扣款'],
    ]);
  });

  it('tells the payer that the bureau did not take it, and to pay anew', async () => {
    await read(resultOf(csv, '失败'));
    await server.minutes(1);
    const told = server.sent.filter(({ kind }) => kind === 'settlement').map(({ words }) => words);
    expect(told).toEqual(['账户扣款没有成功，请重新缴费', '账户扣款没有成功，请重新缴费']);
    const { movements } = await server.ask(holder, 'mutual-aid.movements', {});
    const back = movements.filter(({ kind }) => kind === 'reversal');
    expect(back.map(({ amountFen }) => amountFen).sort()).toEqual([38_000, 7_600]);
    expect(server.balances()).toEqual({
      'bureau-balances:140502': -100_000,
      [Object.keys(server.balances()).find((name) => name.startsWith('holder:')) ?? '']: 100_000,
    });
  });
});
