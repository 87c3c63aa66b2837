import type { UploadKindName } from '../../../contract/uploads';
import { isoDay } from '../../../policy/calendar';
import { fen } from '../../../policy/money';
import { holder, openAccount } from '../billing/mutual-aid/bureau';
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
import { handIn, lives } from '../residents/lists';
import { grandmother } from '../sample';
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

/** Two people live in the village. */
async function duplicates(server: UploadTestServer): Promise<OfficesFile> {
  const person = (at: number) => ({
    name: '赵某',
    document: { kind: 'resident-id' as const, number: numberOf(at) },
  });
  await handIn(
    server,
    [1, 2].map((at) => lives(person(at), { village: '濠溪村' })),
  );
  const good = ['赵某', numberOf(1), '2023-11-01', '某厂'];
  return {
    of: { kind: 'duplicates', told: { year: 2024, list: 'employee' } },
    header: ['姓名', '身份证号码', '参保时间', '参保单位'],
    needed: '身份证号码',
    good,
    wrong: [
      { what: 'a check digit', row: but(good, 1, wrongNumberOf(3)), column: '证件号码' },
      { what: 'another name', row: but(but(good, 0, '钱某'), 1, numberOf(2)), column: '姓名' },
      { what: 'a day to come', row: but(but(good, 1, numberOf(4)), 2, future), column: '从哪天起' },
      { what: 'a formula', row: but(but(good, 1, numberOf(5)), 0, '=1+1'), column: '姓名' },
    ],
  };
}

function places(): OfficesFile {
  const good = ['新溪村', '360983001977'];
  return {
    of: { kind: 'places' },
    header: ['名称', '统计用区划代码'],
    needed: '名称',
    good,
    wrong: [
      { what: 'another street’s code', row: ['他乡村', '360983002977'], column: '区划代码' },
      { what: 'half of a code', row: ['半个村', '3609830019'], column: '区划代码' },
      { what: 'a code that became a figure', row: ['坏码村', '3.60983E+11'], column: '区划代码' },
      { what: 'a name that is there', row: ['濠溪村委会', '360983001978'], column: '名称' },
      { what: 'a formula', row: ['=1+1', '360983001979'], column: '名称' },
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

/** So many of Jilin city have 140 yuan to come. Answers with their records. */
async function waiting(server: UploadTestServer, people: readonly number[]): Promise<readonly string[]> {
  await server.hireOfficer(money, ['220000', '360000']);
  await server.hireOfficer(officer, [region, changyi]);
  const ids: string[] = [];
  for (const at of people) {
    const of = { fen: paysFen.dibao, identities: [dibao], payer: `oPayer${at}` };
    ids.push(await paidFor(server, somebody(at), of));
  }
  await lookOn(server, '2024-01-05');
  await publishNotice(server);
  await lookOn(server, '2024-01-06');
  return ids;
}

async function accounts(server: UploadTestServer): Promise<OfficesFile> {
  await waiting(server, [1, 2, 3, 4]);
  const numbers = [1, 2, 3, 4].map((at) => somebody(at).document.number);
  const [first = '', second = '', third = '', fourth = ''] = numbers;
  const good = ['测试人', first, '2024', '救助资金领取账户', '测试人', '吉林银行', '6228480000000000018'];
  return {
    of: { kind: 'accounts', region: changyi },
    header: ['姓名', '身份证号', '年度', '账户类别', '户名', '开户行', '银行卡号'],
    needed: '银行卡号',
    good,
    wrong: [
      { what: 'a check digit', row: but(good, 1, wrongNumberOf(5)), column: '证件号码' },
      {
        what: 'a kind that isn’t his',
        row: but(but(good, 1, second), 3, '护理补贴账户'),
        column: '账户类别',
      },
      {
        what: 'a number that became a figure',
        row: but(but(good, 1, third), 6, '6.22848E+18'),
        column: '账号',
      },
      { what: 'half of a number', row: but(but(good, 1, fourth), 6, '622848'), column: '账号' },
      { what: 'a formula', row: but(good, 4, '=1+1'), column: '户名' },
    ],
  };
}

async function payout(server: UploadTestServer): Promise<OfficesFile> {
  const people = [1, 2, 3, 4];
  const ids = await waiting(server, people);
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

function bindings(): OfficesFile {
  const good = ['王某', numberOf(1), '王小某', numberOf(2), '女儿'];
  return {
    of: { kind: 'bindings' },
    header: ['持有人姓名', '持有人证件号码', '家人姓名', '家人证件号码', '关系'],
    needed: '关系',
    good,
    wrong: [
      { what: 'a check digit', row: but(good, 1, wrongNumberOf(1)), column: '持有人证件号码' },
      { what: 'his relative’s', row: but(good, 3, wrongNumberOf(2)), column: '家人证件号码' },
      { what: 'no relation', row: but(but(good, 3, numberOf(3)), 4, '邻居'), column: '关系' },
      { what: 'a formula', row: but(good, 2, '=1+1'), column: '家人姓名' },
    ],
  };
}

function balances(): OfficesFile {
  const good = ['王某', numberOf(1), '1024.50'];
  return {
    of: { kind: 'balances', told: { asOf: isoDay('2023-11-19') } },
    header: ['姓名', '证件号码', '余额'],
    needed: '余额',
    good,
    wrong: [
      { what: 'a check digit', row: but(good, 1, wrongNumberOf(2)), column: '证件号码' },
      { what: 'no amount', row: but(but(good, 1, numberOf(3)), 2, '很多'), column: '余额(元)' },
      { what: 'nothing', row: but(but(good, 1, numberOf(4)), 2, ''), column: '余额(元)' },
      { what: 'a formula', row: but(but(good, 1, numberOf(5)), 0, '=1+1'), column: '姓名' },
    ],
  };
}

/** One line waits for its answer. */
async function result(server: UploadTestServer): Promise<OfficesFile> {
  await server.hireOfficer(officer, [region, jincheng]);
  const relatives = [[grandmother, '其他']] as const;
  await openAccount(server, { yuan: '1000', relatives, authorisedFen: fen(90_000) });
  const record = await server.enrol(holder, grandmother, jincheng);
  await server.place(holder, [record], fen(38_000), { paymentSource: 'mutual-aid' });
  await server.asOfficer('mutual-aid.make-batch', { region: jincheng, number: 'one' });
  const [deduction] = server.all('deductions');
  const good = [deduction?._id ?? '', '成功', ''];
  return {
    of: { kind: 'result', region: jincheng, told: { number: 'one' } },
    header: ['扣款编号', '结果', '原因'],
    needed: '结果',
    good,
    wrong: [
      { what: 'another batch’s line', row: but(good, 0, 'order-9-0'), column: '扣款编号' },
      { what: 'neither yes nor no', row: ['order-8-0', '也许', ''], column: '结果' },
      { what: 'a formula', row: but(but(good, 0, 'order-7-0'), 1, '=1+1'), column: '结果' },
    ],
  };
}

/** A file of each kind, on a server where it can be handed in. */
export const officesFiles: Readonly<
  Record<UploadKindName, (server: UploadTestServer) => OfficesFile | Promise<OfficesFile>>
> = {
  roster,
  elsewhere,
  residents,
  duplicates,
  targets,
  registration,
  accounts,
  payout,
  bindings,
  balances,
  result,
  places,
};
