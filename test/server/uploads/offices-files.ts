import type { UploadKindName } from '../../../contract/uploads';
import { jincheng, officer as money, twoParents } from '../money';
import { morningAfter } from '../registration/answers';
import {
  accountsOf,
  accountLine,
  batchOf,
  changyi,
  dibao,
  lookOn,
  paidFor,
  paysFen,
  publishNotice,
  releasing,
  somebody,
} from '../reimbursements/jilin-city';
import { numberOf, wrongNumberOf } from './people-of-files';
import { type HandedIn, type UploadTestServer, officer, region } from './uploading';

type Row = readonly string[];

/** A file of a kind: its heading, a good row, and rows in each of which one thing is wrong, with the column that is to be named. */
export interface OfficesFile {
  readonly of: Partial<HandedIn> & { readonly kind: UploadKindName };
  readonly header: Row;
  readonly good: Row;
  /** A needed column. */
  readonly needed: string;
  readonly wrong: readonly { readonly what: string; readonly row: Row; readonly column: string | null }[];
}

/** The row with another cell. */
function but(row: Row, column: number, cell: string): Row {
  return row.map((one, at) => (at === column ? cell : one));
}

const future = '2099-01-01';

function roster(): OfficesFile {
  const good = ['王某某', numberOf(1), '低保对象', '2023-09-01', region];
  return {
    of: { kind: 'roster' },
    header: ['姓名', '身份证号码', '身份类别', '认定日期', '行政区划代码'],
    needed: '身份类别',
    good,
    wrong: [
      { what: 'a check digit', row: but(good, 1, wrongNumberOf(2)), column: '证件号码' },
      {
        what: 'another region’s person',
        row: but(but(good, 1, numberOf(3)), 4, '140500'),
        column: '参保地代码',
      },
      { what: 'a day to come', row: but(but(good, 1, numberOf(4)), 3, future), column: '认定日期' },
      { what: 'a formula', row: but(but(good, 1, numberOf(5)), 0, '=1+1'), column: '姓名' },
    ],
  };
}

function elsewhere(): OfficesFile {
  const good = ['李某某', numberOf(1), region, '2024', '2023-11-15', '380', '农业银行', 'T-10000'];
  const next = (at: number) => but(but(good, 1, numberOf(at)), 7, `T-${at}0000`);
  return {
    of: { kind: 'elsewhere' },
    header: ['姓名', '身份证号码', '区划代码', '年度', '缴费日期', '缴费金额', '渠道', '流水号'],
    needed: '流水号',
    good,
    wrong: [
      { what: 'a check digit', row: but(next(2), 1, wrongNumberOf(2)), column: '证件号码' },
      { what: 'another region’s person', row: but(next(3), 2, '140500'), column: '参保地代码' },
      { what: 'a day to come', row: but(next(4), 4, future), column: '缴费日期' },
      { what: 'a formula', row: but(next(5), 0, '=1+1'), column: '姓名' },
      { what: 'no amount', row: but(next(6), 5, '三百八'), column: '缴费金额(元)' },
      { what: 'a year without a notice', row: but(next(7), 3, '2031'), column: '参保年度' },
    ],
  };
}

function residents(): OfficesFile {
  const good = ['赵某', numberOf(1), '濠溪村', '1970-01-01'];
  return {
    of: { kind: 'residents', told: { year: 2024 } },
    header: ['姓名', '身份证号码', '村', '出生日期'],
    needed: '村',
    good,
    wrong: [
      { what: 'a check digit', row: but(good, 1, wrongNumberOf(2)), column: '证件号码' },
      {
        what: 'another region’s person',
        row: but(but(good, 1, numberOf(3)), 2, '140502001001'),
        column: '村社区',
      },
      { what: 'a day to come', row: but(but(good, 1, numberOf(4)), 3, future), column: '出生日期' },
      { what: 'a formula', row: but(but(good, 1, numberOf(5)), 0, '=1+1'), column: '姓名' },
    ],
  };
}

function targets(): OfficesFile {
  const good = ['濠溪村', '1500'];
  return {
    of: { kind: 'targets', told: { year: 2024, source: '测试文件' } },
    header: ['村', '任务数'],
    needed: '村',
    good,
    wrong: [
      { what: 'another region’s place', row: ['司徒镇', '20'], column: '地方' },
      { what: 'a formula', row: ['=1+1', '20'], column: '地方' },
      { what: 'no figure', row: ['月潭村', '很多'], column: '任务人数' },
    ],
  };
}

async function registration(server: UploadTestServer): Promise<OfficesFile> {
  await server.hireOfficer(money, ['140000', '360000']);
  await server.hireOfficer(officer, [region, jincheng]);
  const { orderId } = await twoParents(server, 'daughter');
  server.shop.pay(orderId);
  await server.ask('daughter', 'order.confirm-return', { orderId });
  await morningAfter(server, '2023-11-21');
  const number = `YB-${jincheng}-000001`;
  const good = [number, '1', '76.00', '成功', '', 'R-1', '2023-11-21'];
  const wrong = (column: number, cell: string) => but(but(good, 1, String(column + 2)), column, cell);
  return {
    of: { kind: 'registration', region: jincheng, told: { number } },
    header: ['文件编号', '行号', '金额', '结果', '原因', '登记编号', '登记日期'],
    needed: '结果',
    good,
    wrong: [
      { what: 'another file’s number', row: wrong(0, `YB-${jincheng}-000007`), column: '文件编号' },
      { what: 'no such line', row: but(good, 1, '9'), column: '行号' },
      { what: 'a formula', row: wrong(3, '=1+1'), column: '结果' },
    ],
  };
}

async function payout(server: UploadTestServer): Promise<OfficesFile> {
  await server.hireOfficer(money, ['220000', '360000']);
  await server.hireOfficer(officer, [region, changyi]);
  const people = [1, 2, 3, 4];
  const ids: string[] = [];
  for (const at of people) {
    const of = { fen: paysFen.dibao, identities: [dibao], payer: `oPayer${at}` };
    ids.push(await paidFor(server, somebody(at), of));
  }
  await lookOn(server, '2024-01-05');
  await publishNotice(server);
  await lookOn(server, '2024-01-06');
  const lines = people.map((at) => accountLine(somebody(at), 'relief', `622848000000000001${at}`));
  await server.byTwo('reimbursements.accounts', accountsOf(...lines));
  await server.byTwo('reimbursements.release', releasing(await batchOf(server, 'B-1')));
  const [first = '', second = '', third = '', fourth = ''] = ids;
  const good = [first, '已发放', '140.00', '2024-01-06', ''];
  return {
    of: { kind: 'payout', region: changyi, told: { number: 'B-1' } },
    header: ['补贴编号', '结果', '金额', '发放日期', '原因'],
    needed: '结果',
    good,
    wrong: [
      { what: 'another batch’s line', row: but(good, 0, 'reimbursement-9'), column: '补贴编号' },
      { what: 'off by a fen', row: but(but(good, 0, second), 2, '140.01'), column: '金额(元)' },
      { what: 'a day to come', row: but(but(good, 0, third), 3, future), column: '发放日期' },
      { what: 'a formula', row: but(but(good, 0, fourth), 1, '=1+1'), column: '结果' },
    ],
  };
}

/** A file of each kind, on a server where it can be handed in. */
export const officesFiles: Readonly<
  Record<UploadKindName, (server: UploadTestServer) => OfficesFile | Promise<OfficesFile>>
> = { roster, elsewhere, residents, targets, registration, payout };
