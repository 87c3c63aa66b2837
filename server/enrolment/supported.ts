import { insuranceHotline } from '../../contract/hotlines';
import { liesIn, regionPath, withPlacesAbove } from '../../policy/region-names';
import type { Determination } from '../../policy/determination';
import type { FactSheet } from '../../policy/fact-sheet';
import type { PolicyInForce } from '../policy-registry';
import { refuse } from '../platform';

/** Of the places with a notice, so many are named: five hundred names help nobody. */
const mostNamed = 3;

/** Throws where no notice speaks of the place and year, naming what there is near it. */
export function requireSupported(policy: PolicyInForce, facts: FactSheet, { status }: Determination): void {
  if (status !== 'unsupported') return;
  const { region, year } = facts;
  const elsewhere = policy.policy.nearestNoticeRegions(region, year);
  if (elsewhere.length === 0) {
    const years = [...new Set(policy.notices.map((notice) => notice.year))]
      .sort((one, other) => one - other)
      .join('、');
    throw refuse('YEAR_UNSUPPORTED', `还没有${year}年度的缴费通知，现有${years}年度的，请重新选择。`, {
      field: 'year',
    });
  }
  throw refuse(
    'PLACE_UNSUPPORTED',
    `这个地方${year}年度的缴费通知还没有收录。${whatThereIs(region, elsewhere)}请检查参保地，或拨打${insuranceHotline.phone}咨询。`,
    { field: 'region' },
  );
}

/** How many places there are, and by name those of the same city, or else of the same province. */
function whatThereIs(region: string, elsewhere: readonly string[]): string {
  const above = withPlacesAbove(region).filter((place) => place !== region);
  const near = above.map((wide) => elsewhere.filter((place) => liesIn(place, wide)));
  const named = near.find((places) => places.length > 0)?.slice(0, mostNamed) ?? [];
  const names = named.map((place) => regionPath(place).join('')).join('、');
  const count = `现在收录了${elsewhere.length}个地方的`;
  return named.length === 0 ? `${count}，都不在同一个省。` : `${count}，离得近的有：${names}。`;
}
