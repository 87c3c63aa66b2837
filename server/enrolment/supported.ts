import { insuranceHotline } from '../../contract/hotlines';
import { regionPath } from '../../policy/region-names';
import type { Determination } from '../../policy/determination';
import type { FactSheet } from '../../policy/fact-sheet';
import type { PolicyInForce } from '../policy-registry';
import { refuse } from '../platform';

/** Throws where no notice speaks of the place and year, naming what there is. */
export function requireSupported(policy: PolicyInForce, facts: FactSheet, { status }: Determination): void {
  if (status !== 'unsupported') return;
  const elsewhere = policy.notices.filter(({ year }) => year === facts.year);
  if (elsewhere.length === 0) {
    const years = [...new Set(policy.notices.map(({ year }) => year))]
      .sort((one, other) => one - other)
      .join('、');
    throw refuse('YEAR_UNSUPPORTED', `还没有${facts.year}年度的缴费通知，现有${years}年度的，请重新选择。`, {
      field: 'year',
    });
  }
  const places = elsewhere
    .flatMap(({ regions }) => regions.map((region) => regionPath(region).join('')))
    .join('、');
  throw refuse(
    'PLACE_UNSUPPORTED',
    `这个地方${facts.year}年度的缴费通知还没有收录，现有：${places}。请检查参保地，或拨打${insuranceHotline.phone}咨询。`,
    { field: 'region' },
  );
}
