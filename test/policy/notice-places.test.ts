import { nearestNoticeRegions, nearestNotices, partsDiffer, yearsAt } from '../../policy/notice-places';

const jilin = { id: 'jilin', year: 2024, regions: ['220000'] };
const jilinNext = { id: 'jilin-next', year: 2025, regions: ['220000'] };
const jilinCity = { id: 'jilin-city', year: 2024, regions: ['220202', '220203'], overlays: 'jilin' };
const jincheng = { id: 'jincheng', year: 2024, regions: ['140500'] };
const ruizhou = { id: 'ruizhou', year: 2023, regions: ['360983001'] };
const all = [jilin, jilinCity, jincheng, ruizhou, jilinNext];

describe('the years of a place', () => {
  it('are those of the notices that speak of it alone, the newest first and each once', () => {
    expect(yearsAt(all, '220202')).toEqual([2025, 2024]);
    expect(yearsAt([jilin, { ...jilin, id: 'again' }], '220202')).toEqual([2024]);
    expect(yearsAt(all, '360983001204')).toEqual([2023]);
    expect(yearsAt(all, '360983')).toEqual([]);
    expect(yearsAt([jilinCity], '220202')).toEqual([]);
  });
});

describe('the nearest notices', () => {
  it('are those whose codes have most in common from the left; one laid over another is none', () => {
    expect(nearestNoticeRegions(all, '220202')).toEqual(['220000', '140500', '360983001']);
    expect(nearestNoticeRegions(all, '360900')[0]).toBe('360983001');
    expect(nearestNoticeRegions(all, '140521')[0]).toBe('140500');
    expect(nearestNoticeRegions([], '140521')).toEqual([]);
  });

  it('are as many as are wanted, of equally near ones the first', () => {
    const ids = (region: string, most: number) => nearestNotices(all, region, most).map(({ id }) => id);
    expect(ids('220281', 2)).toEqual(['jilin-city', 'jilin']);
    expect(ids('140521', 1)).toEqual(['jincheng']);
    expect(ids('140521', 9)).toHaveLength(5);
    expect(ids('140521', 0)).toEqual([]);
  });
});

describe('a place too wide for an answer', () => {
  it('has a part of which another notice of the year speaks', () => {
    expect(partsDiffer(all, '220000', 2024)).toBe(true);
    expect(partsDiffer(all, '220200', 2024)).toBe(true);
    expect(partsDiffer(all, '220202', 2024)).toBe(false);
    expect(partsDiffer(all, '220281', 2024)).toBe(false);
    expect(partsDiffer(all, '220000', 2025)).toBe(false);
    expect(partsDiffer(all, '140000', 2024)).toBe(true);
    expect(partsDiffer(all, '140500', 2024)).toBe(false);
  });
});
