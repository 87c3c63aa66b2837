import { type CommonIdentityCode, identityCodes } from './fact-sheet';
import { identityName } from './names';

/** Shorter and older names that offices write for common identities. */
const otherNames: Readonly<Record<string, CommonIdentityCode>> = {
  特困: 'tekun',
  特困供养人员: 'tekun',
  低保: 'dibao',
  低保边缘: 'dibao-margin',
  返贫致贫: 'returned-to-poverty',
  脱贫不稳定户: 'unstable-poverty-exit',
  边缘易致贫人口: 'poverty-prone-margin',
  突发严重困难人口: 'sudden-hardship',
  脱贫人口: 'stable-poverty-exit',
  重度残疾: 'severe-disability',
  重点优抚对象: 'rural-entitled',
  六类对象: 'six-categories',
  两类人员: 'two-categories',
  失业退役士兵: 'unemployed-veteran',
};

/** What stands in brackets only explains, and quotes come in many shapes. */
export function plainName(name: string): string {
  return name.replace(/[（(].*[）)]|[“”"'\s]/g, '');
}

const codes = new Map<string, CommonIdentityCode>([
  ...Object.entries(otherNames),
  ...identityCodes.map((code) => [plainName(identityName(code)), code] as const),
]);

/** The common identity that people write so; undefined where none is called that. */
export function commonIdentityCalled(name: string): CommonIdentityCode | undefined {
  return codes.get(plainName(name));
}
