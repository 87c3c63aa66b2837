import type { UploadView } from '../../../contract/uploads';
import { missingIn } from '../residents/lists';
import { numberOf } from './people-of-files';
import { type UploadTestServer, officer, startUploadServer, workbookOf } from './uploading';

const header = ['姓名', '身份证号码', '身份类别', '认定日期'];
const until = '2023-10-31';

function certified(...people: readonly number[]): readonly (readonly string[])[] {
  return people.map((at) => ['王某某', numberOf(at), '低保对象', '2023-09-01']);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

let server: UploadTestServer;
beforeEach(async () => {
  server = await startUploadServer();
});

async function agreedRoster(rows: readonly (readonly string[])[]): Promise<UploadView> {
  const view = await server.uploaded(workbookOf([header, ...rows]));
  const { proposal } = await server.propose(view.uploadId);
  await server.agreed(proposal?.proposalId ?? '');
  return view;
}

function compared(view: UploadView, groups: readonly string[] = ['dibao']): Promise<UploadView> {
  return server.acted('uploads.compare', view, officer, { groups, until });
}

function ends(): readonly (string | undefined)[] {
  return server.all('rosters').flatMap(({ identities }) => identities.map((one) => one.until));
}

function ended(): number {
  return ends().filter((day) => day === until).length;
}

describe('a whole list of a group', () => {
  it('shows who is certified now and stands in it no longer, and ends nobody but whom an officer ticks, by two', async () => {
    await agreedRoster(certified(...range(1, 40)));
    const view = await server.uploaded(workbookOf([header, ...certified(...range(3, 41))]));
    expect(view.groups).toEqual([{ code: 'dibao', name: '低保对象' }]);
    expect(view.counts).toMatchObject({ unchanged: 38, new: 1, ended: 0, going: 1 });
    const found = await compared(view);
    expect(found).toMatchObject({
      state: 'checked',
      comparison: { before: 40, gone: 2, stop: null, until },
      counts: { ended: 2, leftOut: 0, going: 1 },
    });
    const rows = await server.rows(view.uploadId, 'ended');
    expect(rows.map(({ where, standing, isLeftOut }) => [where, standing, isLeftOut])).toEqual([
      ['文件里没有', 'ended', true],
      ['文件里没有', 'ended', true],
    ]);
    const [first] = rows;
    const tick = { uploadId: view.uploadId, part: first?.part, rows: [first?.at], isLeftOut: false };
    expect(await server.asked('uploads.leave-out', tick)).toMatchObject({ counts: { going: 2 } });
    const { proposal } = await server.propose(view.uploadId);
    expect(ended()).toBe(0);
    const second = await server.secondOf(officer);
    const look = await server.proposals(second, 'proposals.get', { proposalId: proposal?.proposalId ?? '' });
    expect(JSON.stringify(look)).toContain('不在全部名单上，低保对象（2023-09-01起）认定到2023-10-31为止');
    await server.agreed(proposal?.proposalId ?? '');
    expect(ended()).toBe(1);
    expect(ends()).toHaveLength(41);
  });

  it('ends all of them at once where the officer says so, and is undone with the upload', async () => {
    await agreedRoster(certified(...range(1, 40)));
    const view = await server.uploaded(workbookOf([header, ...certified(...range(2, 40))]));
    await compared(view);
    await server.asked('uploads.end-all', { uploadId: view.uploadId, isEnded: true });
    const { proposal } = await server.propose(view.uploadId);
    await server.agreed(proposal?.proposalId ?? '');
    expect(ended()).toBe(1);
    const { undo } = await server.acted('uploads.undo', view);
    await server.agreed(undo?.proposalId ?? '');
    expect(ended()).toBe(0);
    expect(ends()).toHaveLength(40);
  });

  it('leaves out whom another place certified, whose certification has ended, and who is of another group', async () => {
    await agreedRoster([...certified(...range(1, 20)), ['王某某', numberOf(50), '特困人员', '2023-09-01']]);
    await server.hireOfficer('officer-county', ['360983']);
    const rows = [
      {
        name: '王某某',
        document: { kind: 'resident-id' as const, number: numberOf(60) },
        identities: [{ code: 'dibao' as const, since: '2023-09-01' as never }],
      },
    ];
    await server.byTwo(
      'roster.import',
      { batch: 'other', part: 1, region: '360983002', rows },
      'officer-county',
    );
    const view = await server.uploaded(workbookOf([header, ...certified(...range(1, 20))]));
    expect((await compared(view)).comparison).toMatchObject({ before: 20, gone: 0 });
  });

  it('in which more than a tenth is missing ends nobody: it is hardly the whole list', async () => {
    await agreedRoster(certified(...range(1, 40)));
    const view = await server.uploaded(workbookOf([header, ...certified(...range(6, 40))]));
    const stopped = await compared(view);
    expect(stopped.comparison?.stop).toContain('超过十分之一');
    const all = { uploadId: view.uploadId, isEnded: true };
    expect(await server.refusalOf('uploads.end-all', all)).toBe('COMPARISON_STOPPED');
    const [first] = await server.rows(view.uploadId, 'ended');
    const tick = { uploadId: view.uploadId, part: first?.part, rows: [first?.at], isLeftOut: false };
    expect(await server.refusalOf('uploads.leave-out', tick)).toBe('COMPARISON_STOPPED');
    // Again with all of them: what was found before is found anew.
    expect((await compared(view)).counts).toMatchObject({ ended: 5 });
  });

  it('is not compared while a row says nothing of whom it is, nor of a group that it doesn’t name', async () => {
    await agreedRoster(certified(...range(1, 20)));
    const unread = await server.uploaded(
      workbookOf([header, ...certified(...range(1, 19)), ['王某某', '1', '低保对象', '2023-09-01']]),
    );
    const of = { uploadId: unread.uploadId, groups: ['dibao'], until };
    expect(await server.refusalOf('uploads.compare', of)).toBe('ROWS_WRONG');
    const view = await server.uploaded(workbookOf([header, ...certified(...range(1, 19))]));
    const other = { uploadId: view.uploadId, groups: ['tekun'], until };
    expect(await server.refusalOf('uploads.compare', other)).toBe('NOTHING_TO_COMPARE');
    expect(await server.refusalOf('uploads.compare', { uploadId: view.uploadId, groups: ['dibao'] })).toBe(
      'NOTHING_TO_COMPARE',
    );
  });

  it('counts who is in it and left out as being on it', async () => {
    await agreedRoster(certified(...range(1, 20)));
    const rows = [...certified(...range(2, 20)), ['王某某', numberOf(1), '低保对象', '2023-08-01']];
    const view = await server.uploaded(workbookOf([header, ...rows]));
    await server.asked('uploads.leave-out', {
      uploadId: view.uploadId,
      part: 1,
      rows: [19],
      isLeftOut: true,
    });
    expect((await compared(view)).comparison).toMatchObject({ gone: 0 });
  });

  it('is compared by the timer where the page was closed', async () => {
    await agreedRoster(certified(...range(1, 40)));
    const view = await server.uploaded(workbookOf([header, ...certified(...range(2, 40))]));
    await server.asked('uploads.compare', { uploadId: view.uploadId, groups: ['dibao'], until });
    await server.closed();
    expect(await server.goOn(view.uploadId)).toMatchObject({ state: 'checked', comparison: { gone: 1 } });
  });

  it('does not end what changed since it was compared', async () => {
    await agreedRoster(certified(...range(1, 40)));
    const view = await server.uploaded(workbookOf([header, ...certified(...range(2, 40))]));
    await compared(view);
    await server.asked('uploads.end-all', { uploadId: view.uploadId, isEnded: true });
    const { proposal } = await server.propose(view.uploadId);
    for (const one of server.all('rosters')) {
      const identities = one.identities.map((identity) => ({ ...identity, since: '2023-09-02' as never }));
      await server.cloudFor('').db.updateIf('rosters', one._id, {}, { identities });
    }
    await server.agreed(proposal?.proposalId ?? '');
    expect(ended()).toBe(0);
  });
});

describe('a whole list of residents', () => {
  const columns = ['姓名', '身份证号码', '村', '户号', '代办员'];
  const of = { kind: 'residents', told: { year: 2024 } } as const;
  const haoxi = '360983001205';

  function lives(at: number, village = '濠溪村', household = `H${at}`, agent = '周有田') {
    return ['赵某', numberOf(at), village, household, agent];
  }

  async function written(rows: readonly (readonly string[])[], told = of.told) {
    const view = await server.uploaded(workbookOf([columns, ...rows]), '居民.xlsx', { ...of, told });
    return server.acted('uploads.take', view);
  }

  it('says by counts and names who is new, who moved, whose household or agent is another, before and after', async () => {
    await written(range(1, 30).map((at) => lives(at)));
    const view = await server.uploaded(
      workbookOf([
        columns,
        ...range(3, 30).map((at) => {
          if (at === 3) return lives(at, '月潭村');
          if (at === 4) return lives(at, '濠溪村', 'H99');
          return at === 5 ? lives(at, '濠溪村', 'H5', '李代办') : lives(at);
        }),
        lives(31),
      ]),
      '居民.xlsx',
      of,
    );
    expect(view.counts).toMatchObject({
      new: 1,
      changed: 3,
      moved: 1,
      household: 1,
      agent: 1,
      unchanged: 25,
    });
    const [moved] = await server.rows(view.uploadId, 'moved');
    expect(moved?.message).toContain('原来住在');
    const found = await server.acted('uploads.compare', view);
    expect(found).toMatchObject({ comparison: { before: 30, gone: 2, stop: null }, counts: { ended: 2 } });
    await server.asked('uploads.end-all', { uploadId: view.uploadId, isEnded: true });
    const taken = await server.acted('uploads.take', view);
    expect(taken).toMatchObject({ state: 'taken', counts: { ended: 2, new: 1, refused: 0 } });
    expect(await server.rows(view.uploadId, 'ended')).toHaveLength(2);
  });

  it('marks who is gone: nobody looks for him, he stays until the list’s time is over, and comes back with the next list', async () => {
    await written(range(1, 30).map((at) => lives(at)));
    expect(await missingIn(server, haoxi)).toHaveLength(30);
    const view = await server.uploaded(
      workbookOf([columns, ...range(2, 30).map((at) => lives(at))]),
      '居民.xlsx',
      of,
    );
    await server.acted('uploads.compare', view);
    await server.asked('uploads.end-all', { uploadId: view.uploadId, isEnded: true });
    await server.acted('uploads.take', view);
    expect(await missingIn(server, haoxi)).toHaveLength(29);
    expect(server.all('residents')).toHaveLength(30);
    const gone = server.all('residents').filter((one) => one.goneFor.length > 0);
    expect(gone).toMatchObject([{ goneFor: [{ year: 2024, on: '2023-11-20' }], missing: [] }]);
    expect(gone[0]?.listed).not.toContain(`2024 ${haoxi}`);
    await written(range(1, 30).map((at) => lives(at)));
    expect(await missingIn(server, haoxi)).toHaveLength(30);
  });

  it('is taken back with those whom it marked as gone', async () => {
    await written(range(1, 30).map((at) => lives(at)));
    const view = await server.uploaded(
      workbookOf([columns, ...range(2, 31).map((at) => lives(at))]),
      '居民.xlsx',
      of,
    );
    await server.acted('uploads.compare', view);
    await server.asked('uploads.end-all', { uploadId: view.uploadId, isEnded: true });
    await server.acted('uploads.take', view);
    await server.acted('uploads.undo', view);
    expect(server.all('residents').filter((one) => one.goneFor.length > 0)).toEqual([]);
    expect(await missingIn(server, haoxi)).toHaveLength(30);
  });

  it('of a new year is held against the last year’s; who lives as before is carried over', async () => {
    await written(range(1, 30).map((at) => lives(at)));
    const told = { year: 2025 };
    const view = await server.uploaded(
      workbookOf([columns, ...range(2, 30).map((at) => lives(at))]),
      '居民.xlsx',
      {
        ...of,
        told,
      },
    );
    expect(view.counts).toMatchObject({ renewed: 29, unchanged: 0, going: 29 });
    expect((await server.acted('uploads.compare', view)).comparison).toMatchObject({ before: 30, gone: 1 });
    await server.acted('uploads.take', view);
    expect(server.all('residents').filter(({ years }) => years.includes(2025))).toHaveLength(29);
  });
});
