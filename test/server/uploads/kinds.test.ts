import { createHmac } from 'node:crypto';
import { uploadDuties, uploadKinds } from '../../../contract/uploads';
import { uploadTables } from '../../../server/actions/files/kinds';
import { missingIn } from '../residents/lists';
import { jincheng, officer as money, twoParents } from '../money';
import { answerOf as answerToFile, morningAfter, notRegistered, registered } from '../registration/answers';
import {
  batchOf,
  changyi,
  dibao as onDibao,
  lookOn,
  paidFor,
  paysFen,
  publishNotice,
  releasing,
  somebody,
  stored,
} from '../reimbursements/jilin-city';
import { numberOf, wrongNumberOf } from './people-of-files';
import { type UploadTestServer, officer, region, startUploadServer, workbookOf } from './uploading';

const header = [
  '姓名',
  '身份证号',
  '行政区划代码',
  '缴费年度',
  '缴费时间',
  '缴费金额',
  '渠道',
  '电子税票号码',
];

function paid(
  at: number,
  more: Partial<Record<'day' | 'yuan' | 'region' | 'number' | 'document', string>> = {},
) {
  const { day = '2023年11月15日', yuan = '380', number = `T-${at}0000` } = more;
  return [
    '李某某',
    more.document ?? numberOf(at),
    more.region ?? region,
    '2024',
    day,
    yuan,
    '农业银行',
    number,
  ];
}

let server: UploadTestServer;
beforeEach(async () => {
  server = await startUploadServer();
});

function insured() {
  return server.all('records').filter(({ state }) => state === 'insured');
}

it('needs the duty by which the first page counts it', () => {
  for (const kind of uploadKinds)
    expect([kind, uploadTables.kinds[kind].duty]).toEqual([kind, uploadDuties[kind]]);
});

describe('the tax office’s list of what was paid elsewhere', () => {
  const of = { kind: 'elsewhere' } as const;

  it('insures whom it is about once a colleague agreed, as of the day paid; what doesn’t fit is listed with what to do', async () => {
    const view = await server.uploaded(
      workbookOf([
        header,
        paid(1),
        paid(2, { yuan: '400' }),
        paid(3, { document: wrongNumberOf(3) }),
        paid(4, { region: '140500' }),
        paid(5, { day: '2024-01-15' }),
        paid(6, { day: '2023-06-01' }),
      ]),
      '银行.xlsx',
      of,
    );
    expect(view).toMatchObject({
      state: 'checked',
      byTwo: true,
      mayLeaveOut: true,
      counts: { rows: 6, new: 2, problems: 4, going: 2 },
    });
    const problems = await server.rows(view.uploadId, 'problems');
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [4, 'B列“证件号码”'],
      [5, 'C列“参保地代码”'],
      [6, 'E列“缴费日期”'],
      [7, 'E列“缴费日期”'],
    ]);
    const notes = await server.rows(view.uploadId, 'notes');
    expect(notes[0]?.message).toContain('这里还没有这个人');
    expect(notes[1]?.message).toContain('应缴380元，这一行是400元');
    expect(insured()).toEqual([]);
    const { proposal } = await server.propose(view.uploadId);
    await server.agreed(proposal?.proposalId ?? '');
    expect(insured()).toHaveLength(2);
    expect(insured()[0]?.insurance).toMatchObject({ on: '2023-11-15' });
    // What was paid is known by its number from now on, in whichever file.
    const again = await server.uploaded(workbookOf([header, paid(1), paid(7)]), '又一份.xlsx', of);
    expect(again.counts).toMatchObject({ unchanged: 1, new: 1, going: 1 });
  });

  it('is taken back as a whole, by two again', async () => {
    const view = await server.uploaded(workbookOf([header, paid(1), paid(2)]), '银行.xlsx', of);
    const { proposal } = await server.propose(view.uploadId);
    await server.agreed(proposal?.proposalId ?? '');
    const { undo } = await server.acted('uploads.undo', view);
    await server.agreed(undo?.proposalId ?? '');
    expect(insured()).toEqual([]);
  });

  it('that another number stands for already, or that came twice and differs, is not taken', async () => {
    const twice = [paid(1), paid(2, { number: 'T-10000' })];
    const view = await server.uploaded(workbookOf([header, ...twice, paid(3)]), '银行.xlsx', of);
    expect(view.counts).toMatchObject({ problems: 2, going: 1 });
  });

  describe('whose pieces bear a check', () => {
    const key = 'b'.repeat(64);
    const columns = '姓名,证件类型,证件号码,参保地代码,参保年度,缴费日期,缴费金额(元),缴费渠道,缴费编号';

    beforeEach(() => {
      const keys = [Uint8Array.from(Buffer.from(key, 'hex'))];
      server.settings = { ...server.settings, bureauKeys: [{ place: region, keys }] };
    });

    function line(at: number): string {
      return `李某某,居民身份证,${numberOf(at)},${region},2024,2023-11-15,380.00,农业银行,T-${at}0000`;
    }

    function piece(lines: readonly string[], which: string): readonly string[] {
      const head = ['elsewhere', region, '', '2023-11-20', '1', which].join('\t');
      const text = [head, ...lines.map((one) => one.split(',').join('\t'))].join('\n');
      const code = createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('hex');
      return [...lines, `校验,2023-11-20,1,${which},${code}`];
    }

    const file = (...pieces: readonly (readonly string[])[]) =>
      Buffer.from([columns, ...pieces.flat()].join('\n'));
    const rows = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, at) => line(from + at));

    it('goes piece by piece as it is, a bad line among them, and takes what is good', async () => {
      const wrong = line(150).replace(numberOf(150), wrongNumberOf(150));
      const body = file(piece(rows(1, 100), '1/2'), piece([...rows(101, 140), wrong], '2/2'));
      const view = await server.uploaded(body, '银行.csv', of);
      expect(view).toMatchObject({
        parts: 2,
        mayLeaveOut: false,
        counts: { rows: 141, problems: 1, going: 140 },
      });
      const { proposal } = await server.propose(view.uploadId);
      expect(proposal).toMatchObject({ state: 'proposed', parts: 2 });
      await server.agreed(proposal?.proposalId ?? '');
      expect(insured()).toHaveLength(140);
    });

    it('has no good line where anything was changed in it, or its end is missing', async () => {
      const changed = piece(rows(1, 3), '1/1').map((one) => one.replace('380.00', '381.00'));
      const forged = await server.uploaded(file(changed), '银行.csv', of);
      expect(forged.counts).toMatchObject({ problems: 3, going: 0 });
      const [problem] = await server.rows(forged.uploadId, 'problems');
      expect(problem?.message).toContain('校验码不对');
      const cut = await server.uploaded(file(rows(1, 3)), '半个.csv', of);
      const [without] = await server.rows(cut.uploadId, 'problems');
      expect(without?.message).toContain('没有“校验”那一行');
    });
  });
});

describe('a list of residents', () => {
  const of = { kind: 'residents', told: { year: 2024 } } as const;
  const columns = ['姓名', '身份证号码', '行政村', '户号', '户主', '网格员', '备注'];

  it('is written by one officer, and whoever is not insured is missing by name', async () => {
    const view = await server.uploaded(
      workbookOf([
        columns,
        ['赵一', numberOf(1), '濠溪村', '0001', '是', '周有田', '一句话'],
        ['赵二', numberOf(2), '濠溪', '0001', '', '周有田', ''],
        ['赵三', numberOf(3), '没有的村', '0002', '', '', ''],
        ['合计', '', '', '3', '', '', ''],
      ]),
      '居民.xlsx',
      of,
    );
    expect(view).toMatchObject({ byTwo: false, counts: { rows: 3, new: 2, problems: 1, going: 2 } });
    expect(view.remarks.join()).toContain('备注');
    expect(server.all('residents')).toEqual([]);
    expect(await server.refusalOf('uploads.propose', { uploadId: view.uploadId })).toBe('UPLOAD_NOT_OPEN');
    const taken = await server.acted('uploads.take', view);
    expect(taken).toMatchObject({ state: 'taken', handedInBy: expect.any(String) });
    expect(await missingIn(server, '360983001205')).toEqual(['赵一', '赵二']);
    expect(server.all('residents')[0]).toMatchObject({ household: '0001', isHead: true });
    const back = await server.acted('uploads.undo', view);
    expect(back).toMatchObject({ state: 'taken-back' });
    expect(server.all('residents')).toEqual([]);
  });

  it('reads no telephone number unless the office says where it is from', async () => {
    const rows = [
      ['姓名', '身份证号码', '村', '手机号'],
      ['赵一', numberOf(1), '濠溪村', '13800000000'],
    ];
    const without = await server.uploaded(workbookOf(rows), '居民.xlsx', of);
    expect(without.remarks.join()).toContain('文件里的电话没有读');
    await server.acted('uploads.take', without);
    expect(server.all('residents')[0]?.phone).toBeNull();
    const told = { year: 2024, phonesFrom: '村委会登记时说过' };
    const said = await server.uploaded(workbookOf(rows), '居民.xlsx', { ...of, told });
    expect(said.counts).toMatchObject({ changed: 1 });
    await server.acted('uploads.take', said);
    expect(server.all('residents')[0]?.phone).toMatchObject({ from: '村委会登记时说过' });
  });

  it('is refused before it is sent where nobody says for which year', async () => {
    const request = { uploadId: 'e'.repeat(32), kind: 'residents', region, name: '居民.xlsx', bytes: 10 };
    expect(await server.refusalOf('uploads.begin', request)).toBe('TOLD_TOO_LITTLE');
  });
});

describe('a table of targets', () => {
  const told = { year: 2024, source: '瑞州街道〔2023〕9号' };
  const of = { kind: 'targets', told } as const;

  it('is written whole, with its sum held against its lines', async () => {
    const view = await server.uploaded(
      workbookOf([
        ['瑞州街道2024年任务分解表'],
        ['村（社区）', '任务数'],
        ['濠溪村', '1,500'],
        ['月潭村', '2500人'],
        ['合计', '4000'],
      ]),
      '任务.xlsx',
      of,
    );
    expect(view).toMatchObject({ state: 'checked', byTwo: false, mayLeaveOut: false, counts: { going: 2 } });
    expect(view.remarks.join()).toContain('表里没有的地方');
    expect(await server.acted('uploads.take', view)).toMatchObject({ state: 'taken' });
    expect(server.all('targets')).toMatchObject([
      { region, year: 2024, source: told.source, rows: [{ people: 1500 }, { people: 2500 }] },
    ]);
  });

  it('of which the sum differs names the row and by how much, and nothing of it holds', async () => {
    const rows = [
      ['村（社区）', '任务数'],
      ['濠溪村', '1500'],
      ['月潭村', '2500'],
      ['没有的村', '3'],
      ['合计', '4100'],
    ];
    const view = await server.uploaded(workbookOf(rows), '任务.xlsx', of);
    const problems = await server.rows(view.uploadId, 'problems');
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [4, 'A列“地方”'],
      [5, 'B列“任务人数”'],
    ]);
    expect(problems[1]?.message).toContain('合计是4100，各行加起来是4003，差97');
    expect(await server.refusalOf('uploads.take', { uploadId: view.uploadId })).toBe('ROWS_WRONG');
    expect(server.all('targets')).toEqual([]);
  });
});

describe('an answer of the bureau to a file of enrolments', () => {
  const number = `YB-${jincheng}-000001`;
  const of = { kind: 'registration', region: jincheng, told: { number } } as const;

  beforeEach(async () => {
    await server.hireOfficer(money, ['140000', '360000']);
    await server.hireOfficer(officer, [region, jincheng]);
    const { orderId } = await twoParents(server, 'daughter');
    server.shop.pay(orderId);
    await server.ask('daughter', 'order.confirm-return', { orderId });
    await morningAfter(server, '2023-11-21');
  });

  it('takes each line as it is: another file’s, one off by a fen, and the rest holds; what is not answered waits', async () => {
    const csv = answerToFile(
      `YB-${jincheng}-000007,1,76.00,成功,,R-9,2023-11-21`,
      registered(number, 1, '76.00'),
    );
    const wrong = await server.uploaded(Buffer.from(csv), '回执.csv', of);
    // Two lines of one number that differ.
    expect(wrong.counts).toMatchObject({ problems: 2, going: 0 });
    const fen = await server.uploaded(
      Buffer.from(answerToFile(registered(number, 1, '76.01'))),
      '回执.csv',
      of,
    );
    expect((await server.rows(fen.uploadId, 'problems'))[0]).toMatchObject({ column: 'C列“金额(元)”' });
    const good = await server.uploaded(
      Buffer.from(answerToFile(registered(number, 1, '76.00'))),
      '回执.csv',
      of,
    );
    expect(good).toMatchObject({ counts: { going: 1 }, mayBeTakenBack: false });
    expect(good.remarks.join()).toContain('没有答到的行继续等');
    const { proposal } = await server.propose(good.uploadId);
    await server.agreed(proposal?.proposalId ?? '');
    const line = server.all('registration-lines').find(({ fileId }) => fileId === number);
    expect(line).toMatchObject({ state: 'accepted' });
    expect(await server.refusalOf('uploads.undo', { uploadId: good.uploadId })).toBe('UPLOAD_NOT_OPEN');
    const other = answerToFile(notRegistered(number, 1, '76.00'));
    const contradicts = await server.uploaded(Buffer.from(other), '回执.csv', of);
    expect((await server.rows(contradicts.uploadId, 'problems'))[0]?.message).toContain('按第一次的处理');
  });

  it('is refused before it is sent where no such file is', async () => {
    const told = { number: `YB-${jincheng}-000099` };
    const request = {
      uploadId: 'e'.repeat(32),
      kind: 'registration',
      region: jincheng,
      name: 'a.csv',
      bytes: 9,
      told,
    };
    expect(await server.refusalOf('uploads.begin', request)).toBe('NO_FILE');
  });
});

describe('what became of a batch of money given back', () => {
  it('is read line by line: off by a fen, another batch’s, and half of its lines', async () => {
    await server.hireOfficer(money, ['220000', '360000']);
    await server.hireOfficer(officer, [region, changyi]);
    const ids = [
      await paidFor(server, somebody(1), { fen: paysFen.dibao, identities: [onDibao] }),
      await paidFor(server, somebody(2), { fen: paysFen.dibao, identities: [onDibao], payer: 'oOther' }),
    ];
    await lookOn(server, '2024-01-05');
    await publishNotice(server);
    await lookOn(server, '2024-01-06');
    await server.byTwo('reimbursements.accounts', {
      region: changyi,
      csv: accounts([1, 2]),
    });
    const batch = await batchOf(server, 'B-1');
    await server.byTwo('reimbursements.release', releasing(batch));
    const lines = ['补贴编号,结果,金额(元),发放日期,原因'];
    const upload = (...rows: readonly string[]) =>
      server.uploaded(Buffer.from([...lines, ...rows].join('\n')), '结果.csv', {
        kind: 'payout',
        region: changyi,
        told: { number: 'B-1' },
      });
    const view = await upload(
      `${ids[0] ?? ''},已发放,140.00,2024-01-06,`,
      `${ids[1] ?? ''},已发放,140.01,2024-01-06,`,
      '别的一笔,已发放,140.00,2024-01-06,',
    );
    expect(view.counts).toMatchObject({ problems: 2, going: 1 });
    expect(view.remarks.join()).toContain('一共2笔');
    const { proposal } = await server.propose(view.uploadId);
    await server.agreed(proposal?.proposalId ?? '');
    expect(stored(server, ids[0] ?? '')).toMatchObject({ state: 'paid' });
    expect(stored(server, ids[1] ?? '')).toMatchObject({ state: 'released' });
    expect((await upload(`${ids[0] ?? ''},已发放,140.00,2024-01-06,`)).counts).toMatchObject({
      unchanged: 1,
    });
  });
});

function accounts(people: readonly number[]): string {
  const rows = people.map(
    (at) =>
      `测试人,居民身份证,${somebody(at).document.number},2024,救助资金领取账户,测试人,吉林银行,622848000000000001${at}`,
  );
  return ['姓名,证件类型,证件号码,参保年度,账户类别,户名,开户银行,账号', ...rows].join('\n');
}
