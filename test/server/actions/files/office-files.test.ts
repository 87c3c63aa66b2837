import { workbookBytes } from '../../../../server/spreadsheets';
import { type PaymentTestServer, jincheng, officer, startTestServer, twoParents } from '../../money';
import {
  batchOf,
  changyi,
  accountLine,
  accountsOf,
  dibao as inJilin,
  lookOn,
  paidFor,
  paysFen,
  publishNotice,
  releasing,
  somebody,
  startJilin,
} from '../../reimbursements/jilin-city';
import { fileRows, morningAfter } from '../../registration/answers';
import { father } from '../../sample';
import { rowsOf } from '../../spreadsheets/files';

const number = `YB-${jincheng}-000001`;

async function openedOf(server: PaymentTestServer, request: object): Promise<Uint8Array> {
  const file = await server.askFiles(officer, 'office-files.workbook', request as never);
  const { link } = await server.askFiles(officer, 'hand-outs.open', { handOutId: file.handOutId });
  return server.files.open(link) ?? new Uint8Array();
}

async function cellsOf(body: Uint8Array): Promise<readonly (readonly string[])[]> {
  return (await rowsOf(body)).map(({ cells }) => cells.map((cell) => cell?.text ?? ''));
}

describe('a numbered file as a workbook', () => {
  let server: PaymentTestServer;
  beforeEach(async () => {
    server = await startTestServer();
    const { orderId } = await twoParents(server, 'daughter');
    server.shop.pay(orderId);
    await server.ask('daughter', 'order.confirm-return', { orderId });
    await morningAfter(server, '2023-11-21');
  });

  it('has the same lines under the same number, identity numbers as text and amounts as figures', async () => {
    const body = await openedOf(server, { kind: 'registration', number });
    const [headings = [], row = []] = await cellsOf(body);
    const [line = {}] = await fileRows(server, number);
    expect(headings).toEqual(Object.keys(line));
    const byHeading = Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? '']));
    expect(byHeading).toMatchObject({ 文件编号: number, 证件号码: father.document.number, '金额(元)': '76' });
    const kinds = (await rowsOf(body))[1]?.cells.map((cell) => cell?.kind);
    expect(kinds?.[headings.indexOf('证件号码')]).toBe('text');
    expect(kinds?.[headings.indexOf('金额(元)')]).toBe('number');
  });

  it('stands in the log of acts as the same lines do', async () => {
    await openedOf(server, { kind: 'registration', number });
    await fileRows(server, number);
    const named = (wanted: string) => server.all('audit-log').find(({ action }) => action === wanted)?.file;
    expect(named('office-files.workbook')).toEqual(named('registration.file'));
    expect(named('office-files.workbook')?.number).toBe(number);
  });

  it('is nobody’s of another place, nor without the duty', async () => {
    await server.hireOfficer('oElsewhere', ['430102']);
    const refused = async (by: string) =>
      (await server.refusedFiles(by, 'office-files.workbook', { kind: 'registration', number })).code;
    expect(await refused('oElsewhere')).toBe('NO_FILE');
    expect(await refused('daughter')).toBe('NOT_AN_OFFICER');
  });

  it('runs nothing: what begins like a formula stays text', async () => {
    const columns = ['文件编号', '行号', '原因'].map((heading) => ({ heading, width: 12 }));
    const bytes = await workbookBytes([{ name: '回执', columns, rows: [[number, 1, '=1+1']] }]);
    expect((await rowsOf(bytes))[1]?.cells[2]).toMatchObject({ kind: 'text', text: '=1+1' });
  });
});

describe('a batch of reimbursements as a workbook', () => {
  it('has whole account numbers once it is released, masked ones before, and its sum', async () => {
    const server = await startJilin();
    const person = somebody(1, '王建国');
    await paidFor(server, person, { fen: paysFen.dibao, identities: [inJilin] });
    await lookOn(server, '2024-01-02');
    await server.byTwo('reimbursements.accounts', accountsOf(accountLine(person, 'relief')), officer);
    const batch = await batchOf(server, 'jl-1');
    const request = { kind: 'reimbursements', region: changyi, number: 'jl-1' };
    const numberIn = async () => (await cellsOf(await openedOf(server, request)))[1]?.at(-1);
    expect(await numberIn()).toBe('**** 0018');
    await publishNotice(server);
    await server.byTwo('reimbursements.release', releasing(batch), officer);
    expect(await numberIn()).toBe('6228480000000000018');
    expect((await cellsOf(await openedOf(server, request))).at(-1)?.[0]).toBe('合计1笔');
  });
});
