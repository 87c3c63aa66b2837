import {
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
  stored,
} from '../reimbursements/jilin-city';
import { officer as money } from '../money';
import { type UploadTestServer, officer, region, startUploadServer, workbookOf } from './uploading';

const header = ['姓名', '身份证号', '缴费年度', '账户类型', '户名', '开户行', '银行卡号'];
const number = '6228480000000000018';

function line(at: number, account = number, holder = '测试人') {
  return ['测试人', somebody(at).document.number, '2024', '救助资金领取账户', holder, '吉林银行', account];
}

let server: UploadTestServer;
let ids: readonly string[];

/** Two of Jilin city have 140 yuan to come, found on the list day. */
beforeEach(async () => {
  server = await startUploadServer();
  await server.hireOfficer(money, ['220000', '360000']);
  await server.hireOfficer(officer, [region, changyi]);
  ids = [
    await paidFor(server, somebody(1), { fen: paysFen.dibao, identities: [dibao] }),
    await paidFor(server, somebody(2), { fen: paysFen.dibao, identities: [dibao], payer: 'oOther' }),
  ];
  await lookOn(server, '2024-01-05');
  await publishNotice(server);
  await lookOn(server, '2024-01-06');
});

function uploaded(...rows: readonly (readonly string[])[]) {
  return server.uploaded(workbookOf([header, ...rows]), '账户.xlsx', { kind: 'accounts', region: changyi });
}

function accountOf(at: number) {
  const held = stored(server, ids[at - 1] ?? '');
  return [held?.state, held?.accountKind];
}

describe('a department’s file of accounts', () => {
  it('gives whoever waits for money an account once a colleague agreed, whatever its columns are called', async () => {
    const view = await uploaded(line(1), line(2));
    expect(view).toMatchObject({ state: 'checked', byTwo: true, counts: { new: 2, going: 2 } });
    expect(accountOf(1)).toEqual(['due', 'none']);
    const { proposal } = await server.propose(view.uploadId);
    expect(accountOf(1)).toEqual(['due', 'none']);
    await server.agreed(proposal?.proposalId ?? '');
    expect([accountOf(1), accountOf(2)]).toEqual([
      ['due', 'relief'],
      ['due', 'relief'],
    ]);
    expect((await uploaded(line(1))).counts).toMatchObject({ unchanged: 1, going: 0 });
    const other = await uploaded(line(1, '6228480000000000026'));
    expect(other.counts).toMatchObject({ changed: 1, going: 1 });
    const [row] = await server.rows(other.uploadId, 'changed');
    expect(row?.message).toBe('原来是救助资金领取账户 **** 0018。');
  });

  it('keeps no word of whoever has nothing to come, and no account of a line that isn’t taken', async () => {
    const wrong = line(2).map((cell) => (cell === '救助资金领取账户' ? '护理补贴账户' : cell));
    const view = await uploaded(line(1), wrong, line(9, '6228480000000000034'));
    expect(view.counts).toMatchObject({ new: 1, problems: 1, notHere: 1, going: 1 });
    const [nobody] = await server.rows(view.uploadId, 'not-here');
    expect(nobody).toMatchObject({ person: null, row: 4, isProblem: false });
    expect(nobody?.message).toContain('账号没有保存');
    const [problem] = await server.rows(view.uploadId, 'problems');
    expect(problem).toMatchObject({ row: 3, column: 'D列“账户类别”' });
    const kept = server.contentsOf(view.uploadId);
    expect(kept).not.toContain(somebody(9).document.number);
    expect(kept).not.toContain('6228480000000000034');
    expect(kept.split(number)).toHaveLength(2);
  });

  it('asks to look at a number that may have lost its end, and at another holder', async () => {
    const view = await uploaded(line(1, '6228480000000000000'), line(2, number, '李四'));
    const notes = await server.rows(view.uploadId, 'notes');
    expect(notes[0]?.message).toContain('账号末尾是几个0');
    expect(notes[1]?.message).toContain('户名不是本人');
  });

  it('is taken back as a whole by two, but for what is in a batch: that has to be dissolved', async () => {
    const view = await uploaded(line(1), line(2));
    const { proposal } = await server.propose(view.uploadId);
    await server.agreed(proposal?.proposalId ?? '');
    const { undo } = await server.acted('uploads.undo', view);
    expect(accountOf(1)).toEqual(['due', 'relief']);
    await server.agreed(undo?.proposalId ?? '');
    expect([accountOf(1), accountOf(2)]).toEqual([
      ['due', 'none'],
      ['due', 'none'],
    ]);
    expect(stored(server, ids[0] ?? '')).toMatchObject({ account: null, sealVersion: null });
  });

  it('taken back leaves what was given out, and says so', async () => {
    const file = { region: changyi, csv: csvOf(accountLine(somebody(1), 'relief')) };
    await server.byTwo('reimbursements.accounts', file);
    await server.byTwo('reimbursements.release', releasing(await batchOf(server, 'B-1')));
    const { undone, rejected } = await server.byTwo('reimbursements.undo-accounts', file);
    expect(undone).toBe(0);
    expect(rejected[0]?.message).toContain('已经在批次里或者发过了');
    expect(accountOf(1)).toEqual(['released', 'relief']);
  });
});

function csvOf(...lines: readonly string[]): string {
  return ['姓名,证件类型,证件号码,参保年度,账户类别,户名,开户银行,账号', ...lines].join('\n');
}
