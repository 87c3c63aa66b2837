import { officerTable } from '../../../server/actions/officer';
import { missingIn } from '../residents/lists';
import { numberOf } from './people-of-files';
import { type UploadTestServer, officer, region, startUploadServer, workbookOf } from './uploading';

const village = '360983001205';
const of = { kind: 'duplicates', told: { year: 2024, list: 'employee' } } as const;
const header = ['序号', '姓名', '公民身份号码', '参保时间', '参保单位'];

function worker(at: number, day = '2023年11月1日', name = '赵某') {
  return [String(at), name, numberOf(at), day, '高安市某厂'];
}

let server: UploadTestServer;

/** Two people live in the village. */
beforeEach(async () => {
  server = await startUploadServer();
  const list = workbookOf([
    ['姓名', '身份证号码', '村'],
    ['赵某', numberOf(1), '濠溪村'],
    ['赵某', numberOf(2), '濠溪村'],
  ]);
  const residing = { kind: 'residents', told: { year: 2024 } } as const;
  await server.acted('uploads.take', await server.uploaded(list, '居民.xlsx', residing));
});

function uploaded(rows: readonly (readonly string[])[], more = {}) {
  return server.uploaded(
    workbookOf([['在职职工名单'], header, ...rows, ['合计', '', '', '3', '']]),
    '职工.xlsx',
    {
      ...of,
      ...more,
    },
  );
}

function cases() {
  return server.all('duplicates').map(({ kind, since, where }) => [kind, since, where]);
}

async function decided(duplicateId: string | undefined, decision: 'kept-here' | 'not-so') {
  const request = { duplicateId, region, decision, note: '电话核实' };
  const reply = await server.call(officerTable, officer, { action: 'duplicates.decide', ...request });
  expect(reply).toMatchObject({ ok: true });
}

describe('a list of who is insured as an employee', () => {
  it('is written by one officer, and makes a case of who lives here', async () => {
    const view = await uploaded([worker(1), worker(7)]);
    expect(view).toMatchObject({
      state: 'checked',
      byTwo: false,
      counts: { rows: 2, new: 1, notHere: 1, going: 1 },
    });
    expect(view.remarks.join()).toContain('序号');
    expect(cases()).toEqual([]);
    expect(await server.acted('uploads.take', view)).toMatchObject({ state: 'taken', mayBeTakenBack: true });
    expect(cases()).toEqual([['employee', '2023-11-01', '高安市某厂']]);
    expect(await missingIn(server, village)).toEqual(['赵某']);
  });

  it('keeps nothing of anybody else, once it is checked', async () => {
    const view = await uploaded([worker(1), worker(7)]);
    const [nobody] = await server.rows(view.uploadId, 'not-here');
    expect(nobody).toMatchObject({ person: null, row: 4 });
    expect(server.contentsOf(view.uploadId)).toContain(numberOf(1));
    expect(server.contentsOf(view.uploadId)).not.toContain(numberOf(7));
    await server.acted('uploads.take', view);
    expect(server.all('people')).toHaveLength(2);
  });

  it('is taken back as a whole, but for whom an officer has decided about', async () => {
    const view = await uploaded([worker(1), worker(2)]);
    await server.acted('uploads.take', view);
    const [, second] = server.all('duplicates');
    await decided(second?._id, 'kept-here');
    const back = await server.acted('uploads.undo', view);
    expect(back).toMatchObject({ state: 'taken-back', counts: { refused: 1 } });
    const [refused] = await server.rows(view.uploadId, 'refused');
    expect(refused?.message).toContain('已经有人处理');
    expect(server.all('duplicates')).toHaveLength(1);
  });

  it('changes what is open, not what was decided; the same again changes nothing', async () => {
    await server.acted('uploads.take', await uploaded([worker(1)]));
    expect((await uploaded([worker(1)])).counts).toMatchObject({ unchanged: 1, going: 0 });
    const other = await uploaded([worker(1, '2023-10-01')]);
    expect(other.counts).toMatchObject({ changed: 1, going: 1 });
    const [row] = await server.rows(other.uploadId, 'changed');
    expect(row?.message).toBe('以前写的是2023年11月1日起，高安市某厂。');
    const [one] = server.all('duplicates');
    await decided(one?._id, 'not-so');
    const later = await uploaded([worker(1, '2023-09-01')]);
    expect(later.counts).toMatchObject({ unchanged: 1, going: 0 });
  });

  it('tells nothing of what another office’s list says of somebody', async () => {
    await server.hireOfficer(officer, ['360983']);
    const whole = await uploaded([worker(1)], { region: '360983' });
    await server.acted('uploads.take', whole);
    await server.hireOfficer(officer, [region]);
    const view = await uploaded([worker(1, '2023-10-01')]);
    const [row] = await server.rows(view.uploadId, 'changed');
    expect(row?.message).toBe('别处的名单也写到他。');
  });

  it('of whom an office elsewhere has the same kind of case, reads as if there were none: a file of guesses tells nothing', async () => {
    await server.acted('uploads.take', await uploaded([worker(1)]));
    const [held] = server.all('duplicates');
    if (held === undefined) throw new Error('nobody is listed');
    const elsewhere = { ...held, cause: 'duplicates-430102-list' };
    await server.cloudFor('').db.put('duplicates', elsewhere);
    expect((await uploaded([worker(1, '2023-10-01')])).counts).toMatchObject({ going: 1, changed: 0 });
  });

  it('calls nobody by a number typed wrong, and takes neither of two lines that differ', async () => {
    const named = await uploaded([worker(1, '2023-11-01', '钱某'), worker(2), worker(2, '2023-10-01')]);
    expect(named.counts).toMatchObject({ problems: 3, going: 0 });
    const problems = await server.rows(named.uploadId, 'problems');
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [3, 'B列“姓名”'],
      [4, null],
      [5, 'D列“从哪天起”'],
    ]);
  });

  it('is refused before it is sent where nobody says which list it is', async () => {
    const request = { uploadId: 'e'.repeat(32), region, name: '名单.xlsx', bytes: 10 };
    const told = { year: 2024 };
    expect(await server.refusalOf('uploads.begin', { ...request, kind: 'duplicates', told })).toBe(
      'TOLD_TOO_LITTLE',
    );
  });
});
