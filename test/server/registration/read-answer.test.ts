import { type PaymentTestServer, hunan, jincheng, officer, startTestServer, twoParents } from '../money';
import { father } from '../sample';
import { answerOf, fileRows, linesTo, morningAfter, notRegistered, registered, takeBack } from './answers';

let server: PaymentTestServer;
const number = `YB-${jincheng}-000001`;
let recordId = '';
let orderId = '';

beforeEach(async () => {
  server = await startTestServer();
  const placed = await twoParents(server, 'daughter');
  orderId = placed.orderId;
  server.shop.pay(orderId);
  await server.ask('daughter', 'order.confirm-return', { orderId });
  recordId = placed.records[0] ?? '';
  await morningAfter(server, '2023-11-21');
});

function read(...rows: readonly string[]) {
  return server.byTwo('registration.read-answer', { region: jincheng, number, csv: answerOf(...rows) });
}

async function seenByDaughter() {
  const { records } = await server.resident('daughter', 'records.mine', {});
  return records.find((one) => one.recordId === recordId)?.status;
}

function casesOf(kind: string) {
  return server.all('cases').filter((one) => one.kind === kind);
}

it('who paid and of whom the bureau has said nothing waits for it, as his family sees', async () => {
  expect(await seenByDaughter()).toMatchObject({ state: 'paid', registration: { state: 'waiting' } });
});

it('whom the bureau registers is told so to his family, with the bureau’s day', async () => {
  expect(await read(registered(number, 1, '76.00'))).toEqual({
    accepted: 1,
    refused: 0,
    repeated: 0,
    problems: [],
  });
  expect(server.one('records', recordId).insurance?.registration).toEqual({
    on: '2023-11-21',
    number: 'R-1',
  });
  expect(await seenByDaughter()).toMatchObject({
    state: 'paid',
    registration: { state: 'registered', on: '2023-11-21' },
  });
});

it('whom the bureau refuses stays as he paid; the reason stands on the office’s list, and his family is told that it does', async () => {
  expect(await read(notRegistered(number, 1, '76.00'))).toMatchObject({ accepted: 0, refused: 1 });
  expect(await seenByDaughter()).toMatchObject({ state: 'paid', registration: { state: 'refused' } });
  const [one] = casesOf('registration-refused');
  expect(one?.summary).toContain('已在外地参保');
  expect(one).toMatchObject({ state: 'open', amountFen: 7_600, region: jincheng });
});

describe('a line that doesn’t fit is named with what to do, and the others hold', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['of another file', `YB-${jincheng}-000007,1,76.00,成功,,R-1,2023-11-21`, '文件编号'],
    ['that the file doesn’t have', registered(number, 2, '76.00'), '行号'],
    ['without a number', `${number},第一行,76.00,成功,,R-1,2023-11-21`, '行号'],
    ['off by a fen', registered(number, 1, '76.01'), '金额(元)'],
    ['that says neither yes nor no', `${number},1,76.00,处理中,,,`, '结果'],
    ['without the number of the registration', `${number},1,76.00,成功,,,2023-11-21`, '登记编号'],
    ['of a day that is still to come', registered(number, 1, '76.00', '2023-11-22'), '登记日期'],
    ['with a day that there isn’t', registered(number, 1, '76.00', '2023-02-30'), '登记日期'],
  ];
  it.each(rows)('%s', async (_, row, field) => {
    const { problems, accepted } = await read(row, notRegisteredElsewhere());
    expect(problems.map((one) => [one.row, one.field])).toEqual([
      [1, field],
      [2, '行号'],
    ]);
    expect(accepted).toBe(0);
    expect(linesTo(server, 'bureau').map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  function notRegisteredElsewhere(): string {
    return notRegistered(number, 9, '380.00');
  }
});

it('a line twice is read once; another answer than the first changes nothing and goes to an officer', async () => {
  const line = registered(number, 1, '76.00');
  expect(await read(line, line)).toMatchObject({ accepted: 1, repeated: 1 });
  const { problems } = await read(notRegistered(number, 1, '76.00'));
  expect(problems).toMatchObject([{ row: 1, field: '结果' }]);
  expect(casesOf('result-contradicts')).toHaveLength(1);
  expect(await seenByDaughter()).toMatchObject({ registration: { state: 'registered' } });
});

it('what an answer doesn’t speak of waits; after five working days it is on the office’s list, and off it with the answer', async () => {
  await morningAfter(server, '2023-11-27');
  expect(casesOf('registration-unanswered')).toEqual([]);
  await morningAfter(server, '2023-11-28');
  expect(
    casesOf('registration-unanswered')
      .map(({ region }) => region)
      .sort(),
  ).toEqual([jincheng, hunan].sort());
  await read(registered(number, 1, '76.00'));
  const mine = casesOf('registration-unanswered').filter(({ region }) => region === jincheng);
  expect(mine.map(({ state }) => state)).toEqual(['resolved']);
});

it('an answer to a line whose person is insured no more, or anew, says nothing of him', async () => {
  await takeBack(server, orderId);
  expect(await read(registered(number, 1, '76.00'))).toMatchObject({ accepted: 1 });
  expect(server.one('records', recordId).insurance).toBeNull();
});

it('nobody near one of its people agrees to it', async () => {
  await server.hireOfficer('daughter', ['140000']);
  const request = { region: jincheng, number, csv: answerOf(registered(number, 1, '76.00')) };
  expect((await server.refusedByTwo('registration.read-answer', request, 'daughter')).code).toBe('CONCERNED');
});

it('one officer alone changes nothing by it', async () => {
  await server.proposals(officer, 'proposals.propose', {
    proposalId: 'e'.repeat(32),
    act: 'registration.read-answer',
    part: 1,
    parts: 1,
    content: { region: jincheng, number, csv: answerOf(registered(number, 1, '76.00')) },
  });
  expect(linesTo(server, 'bureau').map(({ state }) => state)).toEqual(['sent', 'sent']);
});

describe('a refused line', () => {
  beforeEach(async () => {
    await read(notRegistered(number, 1, '76.00', '姓名与证件不符'));
  });

  it('stands before an officer with whom it is about and why', async () => {
    const { lines } = await server.asOfficer('registration.refused', { number });
    expect(lines).toMatchObject([{ line: 1, person: { name: father.name }, reason: '姓名与证件不符' }]);
  });

  it('is sent again in the next file, once, and its case is closed; the family waits again', async () => {
    await server.asOfficer('registration.send-again', { number, line: 1 });
    await server.asOfficer('registration.send-again', { number, line: 1 });
    expect(casesOf('registration-refused').map(({ state }) => state)).toEqual(['resolved']);
    expect(await seenByDaughter()).toMatchObject({ registration: { state: 'waiting' } });
    await server.tick();
    const next = `YB-${jincheng}-000002`;
    expect(await fileRows(server, next)).toMatchObject([{ 类型: '参保', 姓名: father.name }]);
    const csv = answerOf(registered(next, 1, '76.00'));
    await server.byTwo('registration.read-answer', { region: jincheng, number: next, csv });
    expect(await seenByDaughter()).toMatchObject({ registration: { state: 'registered' } });
  });

  it('of an enrolment that is over is not', async () => {
    await takeBack(server, orderId);
    const refusal = await server.officerRefusal('registration.send-again', { number, line: 1 });
    expect(refusal.code).toBe('NOT_SO');
  });

  it('is asked for by its file’s number and line, and another isn’t sent', async () => {
    const refusal = await server.officerRefusal('registration.send-again', { number, line: 2 });
    expect(refusal.code).toBe('NOT_REFUSED');
  });
});

it('the tax office’s answer is read the same way and says nothing to the family', async () => {
  const tax = `SW-${jincheng}-000001`;
  const csv = answerOf(`${tax},1,76.00,成功,,,`);
  const outcome = await server.byTwo('registration.read-answer', { region: jincheng, number: tax, csv });
  expect(outcome).toMatchObject({ accepted: 1, problems: [] });
  expect(await seenByDaughter()).toMatchObject({ registration: { state: 'waiting' } });
});
