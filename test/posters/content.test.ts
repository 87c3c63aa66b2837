import { createPolicy, policy, shippedNotices } from '../../policy';
import { PosterError, posterContent } from '../../posters';
import {
  draftWords,
  lateWords,
  priceNotes,
  sourceWords,
  backNote,
  wayWords,
  windowNotes,
} from '../../posters/layout/words';
import { codeWords, contactWords, lessNotes, sayPeriod } from '../../posters/layout/words';
import { contactsOf, contentOf, window } from './poster';

/** `60元: 低保对象、…`, row by row. */
function rowsAt(region: string): readonly (readonly [number, number, string])[] {
  return contentOf(region).lessToPay.rows.map(({ payFen, netFen, names }) => [
    payFen / 100,
    netFen / 100,
    names.join('、'),
  ]);
}

describe('the poster of a village of Ruizhou', () => {
  const content = contentOf('360983001205', window);

  it('names the place down to the village, the year, the amount and the window', () => {
    expect(content.place.join('')).toBe('江西省宜春市高安市瑞州街道濠溪村委会');
    expect([content.year, content.ordinary.payFen]).toEqual([2024, 380_00]);
    expect(sayPeriod(content.window?.from ?? '', content.window?.to ?? '')).toBe('2023年9月15日到12月31日');
    expect(windowNotes(content)).toEqual(['最晚不超过2024年3月31日', '按时交，保2024年1月1日到12月31日']);
  });

  it('has who pays nothing and who pays 60 yuan, as the notice has it (3.1, 3.3)', () => {
    const [nothing, sixty, ...rest] = rowsAt('360983001205');
    expect(rest).toEqual([]);
    expect(nothing?.slice(0, 2)).toEqual([0, 0]);
    expect(nothing?.[2]).toContain('特困人员、孤儿、');
    expect(nothing?.[2]).toContain('烈士子女（满60岁）');
    expect(nothing?.[2]).toContain('在校大学生');
    expect(sixty?.slice(0, 2)).toEqual([60, 60]);
    expect(sixty?.[2]).toContain('低保对象、返贫致贫人口');
    expect(sixty?.[2]).toContain('事实无人抚养儿童（纳入监测）');
    expect(sixty?.[2]).toContain('重度残疾人（学生或未满18岁或丧失劳动能力）');
  });

  it('says that who pays late waits 90 days, and whom else the notice speaks of (4.1, 4.4, 4.5, 4.7)', () => {
    const [first, others] = lateWords(content);
    expect(first).toBe('2023年12月31日以后才交的，要等90天才能报销，2024年3月31日以后一般不再收。');
    expect(others).toContain('出生90天内的孩子');
    expect(others).toContain('退出现役（3个月内）');
    expect(others).toContain('户口新迁入（90天内）');
  });

  it('offers no way of paying, because the notice names none', () => {
    expect(wayWords(content)).toEqual([
      '微信扫上面的码，在家就能给全家交。',
      '通知没有写用什么办法交，请问村（居）委会。',
    ]);
  });

  it('cites the issuer and the clauses, and has no mark of a draft', () => {
    expect(sourceWords(content)[0]).toBe(
      '依据：高安市瑞州街道《瑞州街道关于做好2024年度城乡居民医保参保缴费工作的通知》（二（一）、二（二）、三（一）、三（三）、四（一））',
    );
    expect(draftWords(content)).toBeNull();
  });

  it('gives the office’s own number; where there is none, whom to ask, and no invented one', () => {
    expect(contactWords(content)[0]).toEqual({ name: '瑞州街道便民服务中心', phone: '0795-0000001' });
    expect(contactWords(contentOf('360983001205'))).toEqual([{ name: '先问村（居）委会', phone: '' }]);
  });
});

describe('the poster of a district of Jilin city', () => {
  const content = contentOf('220204');

  it('counts the care premium in, 380 and 10 yuan', () => {
    expect(content.ordinary).toEqual({ payFen: 390_00, netFen: 390_00, careFen: 10_00 });
    expect(priceNotes(content)).toEqual(['居民医保380元，长期护理保险10元，一起交']);
  });

  it('tells what is paid at first from what remains: 10, 240 and 390 yuan, of which come back 10, 140 and 290', () => {
    expect(rowsAt('220204').map(([pay, net]) => [pay, net])).toEqual([
      [10, 0],
      [240, 100],
      [390, 100],
    ]);
    expect(rowsAt('220204')[2]?.[2]).toBe('重度残疾人（一、二级）');
    expect(content.lessToPay.rows.map(backNote)).toEqual([
      '以后补回10元，自己负担0元（征求意见稿）',
      '以后补回140元，有的要自己申领，自己负担100元（征求意见稿）',
      // 4.2.2: who is newly recognised applies.
      '以后补回290元，有的要自己申领，自己负担100元（征求意见稿）',
    ]);
  });

  it('bears the mark of the draft, and names which notice it is', () => {
    expect(draftWords(content)).toMatch(/^征求意见稿：《吉林市.*还没有正式发布/);
    expect(content.lessToPay.rows.every(({ draft }) => draft)).toBe(true);
  });
});

describe('the posters of the other notices', () => {
  it('leave the care premium open where nobody said whether it is due, and settle it where an office did', () => {
    expect(priceNotes(contentOf('220182'))).toEqual(['长期护理保险试点的地方，每人另交10元']);
    const region = '220102';
    const pilot = posterContent(policy, { region, contacts: contactsOf(region), ltciPilot: true });
    expect(pilot.ordinary.payFen).toBe(390_00);
    const none = posterContent(policy, { region, contacts: contactsOf(region), ltciPilot: false });
    expect([none.ordinary.payFen, priceNotes(none)]).toEqual([380_00, []]);
  });

  it('of Jincheng: 0, 38, 76 and 100 yuan, the days of the month, and that the notice is silent on late payment', () => {
    const content = contentOf('140525');
    expect(rowsAt('140525')).toEqual([
      [0, 0, '特困人员、孤儿、事实无人抚养儿童'],
      [38, 38, '返贫致贫人口'],
      [76, 76, '低保对象'],
      [100, 100, '脱贫不稳定人口、边缘易致贫户、突发严重困难户'],
    ]);
    expect(windowNotes(content)).toEqual(['每个月只收1日到25日']);
    expect(lateWords(content)[0]).toMatch(/^最晚2023年12月25日交。通知没有写过期能不能补交/);
    expect(lessNotes(content)[0]).toContain('在乡重点优抚对象、重度残疾人等照原来的办法');
  });

  it('of Hunan: 0 and 190 yuan, recognised in time, and no insurance for who comes late', () => {
    const content = contentOf('430300');
    expect(rowsAt('430300').map(([, net]) => net)).toEqual([0, 190]);
    expect(lessNotes(content)).toEqual(['身份最晚要在2023年12月31日认定']);
    expect(lateWords(content)[0]).toBe('2023年12月31日以后一般不能再交，也就没有2024年的医保。');
    // 二(五): an objective reason helps only those in need and who left poverty for good.
    expect(lateWords(content)[1]).toContain('没赶上集中缴费的脱贫不稳定人口等10种人');
    expect(wayWords(content).join('')).toContain('湘税社保手机应用');
  });

  it('have no figure that is not in the notices: with another premium every figure is another', () => {
    const dearer = shippedNotices.map((notice) => ({
      ...notice,
      rules: notice.rules.map((rule) => (rule.kind === 'premium' ? { ...rule, amountFen: 400_00 } : rule)),
    }));
    const region = '360983001205';
    const content = posterContent(createPolicy(dearer), { region, contacts: contactsOf(region) });
    expect(content.ordinary.payFen).toBe(400_00);
    expect(content.lessToPay.rows.map(({ netFen }) => netFen)).toEqual([0, 80_00]);
    expect(content.number).not.toBe(contentOf(region).number);
  });
});

describe('the words under the code', () => {
  it('promise a payment only where an office takes one through it', () => {
    const region = '140525';
    const contacts = contactsOf(region);
    expect(codeWords(posterContent(policy, { region, contacts, pays: true }))).toContain('交好');
    expect(codeWords(posterContent(policy, { region, contacts, pays: false }))).toBe('算清全家该交多少');
    expect(wayWords(posterContent(policy, { region, contacts, pays: false })).join('')).not.toContain('扫');
  });
});

describe('no poster is made of', () => {
  const refusals: readonly (readonly [string, string, string])[] = [
    ['a code that is nowhere', '999999', 'REGION_UNKNOWN'],
    ['half a code', '36098', 'REGION_UNKNOWN'],
    ['half a name', '瑞州', 'REGION_UNKNOWN'],
    ['a village that was merged', '360983001999', 'REGION_UNKNOWN'],
    ['a place without a notice', '110000', 'NO_NOTICE'],
    ['a place whose parts have other rules', '220200', 'REGION_TOO_WIDE'],
  ];
  it.each(refusals)('%s', (_, region, refusal) => {
    expect(() => contentOf(region)).toThrow(PosterError);
    expect(() => contentOf(region)).toThrow(expect.objectContaining({ code: refusal }) as Error);
  });

  it('a year without a notice, which is named', () => {
    const region = '360983001';
    const ask = () => posterContent(policy, { region, year: 2031, contacts: contactsOf(region) });
    expect(ask).toThrow('还没有2031年度的参保缴费通知');
  });
});
