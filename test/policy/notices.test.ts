import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { splitNotice } from '../../policy/authoring';
import type { Skeleton } from '../../commands/lib/skeleton';
import { compareWithSkeleton } from '../../commands/lib/skeleton';
import { policy, shippedNotices, validateNotice } from '../../policy';
import { regionName } from '../../policy/region-names';

const skeletonFolder = path.resolve(__dirname, '../../policy/skeleton');
function skeletonOf(id: string): Skeleton {
  return JSON.parse(readFileSync(path.join(skeletonFolder, `${id}.json`), 'utf8')) as Skeleton;
}

/** The official texts, where they lie beside the checkout; the project doesn't carry them. */
const officialTexts = path.resolve(__dirname, '../../../shared/notices');

it('has a skeleton for each notice, and a notice for each skeleton', () => {
  const ids = readdirSync(skeletonFolder).map((name) => name.replace(/\.json$/, ''));
  expect(ids.sort()).toEqual(shippedNotices.map(({ id }) => id).sort());
});

describe.each(shippedNotices.map((notice) => [notice.id, notice] as const))('%s', (id, notice) => {
  const skeleton = skeletonOf(id);

  it('is valid', () => {
    expect(validateNotice(notice, `${id}.json`)).toBe(notice);
  });

  it('accounts for every clause: rules carry it, or it is said why none does', () => {
    for (const { clause, rules = [], why } of skeleton.clauses) {
      const carrying = notice.rules.filter((rule) => rule.clause === clause).map(({ rule }) => rule);
      expect({ clause, rules }).toEqual({ clause, rules: carrying });
      expect({ clause, accounted: rules.length > 0 || (why ?? '').length > 20 }).toEqual({
        clause,
        accounted: true,
      });
    }
  });

  it('has no rule outside the clauses, and words of our own for each clause in order', () => {
    const clauses = skeleton.clauses.map(({ clause }) => clause);
    expect(notice.rules.filter(({ clause }) => !clauses.includes(clause))).toEqual([]);
    expect(notice.clauses.map(({ clause }) => clause)).toEqual(clauses);
    expect(policy.clausesOf(id).every(({ says, label }) => says.length > 5 && label.length > 0)).toBe(true);
  });

  const text = path.join(officialTexts, `${id}.txt`);
  (existsSync(text) ? it : it.skip)('fits its official text word for word', () => {
    expect(compareWithSkeleton(skeleton, splitNotice(readFileSync(text, 'utf8')))).toEqual([]);
  });
});

describe('what the notices say besides the answers', () => {
  const [province, city] = policy.noticesFor('220202', 2024);
  const [jincheng] = policy.noticesFor('140521', 2024);
  const [hunan] = policy.noticesFor('430102', 2024);
  const [ruizhou] = policy.noticesFor('360983001204', 2024);

  it('lays the city over the province in the urban districts only', () => {
    expect([province?.id, city?.id]).toEqual(['jilin-province-2024', 'jilin-city-2024']);
    expect(policy.noticesFor('220281', 2024).map(({ id }) => id)).toEqual(['jilin-province-2024']);
    expect([province?.draft, city?.draft]).toEqual([false, true]);
  });

  it('names windows with their clause', () => {
    expect(province?.window).toEqual({
      clause: '3',
      from: '2023-10-01',
      to: '2023-12-31',
      daysOfMonth: null,
    });
    expect(jincheng?.window).toEqual({
      clause: '2',
      from: '2023-09-01',
      to: '2023-12-25',
      daysOfMonth: [1, 25],
    });
    expect(ruizhou?.lastDate).toEqual({ clause: '2.2', day: '2024-03-31' });
    expect(hunan?.validity).toEqual({ clause: 'closing', from: '2023-09-01', to: '2024-12-31' });
  });

  it('names the family account of Jincheng 3.3 and Hunan 3.3 and no other', () => {
    const rules = [province, city, jincheng, hunan, ruizhou].map((notice) =>
      notice?.mutualAidAccountRules.map(({ clause, relations }) => [clause, relations]),
    );
    expect(rules).toEqual([
      [],
      [],
      [['3.3', ['family-member']]],
      [['3.3', ['spouse', 'parent', 'child']]],
      [],
    ]);
  });

  it('carries the target tables: 1,583,685 in Jincheng, ten villages of Ruizhou', () => {
    expect(jincheng?.targets?.total).toBe(1583685);
    expect(jincheng?.targets?.rows).toHaveLength(6);
    expect(ruizhou?.targets?.rows.map(({ people }) => people)).toEqual([
      1555, 1490, 2912, 3978, 2538, 2819, 571, 2832, 5245, 1705,
    ]);
  });

  it('names the region of each target row', () => {
    const rows = [...(jincheng?.targets?.rows ?? []), ...(ruizhou?.targets?.rows ?? [])];
    for (const { place, region } of rows) expect(regionName(region ?? '')?.startsWith(place)).toBe(true);
  });

  it('describes a clause in words, under the number on the paper', () => {
    expect(policy.describe('jincheng-2024', '4.4')?.label).toBe('四、4');
    expect(policy.describe('ruizhou-2024', '3.2')?.label).toBe('三（二）');
    expect(policy.describe('ruizhou-2024', '9')).toBeNull();
  });

  it('changes its version with any change', () => {
    expect(new Set(shippedNotices.map(({ id }) => policy.notice(id)?.version)).size).toBe(
      shippedNotices.length,
    );
  });

  it('offers the nearest places where there is no notice', () => {
    expect(policy.nearestNoticeRegions('360983002')[0]).toBe('360983001');
    expect(policy.nearestNoticeRegions('140402')[0]).toBe('140500');
    expect(policy.noticesFor('110101', 2024)).toEqual([]);
  });
});
