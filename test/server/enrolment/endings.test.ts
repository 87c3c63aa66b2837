import type { RosterRow } from '../../../contract/officer';
import { isoDay } from '../../../policy/calendar';
import { actsOfTwo } from '../../../server/actions/officer/acts-of-two';
import { numberOf } from '../uploads/people-of-files';
import { type UploadTestServer, officer, region, startUploadServer, workbookOf } from '../uploads/uploading';

const header = ['姓名', '身份证号码', '身份类别', '认定日期'];
const since = isoDay('2023-01-01');
const lastDay = isoDay('2023-10-31');
const somebody = { name: '王某某', document: { kind: 'resident-id', number: numberOf(1) } } as const;

let server: UploadTestServer;
beforeEach(async () => {
  server = await startUploadServer();
  await compared(20);
});

async function certified(identity: RosterRow['identities'][number]): Promise<void> {
  const rows = [{ ...somebody, identities: [identity] }];
  await server.byTwo('roster.import', { batch: 'before', part: 1, region, rows });
}

function act(row: Omit<RosterRow, 'name' | 'document'>) {
  const rows = [{ ...somebody, ...row }];
  return actsOfTwo['roster.import'].read({ batch: 'whole', part: 1, region, rows });
}

/** As if a whole list of so many dibao had been compared. */
async function compared(before: number): Promise<void> {
  const of = { group: 'dibao', before, gone: 1, goneBefore: 0, stop: null };
  const { uploadId } = await server.uploaded(
    workbookOf([header, ['王某某', numberOf(2), '低保对象', since]]),
  );
  const { _id, ...upload } = server.one('uploads', uploadId);
  const comparison = { ...{ groups: ['dibao'], until: lastDay, before, gone: 1, lists: [of], stop: null } };
  const reached = { list: 1, after: null, parts: 0, stale: 0 };
  await server.cloudFor('').db.put('uploads', {
    ...upload,
    _id: 'whole',
    comparison: { ...comparison, ...reached },
  });
}

async function look(row: Parameters<typeof act>[0]): Promise<string> {
  const { rows } = await act(row).look(server.cloudFor(officer));
  return rows.map(({ words }) => words).join();
}

function run(row: Parameters<typeof act>[0]): Promise<unknown> {
  return act(row).run(server.cloudFor(officer), server.one('officers', officer));
}

function held() {
  return server
    .all('rosters')
    .flatMap(({ identities }) => identities.map(({ code, until }) => [code, until]));
}

describe('a row of somebody who stands on a whole list no longer', () => {
  it('ends what stands, and the colleague reads of what is stored when it began', async () => {
    await certified({ code: 'dibao', since });
    const row = { identities: [{ code: 'dibao', since, until: lastDay }], isEnded: true } as const;
    expect(await look(row)).toBe('不在全部名单上，低保对象（2023-01-01起）认定到2023-10-31为止');
    expect(await run(row)).toMatchObject({ taken: 1, rejected: [] });
    expect(held()).toEqual([['dibao', lastDay]]);
  });

  it('ends nobody by the words of a comparison that never was', async () => {
    await certified({ code: 'dibao', since });
    await server.cloudFor('').db.remove('uploads', 'whole');
    const row = { identities: [{ code: 'dibao', since, until: lastDay }], isEnded: true } as const;
    expect(await run(row)).toMatchObject({ taken: 0, rejected: [{ field: 'identities' }] });
    expect(held()).toEqual([['dibao', undefined]]);
  });

  it('never prolongs what has ended sooner, and says so before', async () => {
    await certified({ code: 'dibao', since, until: isoDay('2023-06-30') });
    const row = { identities: [{ code: 'dibao', since, until: lastDay }], isEnded: true } as const;
    expect(await look(row)).toBe('低保对象和现在的认定对不上，不会结束');
    expect(await run(row)).toMatchObject({ taken: 0, rejected: [{ field: 'identities' }] });
    expect(held()).toEqual([['dibao', '2023-06-30']]);
  });

  it.each([
    ['another identity', { code: 'tekun', since, until: lastDay }],
    ['another first day', { code: 'dibao', since: isoDay('2023-01-02'), until: lastDay }],
    ['another place', { code: 'dibao', since, until: lastDay, region: '360983' }],
  ] as const)('changes nothing where it says %s', async (_, identity) => {
    await certified({ code: 'dibao', since });
    expect(await run({ identities: [identity], isEnded: true })).toMatchObject({ taken: 0 });
    expect(held()).toEqual([['dibao', undefined]]);
  });

  it.each([
    ['without a last day', { identities: [{ code: 'dibao', since }] }],
    ['without an identity', { identities: [] }],
    [
      'with a circumstance',
      {
        identities: [{ code: 'dibao', since, until: lastDay }],
        circumstances: [{ code: 'college-student' }],
      },
    ],
  ] as const)('is refused %s', (_, row) => {
    expect(() => act({ ...row, isEnded: true })).toThrow('结束认定的一行');
  });

  it('comes out of a compared file alone: nobody proposes one himself', async () => {
    await certified({ code: 'dibao', since });
    const row = { ...somebody, identities: [{ code: 'dibao', since, until: lastDay }], isEnded: true };
    const content = { batch: 'by-hand', part: 1, region, rows: [row] };
    const refusal = await server.refusedByTwo('roster.import', content);
    expect(refusal.code).toBe('NOT_BY_HAND');
  });
});
