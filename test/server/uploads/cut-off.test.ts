import { checkCharacter } from '../../../contract/identity-document';
import { filesTable } from '../../../server/actions/files';
import { dispatch } from '../../../server/platform';
import type { Wire } from '../../../server/platform/memory/database';
import { dieEverywhere } from '../crash';
import { numberOf } from './people-of-files';
import { type UploadTestServer, officer, startUploadServer, workbookOf } from './uploading';

const header = ['姓名', '身份证号码', '身份类别', '认定日期'];

function file(count: number): Uint8Array {
  const rows = Array.from({ length: count }, (_, at) => {
    const digits = `36990119700101${String(at).padStart(3, '0')}`;
    return ['王某某', digits + checkCharacter(digits), '低保对象', '2023-09-01'];
  });
  return workbookOf([header, ...rows]);
}

// Each story is played once for every round trip.
jest.setTimeout(200_000);

let server: UploadTestServer;
beforeEach(async () => {
  server = await startUploadServer();
});

describe('an upload', () => {
  it('is worked off by the timer where its page was closed, and by whoever comes where both do', async () => {
    const uploadId = await server.handIn(file(250));
    await server.closed();
    expect(await server.asked('uploads.get', { uploadId })).toMatchObject({
      state: 'checked',
      counts: { rows: 250, going: 250 },
    });
    await server.asked('uploads.propose', { uploadId });
    await Promise.all([server.goOn(uploadId), server.goOn(uploadId), server.closed()]);
    expect(await server.asked('uploads.get', { uploadId })).toMatchObject({
      state: 'proposed',
      proposal: { state: 'proposed', parts: 3 },
    });
  });

  it('counts each row once where two work on it at once', async () => {
    const uploadId = await server.handIn(file(450));
    await Promise.all([server.goOn(uploadId), server.goOn(uploadId)]);
    const view = await server.untilStill(uploadId);
    expect(view.counts).toMatchObject({ rows: 450, new: 450, going: 450 });
  });

  it('whose file never came goes after half an hour', async () => {
    const uploadId = 'b'.repeat(32);
    const request = { uploadId, kind: 'roster', region: '360983001', name: '名册.xlsx', bytes: 5 };
    await server.asked('uploads.begin', request);
    expect(await server.refusalOf('uploads.go-on', { uploadId })).toBe('UPLOAD_NOT_THERE');
    await server.closed(12);
    expect(await server.refusalOf('uploads.get', { uploadId })).toBe('NO_UPLOAD');
  });

  it('whose file was replaced while it was read is not taken', async () => {
    const uploadId = await server.handIn(file(2));
    const { db } = server.cloudFor('', 'function');
    await db.updateIf('uploads', uploadId, {}, { state: 'reading', contentHash: 'of another file' });
    expect(await server.goOn(uploadId)).toMatchObject({ state: 'failed' });
  });
});

describe('a call that dies at whichever of its round trips', () => {
  const story = {
    act: (one: UploadTestServer, uploadId: string, wire: Wire) =>
      dispatch(filesTable, one.cloudFor(officer, 'client', wire), { action: 'uploads.go-on', uploadId }),
    recover: (one: UploadTestServer, uploadId: string) => one.untilStill(uploadId),
  };

  async function begun() {
    const one = await startUploadServer();
    return { server: one, prepared: await one.handIn(file(101)) };
  }

  function upload({ store }: UploadTestServer) {
    const [{ state, counts, going } = { state: null, counts: null, going: null }] = store.snapshot('uploads');
    return { state, counts, going };
  }

  it('reads all rows once', async () => {
    const deaths = await dieEverywhere({ ...story, prepare: begun, outcome: upload });
    expect(deaths).toBeGreaterThan(10);
  });

  it('checks all rows once', async () => {
    const prepare = async () => {
      const { server: one, prepared } = await begun();
      await one.goOn(prepared);
      return { server: one, prepared };
    };
    expect(await dieEverywhere({ ...story, prepare, outcome: upload })).toBeGreaterThan(10);
  });

  it('hands all of them in once', async () => {
    const prepare = async () => {
      const { server: one, prepared } = await begun();
      await one.untilStill(prepared);
      await one.asked('uploads.propose', { uploadId: prepared });
      return { server: one, prepared };
    };
    const outcome = (one: UploadTestServer) => {
      const proposals = one.store
        .snapshot('proposals')
        .map(({ state, parts, sums }) => ({ state, parts, sums }));
      return { ...upload(one), proposals };
    };
    expect(await dieEverywhere({ ...story, prepare, outcome })).toBeGreaterThan(10);
  });

  const residents = { kind: 'residents', told: { year: 2024 } } as const;

  function village(...people: readonly number[]): Uint8Array {
    const rows = people.map((at) => ['赵某', numberOf(at), '濠溪村']);
    return workbookOf([['姓名', '身份证号码', '村'], ...rows]);
  }

  /** A list of five, and a whole one of which two are not in it, checked. */
  async function compared() {
    const one = await startUploadServer();
    const before = await one.uploaded(village(1, 2, 3, 4, 5), '居民.xlsx', residents);
    await one.acted('uploads.take', before);
    const { uploadId } = await one.uploaded(village(3, 4, 5, 6), '居民.xlsx', residents);
    await one.asked('uploads.compare', { uploadId });
    return { server: one, prepared: uploadId };
  }

  function outcomeOf(one: UploadTestServer, uploadId: string) {
    const upload = one.all('uploads').find(({ _id }) => _id === uploadId);
    const { state, counts, comparison } = upload ?? {};
    const people = one
      .all('residents')
      .map(({ goneFor, missing }) => ({ gone: goneFor.map(({ year }) => year), missing }));
    const sorted = people.map((person) => JSON.stringify(person)).sort();
    return { state, counts, comparison, people: sorted };
  }

  it('compares a whole list once', async () => {
    const deaths = await dieEverywhere({ ...story, prepare: compared, outcome: outcomeOf });
    expect(deaths).toBeGreaterThan(5);
  });

  it('writes a list and marks who is gone once', async () => {
    const prepare = async () => {
      const { server: one, prepared } = await compared();
      await one.untilStill(prepared);
      await one.asked('uploads.end-all', { uploadId: prepared, isEnded: true });
      await one.asked('uploads.take', { uploadId: prepared });
      return { server: one, prepared };
    };
    expect(await dieEverywhere({ ...story, prepare, outcome: outcomeOf })).toBeGreaterThan(10);
  });
});
