import type { UploadView } from '../../../contract/uploads';
import { isoDay } from '../../../policy/calendar';
import { rosterUpload } from '../../../server/enrolment';
import { importResidents, isGoneFor, undoResidents } from '../../../server/residents';
import { compareOn } from '../../../server/uploads/compare-on';
import { numberOf } from './people-of-files';
import { type UploadTestServer, officer, region, startUploadServer, workbookOf } from './uploading';

const header = ['姓名', '身份证号码', '身份类别', '认定日期'];
const until = '2023-10-31';

function certified(people: readonly number[], identity = '低保对象'): readonly (readonly string[])[] {
  return people.map((at) => ['王某某', numberOf(at), identity, '2023-09-01']);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

let server: UploadTestServer;
beforeEach(async () => {
  server = await startUploadServer();
});

async function agreed({ uploadId }: UploadView): Promise<void> {
  const { proposal } = await server.propose(uploadId);
  await server.agreed(proposal?.proposalId ?? '');
}

function compared(view: UploadView, groups: readonly string[] = ['dibao']): Promise<UploadView> {
  return server.acted('uploads.compare', view, officer, { groups, until });
}

/** A whole list without some, of which all that the comparison found are chosen. */
async function withoutSome(
  rows: readonly (readonly string[])[],
  groups?: readonly string[],
): Promise<UploadView> {
  const view = await server.uploaded(workbookOf([header, ...rows]));
  await compared(view, groups);
  return server.asked('uploads.end-all', { uploadId: view.uploadId, isEnded: true });
}

function endedCodes(): readonly string[] {
  const all = server.all('rosters').flatMap(({ identities }) => identities);
  return all.filter((one) => one.until === until).map(({ code }) => code);
}

describe('whom whole lists of groups end', () => {
  it('is judged group by group: a small group is not emptied beside a large one', async () => {
    await agreed(
      await server.uploaded(
        workbookOf([header, ...certified(range(1, 70)), ...certified(range(71, 77), '特困人员')]),
      ),
    );
    const rows = [...certified(range(2, 70)), ...certified([77], '特困人员')];
    const view = await withoutSome(rows, ['dibao', 'tekun']);
    expect(view.comparison).toMatchObject({
      before: 77,
      gone: 7,
      stop: null,
      lists: [
        { group: 'dibao', before: 70, gone: 1, stop: null },
        { group: 'tekun', before: 7, gone: 6, stop: expect.stringContaining('特困人员：') },
      ],
    });
    const shown = await server.rows(view.uploadId, 'ended');
    expect(shown.filter(({ isStopped }) => isStopped)).toHaveLength(6);
    const [row] = shown.filter(({ isStopped }) => isStopped);
    const tick = { uploadId: view.uploadId, part: row?.part, rows: [row?.at], isLeftOut: false };
    expect(await server.refusalOf('uploads.leave-out', tick)).toBe('COMPARISON_STOPPED');
    await agreed(view);
    expect(endedCodes()).toEqual(['dibao']);
  });

  it('is a tenth a month, over however many files', async () => {
    await agreed(await server.uploaded(workbookOf([header, ...certified(range(1, 40))])));
    await agreed(await withoutSome(certified(range(4, 40))));
    expect(endedCodes()).toHaveLength(3);
    const second = await server.uploaded(workbookOf([header, ...certified(range(6, 40))]));
    const { comparison } = await compared(second);
    expect(comparison).toMatchObject({ before: 37, gone: 2, lists: [{ goneBefore: 3 }] });
    expect(comparison?.stop).toContain('连同这个月已经不在名单上的3人');
    expect(comparison?.stop).toContain('这个名单这个月最多4人');
    // One more is a tenth of the forty; and in another month it begins anew.
    await agreed(await withoutSome(certified(range(5, 40))));
    expect(endedCodes()).toHaveLength(4);
    server.setToday('2023-12-20');
    const later = await server.uploaded(workbookOf([header, ...certified(range(7, 40))]));
    expect((await compared(later)).comparison).toMatchObject({
      gone: 2,
      stop: null,
      lists: [{ goneBefore: 0 }],
    });
  });

  it('never is more than half of a few', async () => {
    await agreed(await server.uploaded(workbookOf([header, ...certified(range(1, 3))])));
    const view = await server.uploaded(workbookOf([header, ...certified([3])]));
    expect((await compared(view)).comparison).toMatchObject({
      gone: 2,
      stop: expect.stringContaining('最多1人'),
    });
  });

  it('is counted again when it has its effect: two files compared before either did end no more than one may', async () => {
    await agreed(await server.uploaded(workbookOf([header, ...certified(range(1, 40))])));
    const first = await withoutSome(certified(range(4, 40)));
    const second = await withoutSome([...certified(range(1, 3)), ...certified(range(7, 40))]);
    expect(second.comparison).toMatchObject({ gone: 3, stop: null });
    await agreed(first);
    await agreed(second);
    expect(endedCodes()).toHaveLength(4);
    const { proposal } = await server.asked<UploadView>('uploads.get', { uploadId: second.uploadId });
    const parts = server
      .all('proposal-parts')
      .filter(({ proposalId }) => proposalId === proposal?.proposalId);
    expect(JSON.stringify(parts.map(({ outcome }) => outcome))).toContain('超过这种身份的十分之一');
  });

  it('is counted again once it is written: two files agreed to at one moment end no more than one may', async () => {
    await agreed(await server.uploaded(workbookOf([header, ...certified(range(1, 40))])));
    const files = [
      await withoutSome(certified(range(5, 40))),
      await withoutSome([...certified(range(1, 4)), ...certified(range(9, 40))]),
    ];
    const proposed = [];
    for (const { uploadId } of files) proposed.push((await server.propose(uploadId)).proposal?.proposalId);
    const second = await server.secondOf(officer);
    await Promise.all(
      proposed.map((proposalId = '') => server.proposals(second, 'proposals.agree', { proposalId })),
    );
    await server.closed(3);
    expect(endedCodes().length).toBeLessThanOrEqual(4);
    const outcomes = JSON.stringify(server.all('proposal-parts').map(({ outcome }) => outcome));
    expect(outcomes).toContain('超过这种身份的十分之一');
    // Whoever was not ended is certified as before, and no longer counts as ended.
    const counted = server
      .all('rosters')
      .filter(({ groups = [] }) => groups.includes(`2023-11 dibao ${region}`));
    expect(counted).toHaveLength(endedCodes().length);
  });

  it('counts no more once it is taken back', async () => {
    await agreed(await server.uploaded(workbookOf([header, ...certified(range(1, 40))])));
    const view = await withoutSome(certified(range(4, 40)));
    await agreed(view);
    const { undo } = await server.acted('uploads.undo', view);
    await server.agreed(undo?.proposalId ?? '');
    expect(endedCodes()).toEqual([]);
    const again = await server.uploaded(workbookOf([header, ...certified(range(5, 40))]));
    expect((await compared(again)).comparison).toMatchObject({ gone: 4, stop: null });
  });
});

describe('whom whole lists of residents mark as gone', () => {
  const of = { kind: 'residents', told: { year: 2024 } } as const;
  const columns = ['姓名', '身份证号码', '村'];

  function lives(people: readonly number[]): Uint8Array {
    return workbookOf([columns, ...people.map((at) => ['赵某', numberOf(at), '濠溪村'])]);
  }

  async function listed(people: readonly number[]): Promise<void> {
    await server.acted('uploads.take', await server.uploaded(lives(people), '居民.xlsx', of));
  }

  async function chosen(people: readonly number[], by = officer): Promise<UploadView> {
    const uploadId = await server.handIn(lives(people), '居民.xlsx', by, of);
    await server.untilStill(uploadId, by);
    await server.acted('uploads.compare', { uploadId }, by);
    await server.asked('uploads.end-all', { uploadId, isEnded: true }, by).catch(() => null);
    return server.asked('uploads.get', { uploadId }, by);
  }

  function gone(): number {
    return server.all('residents').filter((one) => isGoneFor(one, 2024)).length;
  }

  it('is a tenth for the year, in however many rounds, whoever runs them', async () => {
    await server.hireOfficer('officer-2', [region]);
    await listed(range(1, 40));
    await server.acted('uploads.take', await chosen(range(4, 40)));
    expect(gone()).toBe(3);
    for (const by of [officer, 'officer-2', officer]) {
      const { comparison } = await chosen(range(7, 40), by);
      expect(comparison).toMatchObject({ before: 37, gone: 3, lists: [{ goneBefore: 3 }] });
      expect(comparison?.stop).toContain('这一年最多4人');
      expect(comparison?.stop).toContain('上一级经办机构');
    }
    expect(gone()).toBe(3);
  });

  it('is counted again when it is written: of two files compared before, the later marks nobody, and says why', async () => {
    await listed(range(1, 40));
    const first = await chosen(range(4, 40));
    const second = await chosen([...range(1, 3), ...range(7, 40)]);
    expect(second.counts).toMatchObject({ ended: 3, going: 3 });
    await Promise.all([server.acted('uploads.take', first), server.acted('uploads.take', second)]);
    expect(gone()).toBeLessThanOrEqual(4);
    const refused = await Promise.all(
      [first, second].map(({ uploadId }) => server.rows(uploadId, 'refused')),
    );
    expect(refused.flat().map(({ message }) => message)).toEqual(
      expect.arrayContaining([expect.stringContaining('超过名单的十分之一，这一段没有标')]),
    );
  });

  it('counts with the list of the year before, as long as that is the list', async () => {
    await listed(range(1, 40));
    const next = { kind: 'residents', told: { year: 2025 } } as const;
    const view = await server.uploaded(lives(range(5, 40)), '居民.xlsx', next);
    expect((await server.acted('uploads.compare', view)).comparison).toMatchObject({
      before: 40,
      gone: 4,
      stop: null,
    });
    await server.asked('uploads.end-all', { uploadId: view.uploadId, isEnded: true });
    const taken = await server.acted('uploads.take', view);
    expect(taken.counts).toMatchObject({ ended: 4, refused: 0 });
    const again = await server.uploaded(lives(range(6, 40)), '居民.xlsx', next);
    const { comparison } = await server.acted('uploads.compare', again);
    expect(comparison).toMatchObject({ before: 36, gone: 1, lists: [{ goneBefore: 4 }] });
    expect(comparison?.stop).toContain('最多4人');
  });

  it('does not grow by people who are listed for it and taken off again', async () => {
    await listed(range(1, 40));
    const invented = await server.uploaded(lives(range(500, 859)), '居民.xlsx', of);
    await server.acted('uploads.take', invented);
    const whole = await chosen(range(500, 859));
    expect(whole.comparison).toMatchObject({ gone: 40, stop: null });
    await server.acted('uploads.take', whole);
    expect(gone()).toBe(40);
    await expect(server.acted('uploads.undo', invented)).rejects.toThrow(
      /TOO_MANY_GONE .*请先撤回标走他们的那份全部名单/,
    );
    expect(server.all('residents')).toHaveLength(400);
    await server.acted('uploads.undo', whole);
    expect(gone()).toBe(0);
    expect(await server.acted('uploads.undo', invented)).toMatchObject({ state: 'taken-back' });
    expect(server.all('residents')).toHaveLength(40);
  });

  it('does not grow by people of the list of the year before either', async () => {
    await listed(range(1, 40));
    const invented = await server.uploaded(lives(range(500, 859)), '居民.xlsx', of);
    await server.acted('uploads.take', invented);
    const next = { kind: 'residents', told: { year: 2025 } } as const;
    const whole = await server.uploaded(lives(range(500, 859)), '居民.xlsx', next);
    await server.acted('uploads.compare', whole);
    const { uploadId } = whole;
    for (const part of [1, 2, 3, 4]) {
      const rows = range(0, part === 4 ? 59 : 99);
      await server.asked('uploads.leave-out', { uploadId, part, rows, isLeftOut: true });
    }
    await server.asked('uploads.end-all', { uploadId, isEnded: true });
    await server.acted('uploads.take', whole);
    expect(server.all('residents').filter((one) => isGoneFor(one, 2025))).toHaveLength(40);
    await expect(server.acted('uploads.undo', invented)).rejects.toThrow(/TOO_MANY_GONE/);
  });

  it('is counted once more after a part is taken back: whom it took off is put back, and may be taken off later', async () => {
    await listed(range(1, 40));
    const rows = range(500, 549).map((at) => ({
      name: '赵某',
      document: { kind: 'resident-id' as const, number: numberOf(at) },
      village: '濠溪',
    }));
    const part = { region, year: 2024, batch: 'invented', part: 1, rows };
    const by = server.one('officers', officer);
    await importResidents(server.cloudFor(officer), by, part);
    const whole = await chosen([...range(1, 31), ...range(500, 549)]);
    expect(whole.comparison).toMatchObject({ gone: 9, stop: null });
    let isMarked = false;
    const meanwhile = server.cloudFor(officer, 'client', async ({ collection }, when) => {
      if (isMarked || when !== 'before' || collection !== 'imports') return;
      isMarked = true;
      await server.acted('uploads.take', whole);
    });
    await expect(undoResidents(meanwhile, by, part)).rejects.toThrow('所以没有撤回');
    expect([gone(), server.all('residents').length]).toEqual([9, 90]);
    await server.acted('uploads.undo', whole);
    await undoResidents(server.cloudFor(officer), by, part);
    expect([gone(), server.all('residents').length]).toEqual([0, 40]);
  });

  it('is taken back with the file that marked and added people', async () => {
    await listed(range(1, 40));
    const both = await chosen([...range(5, 40), ...range(500, 504)]);
    await server.acted('uploads.take', both);
    expect([gone(), server.all('residents').length]).toEqual([4, 45]);
    expect(await server.acted('uploads.undo', both)).toMatchObject({ state: 'taken-back' });
    expect([gone(), server.all('residents').length]).toEqual([0, 40]);
  });
});

describe('a comparison', () => {
  it('that is begun anew shows nothing of what the one before found, also where it was cut off right then', async () => {
    await agreed(await server.uploaded(workbookOf([header, ...certified(range(1, 40))])));
    const view = await server.uploaded(workbookOf([header, ...certified(range(3, 40))]));
    await compared(view);
    expect(await server.rows(view.uploadId, 'ended')).toHaveLength(2);
    await server.asked('uploads.compare', { uploadId: view.uploadId, groups: ['dibao'], until });
    expect(server.one('uploads', view.uploadId).comparison).toMatchObject({ stale: 1, parts: 0 });
    expect(await server.rows(view.uploadId, 'ended')).toEqual([]);
    const ghost = { uploadId: view.uploadId, part: 2, rows: [0], isLeftOut: false };
    expect(await server.refusalOf('uploads.leave-out', ghost)).toBe('UPLOAD_NOT_OPEN');
    const found = await server.untilStill(view.uploadId);
    expect(found).toMatchObject({ counts: { ended: 2, going: 0 }, comparison: { gone: 2 } });
    expect(server.one('uploads', view.uploadId)).toMatchObject({ going: [0, 0], comparison: { stale: 0 } });
  });

  it('for another group takes nothing from who was slower with the one before', async () => {
    await agreed(
      await server.uploaded(
        workbookOf([header, ...certified(range(1, 20)), ...certified(range(21, 40), '特困人员')]),
      ),
    );
    const rows = [...certified(range(2, 20)), ...certified(range(21, 40), '特困人员')];
    const { uploadId } = await server.uploaded(workbookOf([header, ...rows]));
    await server.asked('uploads.compare', { uploadId, groups: ['dibao'], until });
    const slower = server.one('uploads', uploadId);
    await server.untilStill(uploadId);
    await server.asked('uploads.compare', { uploadId, groups: ['tekun'], until: isoDay('2023-09-30') });
    const begun = server.one('uploads', uploadId);
    await compareOn(server.cloudFor(officer), rosterUpload, slower, 0);
    expect(server.one('uploads', uploadId)).toEqual(begun);
    expect((await server.untilStill(uploadId)).comparison).toMatchObject({ groups: ['tekun'], gone: 0 });
  });
});
