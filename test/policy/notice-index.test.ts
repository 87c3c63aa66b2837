import index from '../../policy/notice-index.json';
import { createPolicy, policy, shippedNotices } from '../../policy/index';
import { isoDay } from '../../policy/calendar';
import { mostNotices } from '../../commands/bench/most-notices';
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

describe('whoever asks of a place without a notice', () => {
  const asked = { id: 'f', region: '990101', year: 2024, payOn: isoDay('2023-11-20') };

  it('is told of all there are where they are few', () => {
    const [note] = policy.determine(asked).notes;
    expect(note?.text.match(/《/g)).toHaveLength(4);
  });

  it('is told of the nearest of five hundred, and how many there are', () => {
    const [first] = shippedNotices;
    const there = { ...first, id: 'near', title: '邻县的通知', regions: ['990102'] } as typeof first & object;
    const [note] = createPolicy([...mostNotices, there]).determine(asked).notes;
    expect(note?.text).toMatch(/现在有的是：《邻县的通知》、(《[^》]+》、?){4}等\d+份。$/);
  });
});
