import type { Merchant } from '../../server/platform';

/** Two districts with a merchant of their own, one province's, and one that two cities commissioned together. */
export const merchants: readonly Merchant[] = [
  { merchantId: '1900000101', payee: '高安市税务局', collectsFor: ['360983'] },
  { merchantId: '1900000102', payee: '晋城市城区税务局', collectsFor: ['140502'] },
  {
    merchantId: '1900000103',
    payee: '湖南省社会保险费征缴专户',
    collectsFor: ['430000'],
    commissionedBy: '全省征收机构委托',
  },
  {
    merchantId: '1900000104',
    payee: '吉林市、通化市社会保险费征缴专户',
    collectsFor: ['220200', '220500'],
    commissionedBy: '两市征收机构共同委托',
  },
];

/** By the first four digits of a place, who collects there: written down apart from the declaration above. */
const collectors: Readonly<Record<string, string>> = {
  '3609': '1900000101',
  '1405': '1900000102',
  '4301': '1900000103',
  '2202': '1900000104',
  '2205': '1900000104',
};

/** Whose money a premium of this place is. */
export function collectorOf(region: string): string | undefined {
  return collectors[region.slice(0, 4)];
}
