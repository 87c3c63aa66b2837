import { createHmac } from 'node:crypto';
import { fen } from '../../../policy/money';
import { isoDay } from '../../../policy/calendar';
import { holder, openAccount } from '../billing/mutual-aid/bureau';
import { jincheng } from '../money';
import { dibao, father, grandmother } from '../sample';
import { numberOf, wrongNumberOf } from './people-of-files';
import { type UploadTestServer, officer, region, startUploadServer, workbookOf } from './uploading';

let server: UploadTestServer;
beforeEach(async () => {
  server = await startUploadServer();
});

const asOf = isoDay('2023-11-19');

async function handedIn(body: Uint8Array, of: object) {
  return server.uploaded(body, '医保局.xlsx', of);
}

async function agreed(uploadId: string) {
  const { proposal } = await server.propose(uploadId);
  await server.agreed(proposal?.proposalId ?? '');
}

function accounts() {
  return server
    .all('mutual-aid-accounts')
    .map(({ balanceFen, asOf: day, relatives }) => [
      balanceFen,
      day,
      relatives.map(({ relation }) => relation),
    ]);
}

describe('the bureau’s file of balances', () => {
  const of = { kind: 'balances', told: { asOf } } as const;
  const header = ['账户余额表（单位：元）', '', ''];
  const columns = ['持有人', '身份证号码', '账户余额'];

  it('as it stands in a workbook gives accounts their balance, by two, and is taken back by two', async () => {
    const rows = [
      ['王某', numberOf(1), '1,024.5'],
      ['李某', numberOf(2), '￥300'],
      ['合计', '', '1324.50'],
    ];
    const view = await handedIn(workbookOf([header, columns, ...rows]), of);
    expect(view).toMatchObject({ byTwo: true, counts: { rows: 2, new: 2, problems: 0, going: 2 } });
    expect(accounts()).toEqual([]);
    await agreed(view.uploadId);
    expect(accounts()).toEqual([
      [102_450, asOf, []],
      [30_000, asOf, []],
    ]);
    const { undo } = await server.acted('uploads.undo', view);
    await server.agreed(undo?.proposalId ?? '');
    expect(accounts().map(([balanceFen]) => balanceFen)).toEqual([0, 0]);
  });

  it('older than what is known changes nothing, and says so', async () => {
    const body = workbookOf([columns, ['王某', numberOf(1), '100']]);
    await agreed((await handedIn(body, of)).uploadId);
    const older = { ...of, told: { asOf: isoDay('2023-11-18') } };
    const view = await handedIn(workbookOf([columns, ['王某', numberOf(1), '90']]), older);
    expect(view.counts).toMatchObject({ unchanged: 1, going: 0 });
    const [row] = await server.rows(view.uploadId, 'unchanged');
    expect(row?.message).toBe('已经有2023年11月19日的余额，比这份新。');
  });

  it('tells nothing of an account that is another place’s', async () => {
    await server.hireOfficer(officer, [region, '360983002']);
    const body = workbookOf([columns, ['王某', numberOf(1), '100']]);
    await agreed((await server.uploaded(body, '余额.xlsx', { ...of, region: '360983002' })).uploadId);
    const older = { ...of, told: { asOf: isoDay('2023-11-18') } };
    const view = await handedIn(body, older);
    expect(view.counts).toMatchObject({ changed: 1, notes: 1 });
    const [row] = await server.rows(view.uploadId, 'notes');
    expect(row?.message).toContain('归另一个地区');
  });

  it('is refused before it is sent without its day, and for a day that isn’t over', async () => {
    const request = { uploadId: 'e'.repeat(32), kind: 'balances', region, name: '余额.xlsx', bytes: 10 };
    expect(await server.refusalOf('uploads.begin', request)).toBe('TOLD_TOO_LITTLE');
    const today = { asOf: isoDay('2023-11-20') };
    expect(await server.refusalOf('uploads.begin', { ...request, told: today })).toBe('FILE_WRONG');
  });

  it('of a whole city goes in parts of a hundred under one number, page closed', async () => {
    const rows = Array.from({ length: 250 }, (_, at) => `王某,${numberOf(at)},100`);
    const uploadId = await server.handIn(
      Buffer.from(['姓名,身份证号码,余额', ...rows].join('\n')),
      '余额.csv',
      officer,
      of,
    );
    await server.closed();
    const { proposal } = await server.propose(uploadId);
    expect(proposal).toMatchObject({ parts: 3 });
    await server.agreed(proposal?.proposalId ?? '');
    expect(accounts()).toHaveLength(250);
  });

  describe('that bears a check', () => {
    const key = 'b'.repeat(64);
    const head = '姓名,证件类型,证件号码,余额(元)';

    beforeEach(() => {
      const keys = [Uint8Array.from(Buffer.from(key, 'hex'))];
      server.settings = { ...server.settings, bureauKeys: [{ place: region, keys }] };
    });

    function piece(lines: readonly string[], which: string, day = asOf as string): readonly string[] {
      const first = ['balances', region, '', day, '1', which].join('\t');
      const text = [first, ...lines.map((one) => one.split(',').join('\t'))].join('\n');
      const code = createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('hex');
      return [...lines, `校验,${day},1,${which},${code}`];
    }

    const line = (at: number) => `王某,居民身份证,${numberOf(at)},100.00`;
    const body = (...pieces: readonly (readonly string[])[]) =>
      Buffer.from([head, ...pieces.flat()].join('\n'));

    it('goes piece by piece as it is, word for word', async () => {
      const view = await handedIn(body(piece([line(1), line(2)], '1/2'), piece([line(3)], '2/2')), of);
      expect(view).toMatchObject({ parts: 2, mayLeaveOut: false, counts: { going: 3 } });
      await agreed(view.uploadId);
      expect(accounts()).toHaveLength(3);
    });

    it('has no good line where it was changed, or is of another day than the officer says', async () => {
      const changed = piece([line(1)], '1/1').map((one) => one.replace('100.00', '900.00'));
      const forged = await handedIn(body(changed), of);
      expect((await server.rows(forged.uploadId, 'problems'))[0]?.message).toContain('校验码不对');
      const other = await handedIn(body(piece([line(1)], '1/1', '2023-11-18')), of);
      expect((await server.rows(other.uploadId, 'problems'))[0]?.message).toContain('和您填的日期不一样');
      expect(accounts()).toEqual([]);
    });
  });
});

describe('the bureau’s file of bindings', () => {
  const of = { kind: 'bindings' } as const;
  const columns = ['持有人', '持有人身份证号', '家庭成员姓名', '家庭成员证件号码', '与持有人关系'];
  const bound = (at: number, relation: string) => ['王某', numberOf(1), '王小某', numberOf(at), relation];

  it('binds whom it names, ends where it says so, and shows each beside what stands', async () => {
    const first = await handedIn(workbookOf([columns, bound(2, '女儿'), bound(3, '父亲')]), of);
    expect(first).toMatchObject({ byTwo: true, counts: { new: 2, going: 2 } });
    await agreed(first.uploadId);
    expect(accounts()).toEqual([[0, '', ['child', 'parent']]]);
    const rows = [bound(2, '女儿'), bound(3, '解除'), bound(4, '邻居')];
    const second = await handedIn(workbookOf([columns, ...rows]), of);
    expect(second.counts).toMatchObject({ unchanged: 1, changed: 1, problems: 1, going: 1 });
    const [problem] = await server.rows(second.uploadId, 'problems');
    expect(problem).toMatchObject({ row: 4, column: 'E列“关系”' });
    await agreed(second.uploadId);
    expect(accounts()).toEqual([[0, '', ['child']]]);
  });

  it('says of which of the two a number is wrong', async () => {
    const wrong = [
      ['王某', wrongNumberOf(1), '王小某', numberOf(2), '女儿'],
      ['王某', numberOf(1), '王小某', wrongNumberOf(3), '女儿'],
      ['王某', numberOf(1), '王某', numberOf(1), '女儿'],
    ];
    const view = await handedIn(workbookOf([columns, ...wrong]), of);
    const problems = await server.rows(view.uploadId, 'problems');
    expect(problems.map(({ column }) => column)).toEqual([
      'B列“持有人证件号码”',
      'D列“家人证件号码”',
      'D列“家人证件号码”',
    ]);
  });
});

describe('the bureau’s answer to a batch of deductions', () => {
  const of = { kind: 'result', region: jincheng, told: { number: 'one' } } as const;
  const columns = ['扣款编号', '扣款结果', '失败原因'];
  let ids: readonly string[] = [];

  /** Two parents paid for from the daughter's account: 76 yuan on dibao in Jincheng (4.4), and 380. */
  beforeEach(async () => {
    await server.hireOfficer(officer, [region, jincheng]);
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
    await server.asOfficer('mutual-aid.make-batch', { region: jincheng, number: 'one' });
    ids = server.all('deductions').map(({ _id }) => _id);
  });

  function answered(...rows: readonly (readonly string[])[]) {
    return handedIn(workbookOf([columns, ...rows]), of);
  }

  const states = () => server.all('deductions').map(({ state }) => state);

  it('settles its lines by two and can’t be taken back; another batch’s line is none', async () => {
    const [first = '', second = ''] = ids;
    const view = await answered(
      [first, '成功', ''],
      [second, '失败', '账户已冻结'],
      ['别的一笔', '成功', ''],
    );
    expect(view).toMatchObject({ mayBeTakenBack: false, counts: { new: 2, problems: 1, going: 2 } });
    expect(states()).toEqual(['batched', 'batched']);
    await agreed(view.uploadId);
    expect(states()).toEqual(['accepted', 'rejected']);
    expect(await server.refusalOf('uploads.undo', { uploadId: view.uploadId })).toBe('UPLOAD_NOT_OPEN');
  });

  it('that contradicts the first is to be looked at, and goes on the office’s list', async () => {
    const [first = ''] = ids;
    await agreed((await answered([first, '成功', ''])).uploadId);
    expect((await answered([first, '成功', ''])).counts).toMatchObject({ unchanged: 1, going: 0 });
    const other = await answered([first, '失败', '']);
    expect(other.counts).toMatchObject({ changed: 1, notes: 1, going: 1 });
    await agreed(other.uploadId);
    expect(states()[0]).toBe('accepted');
    expect(server.all('cases').map(({ kind }) => kind)).toContain('result-contradicts');
  });

  it('is refused before it is sent where no such batch is', async () => {
    const request = { uploadId: 'e'.repeat(32), ...of, name: '结果.xlsx', bytes: 10 };
    const told = { number: 'never-made' };
    expect(await server.refusalOf('uploads.begin', { ...request, told })).toBe('NO_FILE');
  });
});
