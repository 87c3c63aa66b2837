import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engines, keepEngine } from '../../commands/replay/engines';
import { readStored } from '../../commands/replay/read-stored';
import { report } from '../../commands/replay/report';
import { engineVersion } from '../../policy/engine-version';
import { runTimer } from '../../server/actions/timer';
import type { EnrolmentRecord } from '../../server/schema';
import { madeUpNotice } from '../policy/made-up-notice';
import { father, nothing, onBehalf, ruizhou } from '../server/sample';
import { TestServer } from '../server/test-server';

let copy: string;
let lines: string[];
let server: TestServer;
beforeEach(async () => {
  copy = mkdtempSync(join(tmpdir(), 'copy-'));
  lines = [];
  server = new TestServer('2023-11-20');
  const request = { person: father, region: ruizhou, year: 2024, claims: nothing, consent: onBehalf };
  await server.resident('oDaughter', 'records.enrol', request);
  await runTimer(server.cloudFor('', 'timer'), 'upkeep');
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

function store(collection: string, documents: readonly object[]): void {
  const text = documents.map((one) => `${JSON.stringify(one)}\n`).join('');
  writeFileSync(join(copy, `${collection}.jsonl`), text);
}
function records(): readonly EnrolmentRecord[] {
  return server.store.snapshot('records') as unknown as readonly EnrolmentRecord[];
}
async function replayed(record?: string): Promise<boolean> {
  return report(await readStored(copy), record, (line) => lines.push(line));
}
/** The stored record with its application changed. */
function withApplication(
  change: (one: EnrolmentRecord['applications'][number]) => object,
): readonly object[] {
  return records().map((record) => ({ ...record, applications: record.applications.map(change) }));
}

describe('a stored answer, replayed', () => {
  it('is the same by the version of the notice that it applied', async () => {
    store('records', records());
    expect(await replayed(records()[0]?._id)).toBe(true);
    expect(lines.at(-1)).toBe('1 answers: 1 the same, 0 different, 0 not replayed.');
  });

  it('that somebody changed is named with each field', async () => {
    const tampered = withApplication((one) => ({
      ...one,
      determination: { ...one.determination, payFen: 1 },
    }));
    store('records', tampered);
    expect(await replayed()).toBe(false);
    expect(lines[0]).toMatch(/^record .*, application 1: payFen: stored 1, now 38000$/);
    expect(lines).toHaveLength(2);
  });

  it('by a version that is nowhere any more is said not to be replayed', async () => {
    store(
      'records',
      withApplication((one) => ({ ...one, noticeVersions: { 'ruizhou-2024': 'gone' } })),
    );
    expect(await replayed()).toBe(false);
    expect(lines[0]).toContain('not replayed, ruizhou-2024@gone is not stored any more');
  });

  it('by a notice that an office published is worked out by that one, of another year than what ships', async () => {
    server.setToday('2024-11-11');
    await server.hireOfficer('oAuthor', ['650100'], '张三');
    await server.hireOfficer('oSecond', ['650100'], '李四');
    await server.publish(madeUpNotice, ['oAuthor', 'oSecond'], '650100');
    const request = { person: father, region: '650102', year: 2025, claims: nothing, consent: onBehalf };
    await server.resident('oSon', 'records.enrol', request);
    store('records', records());
    store('notice-versions', server.store.snapshot('notice-versions'));
    expect(await replayed()).toBe(true);
    expect(lines).toEqual(['2 answers: 2 the same, 0 different, 0 not replayed.']);
  });

  it('by a notice that an older release shipped is worked out by that one, which the server kept', async () => {
    const [shipped] = (server.store.snapshot('notice-versions') as { _id: string; json: string }[]).filter(
      ({ _id }) => _id.startsWith('ruizhou-2024.0000-'),
    );
    const older = JSON.parse(shipped?.json ?? '') as { rules: { kind: string }[] };
    const rules = older.rules.map((rule) => (rule.kind === 'premium' ? { ...rule, amountFen: 37000 } : rule));
    const version = {
      _id: 'ruizhou-2024.0000-old',
      version: 'old',
      json: JSON.stringify({ ...older, rules }),
    };
    store('notice-versions', [version]);
    store(
      'records',
      withApplication((one) => ({ ...one, noticeVersions: { 'ruizhou-2024': 'old' } })),
    );
    expect(await replayed()).toBe(false);
    expect(lines).toContainEqual(expect.stringMatching(/payFen: stored 38000, now 37000$/));
  });

  it('says by which engine it was given, where that is another than today’s', async () => {
    const [record] = records();
    const id = record?._id ?? '';
    store(
      'records',
      withApplication((one) => ({ ...one, engine: 0, determination: { ...one.determination, payFen: 1 } })),
    );
    expect(await replayed(id)).toBe(false);
    expect(lines[0]).toBe(`record ${id}, application 1 (by engine 0): payFen: stored 1, now 38000`);
    expect(lines).toContain(
      `Answered by engine 0, replayed by engine ${engineVersion}: 0 the same, 1 different, 0 not replayed.`,
    );
  });

  it('is worked out by the engine that gave it, where that was kept, and what today’s says otherwise is named', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'engines-'));
    try {
      const kept = await keepEngine(folder);
      // An engine of before, by which everybody paid one fen more.
      const before = `const kept = require(${JSON.stringify(kept)});
        exports.createPolicy = (notices) => ({ determine: (sheet) => {
          const answer = kept.createPolicy(notices).determine(sheet);
          return { ...answer, payFen: answer.payFen + 1 };
        } });`;
      writeFileSync(join(folder, 'engine-0.cjs'), before);
      const [record] = records();
      const id = record?._id ?? '';
      const given = (payFen: number): readonly object[] =>
        withApplication((one) => ({ ...one, engine: 0, determination: { ...one.determination, payFen } }));
      store('records', given(38_001));
      const engines = new Engines(folder);
      const say = (line: string): number => lines.push(line);
      expect(report(await readStored(copy), id, say, engines)).toBe(true);
      expect(lines).toEqual([
        `record ${id}, application 1 (by engine 0): by engine ${engineVersion}: payFen: stored 38001, now 38000`,
        `record ${id}, application 1 (by engine 0): the same`,
        'Answered by engine 0, replayed by engine 0: 1 the same, 0 different, 0 not replayed.',
        '1 answers: 1 the same, 0 different, 0 not replayed.',
      ]);
      store('records', given(38_000));
      expect(report(await readStored(copy), id, say, engines)).toBe(false);
      expect(lines).toContain(`record ${id}, application 1 (by engine 0): payFen: stored 38000, now 38001`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('of a record that isn’t there is said so', async () => {
    store('records', records());
    expect(await replayed('nobody')).toBe(false);
    expect(lines[0]).toContain('No record nobody');
  });
});

it('a stored notice that this release can’t read is named', async () => {
  store('published-notices', [{ _id: 'x-2025', version: 'v', json: '{', publishedAt: 0, officerId: 'o' }]);
  await replayed();
  expect(lines[0]).toMatch(/^Not readable by this release: x-2025@v/);
});

it('what release 0.1 answered is replayed whole, by the notices that it shipped with', async () => {
  const data = await readStored(join(__dirname, '..', 'fixtures', 'release-0.1'));
  expect(report(data, undefined, (line) => lines.push(line))).toBe(true);
  expect(lines).toEqual([
    `Answered by an engine that was not noted, replayed by engine ${engineVersion}: 23 the same, 0 different, 0 not replayed.`,
    '23 answers: 23 the same, 0 different, 0 not replayed.',
  ]);
});
