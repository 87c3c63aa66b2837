import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { NoticeDocument } from '../../policy';
import { createPolicy, parseFactSheet, shippedNotices, validateNotice } from '../../policy';
import type { Expectation } from './expectation';
import { differences } from './expectation';

const folder = path.join(__dirname, 'notices');

/** A case worked out on paper; `why` is the arithmetic. The place and the year are the notice's. */
interface PaperCase {
  readonly id: string;
  readonly why: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly expect: Expectation;
  /** False where the format can't say it yet, `because` of what. */
  readonly carried?: false;
  readonly because?: string;
}

interface PaperCases {
  /** Where the figures were found, and how sure they are. */
  readonly source: readonly string[];
  readonly sureness: string;
  /** What of the notice is made up, if anything. */
  readonly fictitious?: string;
  readonly carried?: false;
  readonly because?: string;
  readonly cases: readonly PaperCase[];
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
}

const ids = readdirSync(folder)
  .filter((file) => file.endsWith('.cases.json'))
  .map((file) => file.replace('.cases.json', ''));
const papers = ids.map((id) => ({
  id,
  file: `${id}.json`,
  notice: read(`${id}.json`) as NoticeDocument,
  paper: read(`${id}.cases.json`) as PaperCases,
}));

function differencesOf(notice: NoticeDocument, { id, facts, expect: expected }: PaperCase): string[] {
  const policy = createPolicy([validateNotice(notice, `${notice.id}.json`)]);
  const sheet = parseFactSheet({ id, region: notice.regions[0], year: notice.year, ...facts });
  return differences(expected, policy.determine(sheet));
}

describe('twenty notices of other places and years', () => {
  it('are twenty, at least ten of them known from public pages', () => {
    expect(papers).toHaveLength(20);
    const real = papers.filter(({ paper }) => paper.fictitious === undefined);
    expect(real.length).toBeGreaterThanOrEqual(10);
    for (const { paper } of real) expect(paper.source.every((page) => page.startsWith('http'))).toBe(true);
  });

  it('say of whatever is made up that it is', () => {
    for (const { notice, paper } of papers) {
      expect(notice.title.includes('虚构')).toBe(paper.fictitious !== undefined);
    }
  });

  it('are never shipped', () => {
    const shipped = new Set(shippedNotices.map(({ id }) => id));
    expect(ids.filter((id) => shipped.has(id))).toEqual([]);
  });
});

describe.each(papers.filter(({ paper }) => paper.carried !== false))('$id', ({ notice, file, paper }) => {
  it('is accepted as it is written', () => {
    expect(validateNotice(notice, file)).toBe(notice);
  });

  const carried = paper.cases.filter((one) => one.carried !== false);
  it.each(carried.map((one) => [one.id, one.why, one] as const))('%s %s', (_id, _why, one) => {
    expect(differencesOf(notice, one)).toEqual([]);
  });
});

describe('what the format can’t carry yet', () => {
  const refused = papers.filter(({ paper }) => paper.carried === false);
  const wrong = papers
    .filter(({ paper }) => paper.carried !== false)
    .flatMap(({ notice, paper }) =>
      paper.cases.filter((one) => one.carried === false).map((one) => ({ notice, one })),
    );

  it('is refused, notice by notice (once it isn’t, take `carried` out of its cases)', () => {
    for (const { notice, file } of refused) expect(() => validateNotice(notice, file)).toThrow(file);
  });

  it('is answered otherwise, case by case (once it isn’t, take `carried` out of the case)', () => {
    const answeredRight = wrong.filter(({ notice, one }) => differencesOf(notice, one).length === 0);
    expect(answeredRight.map(({ one }) => one.id)).toEqual([]);
  });

  it('is said why', () => {
    const all = [...refused.map(({ paper }) => paper), ...wrong.map(({ one }) => one)];
    expect(all.filter(({ because }) => because === undefined)).toEqual([]);
  });
});
