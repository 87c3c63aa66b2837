import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkCharacter } from '../../../contract/identity-document';
import type { RosterRow } from '../../../contract/officer';
import type { Roster } from '../../../server/schema';
import { father, grandmother } from '../sample';
import { type UploadTestServer, officer, region, startUploadServer, workbookOf } from './uploading';

const header = ['姓名', '身份证号码', '身份类别', '认定日期'];

function somebody(at: number): string {
  const digits = `36990119700101${String(at).padStart(3, '0')}`;
  return digits + checkCharacter(digits);
}

/** So many people on dibao. */
function villagers(count: number): readonly (readonly string[])[] {
  return Array.from({ length: count }, (_, at) => ['王某某', somebody(at), '低保对象', '2023-09-01']);
}

let server: UploadTestServer;
beforeEach(async () => {
  server = await startUploadServer();
});

function rosters() {
  return server.store.snapshot('rosters').map(({ identities }) => ({ identities }));
}

describe('a roster that is dropped as a file', () => {
  it('is read, checked and, once two agreed, certified, without going through the phone again', async () => {
    const view = await server.uploaded(workbookOf([header, ...villagers(250)]));
    expect(view).toMatchObject({ state: 'checked', parts: 3, problem: null });
    expect(view.counts).toMatchObject({ rows: 250, new: 250, problems: 0, going: 250 });
    expect(rosters()).toEqual([]);
    const proposed = await server.propose(view.uploadId);
    expect(proposed).toMatchObject({ state: 'proposed', proposal: { state: 'proposed', parts: 3 } });
    expect(rosters()).toEqual([]);
    await server.agreed(proposed.proposal?.proposalId ?? '');
    expect(rosters()).toHaveLength(250);
    expect(rosters()[0]?.identities).toMatchObject([{ code: 'dibao', since: '2023-09-01', region }]);
  });

  it('is taken as offices have it: the workbook that another program wrote', async () => {
    const file = path.join(__dirname, '..', '..', 'fixtures', 'spreadsheets', 'roster.xlsx');
    const view = await server.uploaded(readFileSync(file));
    // Four lines of one sheet; of the other, whose heading lacks a column, nothing is read. One number became a figure.
    expect(view).toMatchObject({ state: 'checked', counts: { rows: 4, new: 3, problems: 1 } });
    expect(view.remarks.join()).toContain('监测户');
    expect(await server.rows(view.uploadId, 'problems')).toMatchObject([
      { where: '工作表“低保”第7行', column: 'D列“证件号码”' },
    ]);
  });

  it('has no last day where the office writes 长期', async () => {
    const [first = [], second = []] = villagers(2);
    const view = await server.uploaded(
      workbookOf([
        [...header, '截止日期'],
        [...first, '长期'],
        [...second, '2024-08-31'],
      ]),
    );
    expect(view.counts).toMatchObject({ problems: 0, going: 2 });
    const proposed = await server.propose(view.uploadId);
    await server.agreed(proposed.proposal?.proposalId ?? '');
    const ends = (server.store.snapshot('rosters') as unknown as readonly Roster[]).map(
      ({ identities }) => identities[0]?.until ?? null,
    );
    expect(new Set(ends)).toEqual(new Set([null, '2024-08-31']));
  });

  it('keeps neither the file, nor a name or number in clear', async () => {
    const people = villagers(3);
    const { uploadId } = await server.uploaded(workbookOf([header, ...people]));
    await server.propose(uploadId);
    expect(server.files.paths).toEqual([]);
    expect(server.dump()).not.toContain(somebody(1));
    expect(server.dump()).not.toContain('王某某');
    expect(server.logged.join()).not.toContain(somebody(1));
  });

  it('goes after sixty days, rows and all', async () => {
    const { uploadId } = await server.uploaded(workbookOf([header, ...villagers(3)]));
    server.pass(61 * 24 * 3_600_000);
    await server.closed();
    expect(server.store.snapshot('upload-parts')).toEqual([]);
    expect(await server.refusalOf('uploads.get', { uploadId })).toBe('NO_UPLOAD');
  });
});

describe('what is wrong with a row', () => {
  it('is told by row and column with what to do, and the good rows are proposed all the same', async () => {
    const number = somebody(1);
    const wrongCheck = number.slice(0, 17) + (number.endsWith('1') ? '2' : '1');
    const view = await server.uploaded(
      workbookOf([
        [...header, '参保地代码'],
        ['王某某', wrongCheck, '低保对象', '2023-09-01', ''],
        ['王某某', somebody(2), '低保对象', '2024-09-01', ''],
        ['王某某', somebody(3), '低保对象', '2023-09-01', '140500'],
        ['王某某', somebody(4), '没有的身份', '2023-09-01', ''],
        ['=1+1', somebody(5), '低保对象', '2023-09-01', ''],
        ['王某某', somebody(6), '低保对象', '2023-09-01', region],
      ]),
    );
    expect(view.counts).toMatchObject({ rows: 6, problems: 5, going: 1 });
    const problems = await server.rows(view.uploadId, 'problems');
    expect(problems.map(({ row, column, message }) => [row, column, message?.slice(0, 16)])).toEqual([
      [2, 'B列“证件号码”', expect.any(String)],
      [3, 'D列“认定日期”', '2024-09-01还没有到，请'],
      [4, 'E列“参保地代码”', '这个人不在您选的地方，请转给那里'],
      [5, 'C列“身份类别”', '这里的通知没有这种身份。请用“表'],
      [6, 'A列“姓名”', '这一格以“=”开头，像是公式。请'],
    ]);
    const proposed = await server.propose(view.uploadId);
    await server.agreed(proposed.proposal?.proposalId ?? '');
    expect(rosters()).toHaveLength(1);
  });

  it('lines of one person are one row; those that contradict each other wait, also a hundred rows apart', async () => {
    const view = await server.uploaded(
      workbookOf([
        header,
        ['王某某', somebody(500), '低保对象', '2023-09-01'],
        ['王某某', somebody(501), '低保对象', '2023-09-01'],
        ['王某某', somebody(501), '重度残疾人', '2023-08-01'],
        ...villagers(120),
        ['李某某', somebody(500), '低保对象', '2023-09-01'],
      ]),
    );
    expect(view.counts).toMatchObject({ rows: 124, problems: 2, going: 121 });
    const problems = await server.rows(view.uploadId, 'problems');
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [2, null],
      [125, 'A列“姓名”'],
    ]);
  });

  it('a column that is missing, no spreadsheet, and one too large are refused as a whole with what to do', async () => {
    const lacking = await server.uploaded(
      workbookOf([
        ['姓名', '身份类别', '认定日期'],
        ['王', '低保对象', '2023-09-01'],
      ]),
    );
    expect(lacking).toMatchObject({ state: 'failed', parts: 0 });
    expect(lacking.problem).toContain('“证件号码”');
    const pdf = await server.uploaded(Buffer.from('%PDF-1.7 something'));
    expect(pdf).toMatchObject({ state: 'failed' });
    expect(pdf.problem).toContain('.xlsx');
    expect(server.files.paths).toEqual([]);
    const request = {
      uploadId: 'f'.repeat(32),
      kind: 'roster',
      region,
      name: '大.xlsx',
      bytes: 200 * 1024 * 1024,
    };
    expect(await server.refusalOf('uploads.begin', request)).toBe('UPLOAD_TOO_LARGE');
  });

  it('a larger file than was said is not read either', async () => {
    const uploadId = await server.handIn(new Uint8Array(21 * 1024 * 1024), '大.xlsx', officer, { bytes: 5 });
    expect(await server.goOn(uploadId)).toMatchObject({ state: 'failed' });
  });

  it('the same file again is told, with when it came', async () => {
    const file = workbookOf([header, ...villagers(2)]);
    await server.uploaded(file, '九月.xlsx');
    const again = await server.uploaded(file);
    expect(again.remarks.join()).toContain('11月20日已经传过一个内容完全一样的文件（九月.xlsx）');
  });
});

describe('beside what is certified now', () => {
  function row(person: Pick<RosterRow, 'name' | 'document'>, identity: string, since: string) {
    return [person.name, person.document.number, identity, since];
  }

  it('rows are new, changed or unchanged, and only what changes something is proposed', async () => {
    const identities = [{ code: 'dibao' as const, since: '2022-06-01' as never }];
    const rows = [
      { ...father, identities },
      { ...grandmother, identities },
    ];
    await server.byTwo('roster.import', { batch: 'before', part: 1, region, rows });
    const view = await server.uploaded(
      workbookOf([
        header,
        row(father, '低保对象', '2022-06-01'),
        row(grandmother, '低保对象', '2023-01-01'),
        ...villagers(1),
      ]),
    );
    expect(view.counts).toMatchObject({ unchanged: 1, changed: 1, new: 1, notes: 1, going: 2 });
    const [conflict] = await server.rows(view.uploadId, 'notes');
    expect(conflict?.message).toContain('低保对象现在认定的是2022-06-01起，这一行写的是2023-01-01起');
  });

  it('what another place’s office certified is told neither by its kind nor by its day, of a county around it it is', async () => {
    const identities = [{ code: 'dibao' as const, since: '2022-06-01' as never }];
    for (const [person, at] of [
      [father, '430102'],
      [grandmother, '360983'],
    ] as const) {
      await server.hireOfficer('officer-there', [at]);
      const part = { batch: `at-${at}`, part: 1, region: at, rows: [{ ...person, identities }] };
      await server.byTwo('roster.import', part, 'officer-there');
    }
    const told = async (identity: string) => {
      const rows = [row(father, identity, '2023-01-01'), row(grandmother, identity, '2023-01-01')];
      const view = await server.uploaded(workbookOf([header, ...rows]));
      expect(view.counts).toMatchObject({ new: 1, changed: 1 });
      return (await server.rows(view.uploadId, 'notes')).map(({ message }) => message);
    };
    const [elsewhere, around] = await told('低保对象');
    expect(elsewhere).toBe('这个人在别的地区有名册、账户或参保，请核对是不是本地的人。');
    expect(around).toContain('低保对象现在认定的是2022-06-01起（别处认定）');
    // Whichever group is asked for, the words are the same.
    expect(await told('特困人员')).toEqual([elsewhere]);
  });

  it('an event of somebody’s life that another place’s office confirmed is new here, like anybody’s', async () => {
    await server.hireOfficer('officer-there', ['430102']);
    const confirmed = {
      ...father,
      identities: [],
      circumstances: [{ code: 'released-from-prison' as const }],
    };
    const part = { batch: 'events', part: 1, region: '430102', rows: [confirmed] };
    await server.byTwo('roster.import', part, 'officer-there');
    const asked = [father.name, father.document.number, '', '', '刑满释放'];
    const view = await server.uploaded(workbookOf([[...header, '情形'], asked]));
    expect(view.counts).toMatchObject({ new: 1, unchanged: 0 });
    const { proposal } = await server.propose(view.uploadId);
    await server.agreed(proposal?.proposalId ?? '');
    const again = await server.uploaded(workbookOf([[...header, '情形'], asked]));
    expect(again.counts).toMatchObject({ new: 0, unchanged: 1 });
    const [roster] = server.store.snapshot('rosters');
    expect(roster?.circumstances).toMatchObject([{ region: '430102' }, { region }]);
  });

  it('another name under a number that an office gave is a problem', async () => {
    const rows = [{ ...father, identities: [{ code: 'dibao' as const, since: '2022-06-01' as never }] }];
    await server.byTwo('roster.import', { batch: 'before', part: 1, region, rows });
    const view = await server.uploaded(
      workbookOf([header, row({ ...father, name: '赵某' }, '低保对象', '2022-06-01')]),
    );
    const [problem] = await server.rows(view.uploadId, 'problems');
    expect(problem).toMatchObject({ column: 'A列“姓名”' });
    expect(problem?.message).not.toContain(father.name);
  });
});

describe('what its officer decides', () => {
  it('a row is left out, and taken in again', async () => {
    const { uploadId } = await server.uploaded(workbookOf([header, ...villagers(3)]));
    const leave = { uploadId, part: 1, rows: [1], isLeftOut: true };
    expect(await server.asked('uploads.leave-out', leave)).toMatchObject({
      counts: { leftOut: 1, going: 2 },
    });
    expect(await server.rows(uploadId, 'left-out')).toHaveLength(1);
    expect(await server.asked('uploads.leave-out', { ...leave, isLeftOut: false })).toMatchObject({
      counts: { leftOut: 0, going: 3 },
    });
    await server.asked('uploads.leave-out', leave);
    const { proposal } = await server.propose(uploadId);
    await server.agreed(proposal?.proposalId ?? '');
    expect(rosters()).toHaveLength(2);
  });

  it('is open again where a colleague refuses it', async () => {
    const { uploadId } = await server.uploaded(workbookOf([header, ...villagers(2)]));
    const { proposal } = await server.propose(uploadId);
    const second = await server.secondOf(officer);
    await server.proposals(second, 'proposals.stop', {
      proposalId: proposal?.proposalId ?? '',
      reason: '日期不对，请核对',
    });
    expect(await server.goOn(uploadId)).toMatchObject({
      state: 'checked',
      proposal: { reason: '日期不对，请核对' },
    });
    expect(await server.propose(uploadId)).toMatchObject({ state: 'proposed' });
  });

  it('takes the whole of it back from the upload itself, by two again', async () => {
    const { uploadId } = await server.uploaded(workbookOf([header, ...villagers(150)]));
    const { proposal } = await server.propose(uploadId);
    expect(await server.refusalOf('uploads.undo', { uploadId })).toBe('UPLOAD_NOT_OPEN');
    await server.agreed(proposal?.proposalId ?? '');
    expect(rosters()).toHaveLength(150);
    await server.asked('uploads.undo', { uploadId });
    const undoing = await server.untilStill(uploadId);
    expect(undoing).toMatchObject({ state: 'undo-proposed', undo: { state: 'proposed', parts: 2 } });
    await server.agreed(undoing.undo?.proposalId ?? '');
    expect(rosters()).toEqual([]);
    expect(await server.goOn(uploadId)).toMatchObject({ undo: { state: 'done' } });
  });

  it('nobody of another duty or place sees it, and where nothing changes there is nothing to propose', async () => {
    const { uploadId } = await server.uploaded(
      workbookOf([header, ['王某某', '1', '低保对象', '2023-09-01']]),
    );
    expect(await server.refusalOf('uploads.propose', { uploadId })).toBe('NOTHING_TO_PROPOSE');
    const ofMoney = { _id: 'officer-money', name: '会计', regions: [region], duties: ['money'] as const };
    await server.cloudFor('', 'function').db.put('officers', ofMoney);
    for (const stranger of ['officer-elsewhere', 'officer-money']) {
      for (const action of ['uploads.get', 'uploads.go-on', 'uploads.propose', 'uploads.remove'] as const) {
        expect(await server.refusalOf(action, { uploadId }, stranger)).toBe('NO_UPLOAD');
      }
      const rows = { uploadId, rows: 'new', after: 0 };
      expect(await server.refusalOf('uploads.rows', rows, stranger)).toBe('NO_UPLOAD');
    }
    expect(await server.asked('uploads.list', { region }, 'officer-money')).toMatchObject({ uploads: [] });
    expect(await server.refusalOf('uploads.list', { region }, 'officer-elsewhere')).toBe('OTHER_REGION');
    expect(await server.refusalOf('uploads.get', { uploadId }, 'oAnyone')).toBe('NOT_AN_OFFICER');
    await server.asked('uploads.remove', { uploadId });
    expect(server.store.snapshot('upload-parts')).toEqual([]);
    expect(await server.asked('uploads.list', { region })).toMatchObject({ uploads: [] });
  });
});
