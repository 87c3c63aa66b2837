import { isoDay } from '../../../policy/calendar';
import { requireSupported } from '../../../server/enrolment/supported';
import { policyOf } from '../../../server/policy-registry';
import { notice } from '../notice-authoring/authors';

/** A notice of each of these places, for 2024. */
function noticesOf(regions: readonly string[]) {
  return policyOf(regions.map((region) => notice({ id: `notice-${region}`, regions: [region] })));
}

/** What somebody is told who asks of a place. */
function toldAt(region: string, regions: readonly string[]): string {
  const facts = { id: 'f', region, year: 2024, payOn: isoDay('2023-11-20') };
  const policy = noticesOf(regions);
  try {
    requireSupported(policy, facts, policy.determine(facts));
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
}

describe('somebody of a place without a notice', () => {
  it('is told how many places have one, and which of his own city', () => {
    expect(toldAt('140502', ['140521', '140522', '140400', '430000'])).toMatch(
      /^PLACE_UNSUPPORTED: 这个地方2024年度的缴费通知还没有收录。现在收录了4个地方的，离得近的有：山西省晋城市沁水县、山西省晋城市阳城县。请检查参保地/,
    );
  });

  it('is told of those of his province where his city has none', () => {
    expect(toldAt('140502', ['140400', '430000'])).toContain(
      '现在收录了2个地方的，离得近的有：山西省长治市。',
    );
  });

  it('is told that there is none in his province', () => {
    expect(toldAt('140502', ['430000', '220000'])).toContain('现在收录了2个地方的，都不在同一个省。');
  });

  it('is told no more than three names and the telephone, of however many', () => {
    const everywhere = Array.from({ length: 500 }, (_, at) => `1404${String(at + 10).padStart(2, '0')}`);
    const told = toldAt('140502', [...everywhere.slice(0, 80), ...everywhere.map((code) => `${code}001`)]);
    expect(told).toContain('现在收录了580个地方的，');
    expect(told.length).toBeLessThan(120);
  });
});
