import { numberOf } from './people-of-files';
import { type UploadTestServer, officer, region, startUploadServer, workbookOf } from './uploading';

const header = ['姓名', '身份证号码', '身份类别', '认定日期'];
const rows = [
  ['王某某', numberOf(1), '低保对象', '2023-09-01'],
  ['王某某', numberOf(2), '低保对象', '2023-09-01'],
];

let server: UploadTestServer;
let colleague: string;
beforeEach(async () => {
  server = await startUploadServer();
  colleague = 'officer-colleague';
  await server.hireOfficer(colleague, [region], '李经办');
});

describe('a colleague of the same duty and place', () => {
  it('sees what was uploaded, by whom and how far it is', async () => {
    const { uploadId } = await server.uploaded(workbookOf([header, ...rows]));
    const { uploads } = await server.asked<{ uploads: readonly object[] }>(
      'uploads.list',
      { region },
      colleague,
    );
    expect(uploads).toMatchObject([{ uploadId, state: 'checked', begunBy: `测试员${officer}` }]);
    const seen = await server.asked<{ rows: readonly object[] }>(
      'uploads.rows',
      { uploadId, rows: 'new', after: 0 },
      colleague,
    );
    expect(seen.rows).toHaveLength(2);
  });

  it('of the place above sees it among all those of his place', async () => {
    const { uploadId } = await server.uploaded(workbookOf([header, ...rows]));
    await server.hireOfficer('officer-county', ['360983']);
    const of = { region: '360983' };
    const found = await server.asked<{ uploads: readonly object[] }>('uploads.list', of, 'officer-county');
    expect(found.uploads).toMatchObject([{ uploadId, region }]);
  });

  it('goes on with it when the first is ill: reads on, leaves rows out, proposes; and agrees not to his own proposal', async () => {
    const uploadId = await server.handIn(workbookOf([header, ...rows]));
    expect(await server.untilStill(uploadId, colleague)).toMatchObject({ state: 'checked' });
    await server.asked('uploads.leave-out', { uploadId, part: 1, rows: [0], isLeftOut: true }, colleague);
    const view = await server.acted('uploads.propose', { uploadId }, colleague);
    expect(view).toMatchObject({
      begunBy: `测试员${officer}`,
      handedInBy: '李经办',
      proposal: { state: 'proposed' },
    });
    const proposalId = view.proposal?.proposalId ?? '';
    const own = await server.proposals(colleague, 'proposals.agree', { proposalId });
    expect(own).toMatchObject({ ok: false, error: { code: 'NOT_SECOND' } });
    expect(await server.proposals(officer, 'proposals.agree', { proposalId })).toMatchObject({ ok: true });
    await server.closed(2);
    expect(server.all('rosters')).toHaveLength(1);
  });

  it('goes on too where the first has the duty no more', async () => {
    const { uploadId } = await server.uploaded(workbookOf([header, ...rows]));
    const db = server.cloudFor('', 'function').db;
    await db.updateIf('officers', officer, {}, { duties: ['codes'] });
    expect(await server.refusalOf('uploads.propose', { uploadId })).toBe('NO_UPLOAD');
    expect(await server.acted('uploads.propose', { uploadId }, colleague)).toMatchObject({
      state: 'proposed',
    });
  });

  it('each look at rows is in the log with whom it was about', async () => {
    await server.byTwo('roster.import', {
      batch: 'before',
      part: 1,
      region,
      rows: [
        {
          name: '王某某',
          document: { kind: 'resident-id', number: numberOf(1) },
          identities: [{ code: 'tekun', since: '2023-01-01' as never }],
        },
      ],
    });
    const { uploadId } = await server.uploaded(workbookOf([header, ...rows]));
    await server.asked('uploads.rows', { uploadId, rows: 'changed', after: 0 }, colleague);
    const [person] = server.all('people');
    const entry = server
      .all('audit-log')
      .find((one) => one.action === 'uploads.rows' && one.actor === colleague);
    expect(entry?.concerns).toContain(`person:${person?._id ?? ''}`);
  });
});

describe('a row in which nothing is wrong', () => {
  it('has neither a column nor a message', async () => {
    const { uploadId } = await server.uploaded(workbookOf([header, ...rows]));
    expect(await server.rows(uploadId, 'new')).toMatchObject([
      { column: null, message: null },
      { column: null, message: null },
    ]);
  });
});
