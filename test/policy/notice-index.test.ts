import index from '../../policy/notice-index.json';
import { policy, shippedNotices } from '../../policy/index';
import { noticeIndexOf } from '../../policy/notice-index';
import { nearestNoticeRegions, yearsAt } from '../../policy/notice-places';

describe('the index of the shipped notices', () => {
  it('is what the notices say; after a change of a notice, `npm run notices:index` writes it', () => {
    expect(index).toEqual(noticeIndexOf(shippedNotices));
  });

  it.each(['360983001', '360983', '220204', '220502', '430102', '110000'])(
    'knows the years of %s as the policy does',
    (region) => {
      const determined = [2023, 2024, 2025].filter((year) => policy.noticesAt(region, year).length > 0);
      expect(yearsAt(index, region)).toEqual(determined);
    },
  );

  it('leaves out what is only laid over another notice', () => {
    expect(nearestNoticeRegions(index, '220204')[0]).toBe('220000');
    expect(
      yearsAt(
        index.filter(({ overlays }) => overlays !== undefined),
        '220204',
      ),
    ).toEqual([]);
  });
});
