import { numberOf } from './people-of-files';
import { type UploadTestServer, region, startUploadServer, workbookOf } from './uploading';

let server: UploadTestServer;
beforeEach(async () => {
  server = await startUploadServer();
});

describe('what the timer does with an upload', () => {
  it('stands in the audit log with whom it concerned', async () => {
    const rows = [1, 2, 3].map((at) => ['赵某', numberOf(at), '濠溪村']);
    const view = await server.uploaded(workbookOf([['姓名', '身份证号码', '村'], ...rows]), '居民.xlsx', {
      kind: 'residents',
      told: { year: 2024 },
    });
    await server.acted('uploads.take', view);
    const again = await server.uploaded(
      workbookOf([
        ['姓名', '身份证号码', '村'],
        ...rows.map(([name = '', number = '']) => [name, number, '月潭村']),
      ]),
      '居民.xlsx',
      { kind: 'residents', told: { year: 2024 } },
    );
    await server.asked('uploads.take', { uploadId: again.uploadId });
    await server.closed();
    expect(await server.asked('uploads.get', { uploadId: again.uploadId })).toMatchObject({ state: 'taken' });
    const byTimer = server.all('audit-log').filter(({ actor }) => actor === 'timer');
    expect(byTimer).toMatchObject([
      {
        action: 'uploads.go-on',
        outcome: 'done',
        region,
        people: 3,
        file: { number: `${again.uploadId}-1` },
      },
    ]);
  });

  it('leaves no entry for a file that never came', async () => {
    const request = { uploadId: 'b'.repeat(32), kind: 'roster', region, name: '名册.xlsx', bytes: 5 };
    await server.asked('uploads.begin', request);
    await server.closed(3);
    expect(server.all('audit-log').filter(({ actor }) => actor === 'timer')).toEqual([]);
  });
});
