import { checkCharacter } from '../../../contract/identity-document';
import type { UploadActions, UploadView } from '../../../contract/uploads';
import type { ProposalActions } from '../../../contract/proposals';
import { type UploadTestServer, officer, region, startUploadServer, workbookOf } from './uploading';

const header = ['姓名', '身份证号码', '身份类别', '认定日期'];

/** Made-up people; area code 369901 belongs to no place. */
function somebody(at: number): string {
  const digits = `36990119700101${String(at).padStart(3, '0')}`;
  return digits + checkCharacter(digits);
}

function line(at: number, since = '2023-09-01', identity = '低保对象'): readonly string[] {
  return ['王某某', somebody(at), identity, since];
}

type Cells = UploadActions['uploads.put-right']['request']['cells'];

let server: UploadTestServer;
beforeEach(async () => {
  server = await startUploadServer();
});

function put(uploadId: string, at: number, cells: Cells, { part = 1, by = officer } = {}) {
  const request = { uploadId, part, at, cells };
  return server.asked<UploadActions['uploads.put-right']['data']>('uploads.put-right', request, by);
}

function since(text: string): Cells {
  return [{ column: 'since', text }];
}

function uploadedLines(...lines: readonly (readonly string[])[]): Promise<UploadView> {
  return server.uploaded(workbookOf([header, ...lines]));
}

function rosters() {
  return server.all('rosters').map(({ identities }) => identities);
}

describe('a row with a problem', () => {
  it('is shown with its cells and headings, the wrong one marked', async () => {
    const { uploadId } = await uploadedLines(line(1), line(2, '2026-09-01'));
    const asked = await server.asked('uploads.row', { uploadId, part: 1, at: 1 });
    expect(asked).toEqual({
      cells: [
        { column: 'name', heading: 'A列“姓名”', text: '王某某', isWrong: false },
        { column: 'documentNumber', heading: 'B列“证件号码”', text: somebody(2), isWrong: false },
        { column: 'identity', heading: 'C列“身份类别”', text: '低保对象', isWrong: false },
        { column: 'since', heading: 'D列“认定日期”', text: '2026-09-01', isWrong: true },
      ],
    });
  });

  it('put right is checked anew, agreed to by a colleague who sees what was changed, and has its effect', async () => {
    const { uploadId } = await uploadedLines(line(1), line(2, '2026-09-01'), line(3, '不知道'));
    const { upload, row } = await put(uploadId, 1, since('2023-08-01'));
    expect(upload.counts).toMatchObject({ rows: 3, problems: 1, edited: 1, new: 2, going: 2 });
    expect(row).toMatchObject({ isProblem: false, standing: 'new', message: null });
    expect(await server.rows(uploadId, 'edited')).toMatchObject([
      { row: 3, edits: [{ changes: [{ column: '认定日期', before: '2026-09-01', after: '2023-08-01' }] }] },
    ]);
    const { proposal } = await server.propose(uploadId);
    const proposalId = proposal?.proposalId ?? '';
    const second = await server.secondOf(officer);
    const got = await server.proposals(second, 'proposals.get', { proposalId });
    expect((got as { data: ProposalActions['proposals.get']['data'] }).data).toMatchObject({
      proposal: { edited: 1 },
      edited: [
        { words: expect.stringContaining('第3行：测试员officer-1把“认定日期”由2026-09-01改成2023-08-01。') },
      ],
    });
    await server.agreed(proposalId);
    expect(rosters()).toHaveLength(2);
    expect(rosters()).toContainEqual([expect.objectContaining({ code: 'dibao', since: '2023-08-01' })]);
    expect(server.all('proposal-parts').map(({ edits }) => edits)).toEqual([null]);
    // And it goes with the whole.
    const undone = await server.acted('uploads.undo', { uploadId });
    await server.agreed(undone.undo?.proposalId ?? '');
    expect(rosters().flat()).toEqual([]);
  });

  it('that is wrong still says so, and keeps what was written', async () => {
    const { uploadId } = await uploadedLines(line(1, '2026-09-01'));
    const { upload, row } = await put(uploadId, 0, since('2024-09-01'));
    expect(row).toMatchObject({ isProblem: true, column: 'D列“认定日期”' });
    expect(row.message).toContain('2024-09-01还没有到');
    expect(upload.counts).toMatchObject({ problems: 1, edited: 0, going: 0 });
    const { cells } = await server.asked<UploadActions['uploads.row']['data']>('uploads.row', {
      uploadId,
      part: 1,
      at: 0,
    });
    expect(cells.find(({ column }) => column === 'since')?.text).toBe('2024-09-01');
  });

  it('keeps its cells encrypted, and no word of them in the log', async () => {
    const { uploadId } = await uploadedLines(line(1, '2026-09-01'));
    await put(uploadId, 0, [{ column: 'documentNumber', text: somebody(77) }, ...since('2023-08-01')]);
    expect(server.dump()).not.toContain(somebody(77));
    expect(server.logged.join()).not.toContain(somebody(77));
    const [row] = await server.rows(uploadId, 'edited');
    expect(JSON.stringify(row)).not.toContain(somebody(77));
    expect(server.all('audit-log')).toContainEqual(
      expect.objectContaining({ action: 'uploads.put-right', kind: 'act', actor: officer, region }),
    );
  });
});

describe('what was put right of a number', () => {
  it('is masked also where it was written with spaces, too short or as a passport', async () => {
    const written = `${somebody(1).slice(0, 6)} ${somebody(1).slice(6)} 7`;
    const { uploadId } = await uploadedLines(['王某某', written, '低保对象', '2023-09-01']);
    for (const text of [somebody(1).slice(0, 8), 'E12345678']) {
      const { row } = await put(uploadId, 0, [{ column: 'documentNumber', text }]);
      expect(JSON.stringify(row.edits)).not.toContain(text);
    }
    const [row] = await server.rows(uploadId, 'problems');
    expect(JSON.stringify(row?.edits)).not.toContain(written);
    expect(row?.edits).toHaveLength(2);
  });
});

it('the head of a household who was put right is masked, too', async () => {
  const columns = ['姓名', '身份证号码', '行政村', '户号', '户主姓名'];
  const lines = [columns, ['赵一', somebody(1), '没有的村', '0001', '赵大']];
  const of = { kind: 'residents', told: { year: 2024 } } as const;
  const { uploadId } = await server.uploaded(workbookOf(lines), '居民.xlsx', of);
  const { row } = await put(uploadId, 0, [{ column: 'head', text: '赵二' }]);
  expect(row.edits[0]?.changes).toMatchObject([{ before: '赵*', after: '赵*' }]);
});

describe('who put a row right', () => {
  const colleague = 'officer-colleague';
  beforeEach(() => server.hireOfficer(colleague, [region], '李经办'));

  it('agrees not to what another proposed with it, a third does', async () => {
    const { uploadId } = await uploadedLines(line(1), line(2, '2026-09-01'));
    await put(uploadId, 1, [{ column: 'documentNumber', text: somebody(9) }, ...since('2023-08-01')], {
      by: colleague,
    });
    const { proposal } = await server.propose(uploadId);
    const proposalId = proposal?.proposalId ?? '';
    const of = { proposalId };
    const own = await server.proposals(colleague, 'proposals.agree', of);
    expect(own).toMatchObject({ ok: false, error: { code: 'NOT_SECOND' } });
    const got = await server.proposals(colleague, 'proposals.get', of);
    expect(got).toMatchObject({ data: { whyNot: expect.stringContaining('您在网页上改过的行') } });
    await server.agreed(proposalId);
    expect(rosters()).toHaveLength(2);
  });
});

describe('rows of one person', () => {
  it('become one where the second was put right, and both identities have their effect', async () => {
    const { uploadId } = await uploadedLines(line(1), line(1, '2026-09-01', '重度残疾人'));
    const { upload, row } = await put(uploadId, 1, since('2023-08-01'));
    expect(row.message).toBe('和工作表“名册”第2行是同一个人，并入那一行。');
    expect(upload.counts).toMatchObject({ problems: 0, edited: 1, going: 1 });
    expect(await server.refusalOf('uploads.row', { uploadId, part: 1, at: 1 })).toBe('ROW_NOT_OPEN');
    const { proposal } = await server.propose(uploadId);
    await server.agreed(proposal?.proposalId ?? '');
    expect(rosters()).toEqual([
      [expect.objectContaining({ code: 'dibao' }), expect.objectContaining({ code: 'severe-disability' })],
    ]);
  });

  it('say so where the other was left out: neither goes', async () => {
    const { uploadId } = await uploadedLines(line(1), line(1, '2026-09-01', '重度残疾人'));
    await server.asked('uploads.leave-out', { uploadId, part: 1, rows: [0], isLeftOut: true });
    const { upload, row } = await put(uploadId, 1, since('2023-08-01'));
    expect(upload.counts).toMatchObject({ problems: 0, leftOut: 1, going: 0 });
    expect(row.message).toContain('并入那一行。那一行您留下了，这次都不提出。');
  });

  it('that contradict each other, a hundred rows apart too, wait until one is put right', async () => {
    const others = Array.from({ length: 120 }, (_, at) => line(at));
    const { uploadId } = await uploadedLines(...others, ['李某某', somebody(5), '低保对象', '2026-09-01']);
    const wrong = await put(uploadId, 20, since('2023-08-01'), { part: 2 });
    expect(wrong.row).toMatchObject({ isProblem: true, column: 'A列“姓名”' });
    expect(wrong.row.message).toContain('第7行');
    const right = await put(uploadId, 20, [{ column: 'documentNumber', text: somebody(500) }], { part: 2 });
    expect(right.upload.counts).toMatchObject({ problems: 0, going: 121 });
  });

  it('that waited for each other go once one is another person', async () => {
    const { uploadId } = await uploadedLines(line(1), ['李某某', somebody(1), '低保对象', '2023-09-01']);
    await put(uploadId, 1, [{ column: 'documentNumber', text: somebody(2) }]);
    // Nothing of the first was wrong: it is only looked at anew.
    const { upload, row } = await put(uploadId, 0, []);
    expect(row.edits).toEqual([]);
    expect(upload.counts).toMatchObject({ problems: 0, edited: 1, going: 2 });
  });
});

describe('a row can’t be put right on the page', () => {
  it('once a colleague is asked to agree, but after the proposal was taken back', async () => {
    const { uploadId } = await uploadedLines(line(1), line(2, '2026-09-01'));
    const { proposal } = await server.propose(uploadId);
    const request = { uploadId, part: 1, at: 1, cells: since('2023-08-01') };
    expect(await server.refusalOf('uploads.put-right', request)).toBe('UPLOAD_NOT_OPEN');
    const stop = { proposalId: proposal?.proposalId ?? '', reason: '还有一行要改' };
    await server.proposals(officer, 'proposals.stop', stop);
    expect((await put(uploadId, 1, since('2023-08-01'))).upload.counts).toMatchObject({ going: 2 });
  });

  it('where it was good in the file, is none, or of another office', async () => {
    const { uploadId } = await uploadedLines(line(1), line(2, '2026-09-01'));
    const of = { uploadId, part: 1, cells: since('2023-08-01') };
    expect(await server.refusalOf('uploads.put-right', { ...of, at: 0 })).toBe('ROW_NOT_OPEN');
    expect(await server.refusalOf('uploads.put-right', { ...of, at: 9 })).toBe('ROW_NOT_OPEN');
    const stranger = { ...of, at: 1 };
    expect(await server.refusalOf('uploads.put-right', stranger, 'officer-elsewhere')).toBe('NO_UPLOAD');
    const unknown = { ...of, at: 1, cells: [{ column: 'no-column', text: '1' }] };
    expect(await server.refusalOf('uploads.put-right', unknown)).toBe('ROW_NOT_OPEN');
    const twice = { ...of, at: 1, cells: [...since('2023-08-01'), ...since('2023-07-01')] };
    expect(await server.refusalOf('uploads.put-right', twice)).toBe('BAD_REQUEST');
  });

  it('more than ten times', async () => {
    const { uploadId } = await uploadedLines(line(1, '2026-09-01'));
    for (let time = 1; time <= 10; time += 1) await put(uploadId, 0, since(`2026-09-${9 + time}`));
    const request = { uploadId, part: 1, at: 0, cells: since('2023-08-01') };
    expect(await server.refusalOf('uploads.put-right', request)).toBe('EDITED_TOO_OFTEN');
  });
});

describe('of other kinds of files a row is put right too', () => {
  it('a payment made elsewhere, which insures once a colleague agreed', async () => {
    const columns = [
      '姓名',
      '身份证号',
      '行政区划代码',
      '缴费年度',
      '缴费时间',
      '缴费金额',
      '渠道',
      '电子税票号码',
    ];
    const paid = ['李某某', somebody(1), region, '2024', '9/11/2023', '380', '农业银行', 'T-10000'];
    const { uploadId } = await server.uploaded(workbookOf([columns, paid]), '银行.xlsx', {
      kind: 'elsewhere',
    });
    const [wrong] = await server.rows(uploadId, 'problems');
    expect(wrong?.message).toContain('可能是2023-11-09，也可能是2023-09-11');
    const { cells } = await server.asked<UploadActions['uploads.row']['data']>('uploads.row', {
      uploadId,
      part: 1,
      at: 0,
    });
    const column = cells.find(({ isWrong }) => isWrong)?.column ?? '';
    const { upload } = await put(uploadId, 0, [{ column, text: '2023-11-09' }]);
    expect(upload.counts).toMatchObject({ problems: 0, edited: 1, going: 1 });
    const { proposal } = await server.propose(uploadId);
    await server.agreed(proposal?.proposalId ?? '');
    expect(server.all('records')).toMatchObject([{ state: 'insured' }]);
  });

  it('a resident, whom one officer writes', async () => {
    const columns = ['姓名', '身份证号码', '行政村', '户号'];
    const lines = [columns, ['赵一', somebody(1), '没有的村', '0001']];
    const of = { kind: 'residents', told: { year: 2024 } } as const;
    const { uploadId } = await server.uploaded(workbookOf(lines), '居民.xlsx', of);
    await put(uploadId, 0, [{ column: 'village', text: '濠溪村' }]);
    await server.acted('uploads.take', { uploadId });
    expect(server.all('residents')).toMatchObject([{ household: '0001' }]);
    const late = { uploadId, part: 1, at: 0, cells: [{ column: 'village', text: '月潭村' }] };
    expect(await server.refusalOf('uploads.put-right', late)).toBe('UPLOAD_NOT_OPEN');
  });

  it('but of a table that holds only whole', async () => {
    const lines = [
      ['村（社区）', '任务数'],
      ['濠溪村', '一千'],
      ['月潭村', '2500'],
    ];
    const told = { year: 2024, source: '瑞州街道〔2023〕9号' };
    const { uploadId } = await server.uploaded(workbookOf(lines), '任务.xlsx', { kind: 'targets', told });
    const [row] = await server.rows(uploadId, 'problems');
    expect(row).toMatchObject({ mayPutRight: false });
    const request = { uploadId, part: 1, at: row?.at ?? 0, cells: [] };
    expect(await server.refusalOf('uploads.put-right', request)).toBe('ROW_NOT_OPEN');
  });
});
