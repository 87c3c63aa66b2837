import { workbookBytes } from '../../../../server/spreadsheets';
import { fen } from '../../../../policy/money';
import { isoDay } from '../../../../policy/calendar';
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

async function textOf(server: PaymentTestServer, body: Uint8Array): Promise<string> {
  const base64 = Buffer.from(body).toString('base64');
  return (await server.askFiles(officer, 'office-files.read-workbook', { base64 })).text;
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

  it('comes back with the bureau’s answers, and is read as lines are', async () => {
    const answer = await workbookBytes([
      {
        name: '回执',
        titles: ['晋城市城区医保局回执'],
        columns: ['文件编号', '行号', '金额(元)', '结果', '原因', '登记编号', '登记日期'].map((heading) => ({
          heading,
          width: 12,
        })),
        rows: [[number, 1, { fen: fen(7_600) }, '成功', '', 'R-1', { day: isoDay('2023-11-21') }]],
      },
    ]);
    const csv = await textOf(server, answer);
    expect(csv.split('\r\n')[1]).toBe(`${number},1,76.00,成功,,R-1,2023-11-21`);
    const request = { region: jincheng, number, csv };
    expect(await server.byTwo('registration.read-answer', request)).toMatchObject({
      accepted: 1,
      problems: [],
    });
  });

  it('runs nothing: what begins like a formula stays text, there and back', async () => {
    const bytes = await workbookBytes([
      {
        name: '回执',
        columns: ['文件编号', '行号', '原因'].map((heading) => ({ heading, width: 12 })),
        rows: [[number, 1, '=1+1']],
      },
    ]);
    expect((await rowsOf(bytes))[1]?.cells[2]).toMatchObject({ kind: 'text', text: '=1+1' });
    expect(await textOf(server, bytes)).toContain("'=1+1");
  });

  it('that has two columns alone is read from the heading that says who it is about', async () => {
    const sheet = async (...headings: readonly string[]) =>
      workbookBytes([
        {
          name: '职工参保',
          titles: ['职工医保在保人员'],
          columns: headings.map((heading) => ({ heading, width: 22 })),
          rows: [[father.name, father.document.number]],
        },
      ]);
    const lines = (await textOf(server, await sheet('姓名', '证件号码'))).split('\r\n');
    expect(lines.slice(0, 2)).toEqual(['姓名,证件号码', `${father.name},${father.document.number}`]);
    const unknown = Buffer.from(await sheet('填报', '日期')).toString('base64');
    expect((await server.refusedFiles(officer, 'office-files.read-workbook', { base64: unknown })).code).toBe(
      'NO_SPREADSHEET',
    );
  });

  it('that is none, or too large, is refused in words', async () => {
    const none = Buffer.from('%PDF-1.7 no table').toString('base64');
    const refusal = await server.refusedFiles(officer, 'office-files.read-workbook', { base64: none });
    expect(refusal.code).toBe('NO_SPREADSHEET');
    const large = 'A'.repeat(80_004);
    const tooLarge = await server.refusedFiles(officer, 'office-files.read-workbook', { base64: large });
    expect(tooLarge.code).toBe('BAD_REQUEST');
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
