import type { Claims, ConsentEntry, PersonEntry } from '../../contract/claims';
import { consentVersion } from '../../contract/claims';
import type { CertifiedIdentity } from '../../policy/fact-sheet';
import { isoDay } from '../../policy/calendar';

/** Made-up people; area code 369901 belongs to no place, the check characters are right. */
export const father: PersonEntry = {
  name: '王建国',
  document: { kind: 'resident-id', number: '369901195805120017' },
};
export const grandmother: PersonEntry = {
  name: '陈桂花',
  document: { kind: 'resident-id', number: '369901193602180029' },
};
/** Born 21 May 2015: eight years old in November 2023. */
export const child: PersonEntry = {
  name: '王小满',
  document: { kind: 'resident-id', number: '369901201505210019' },
};
export const daughter: PersonEntry = {
  name: '王芳',
  document: { kind: 'resident-id', number: '369901198507190088' },
};
export const newborn: PersonEntry = {
  name: '李安安',
  document: { kind: 'birth-certificate', number: 'T360123456' },
  birthDate: '2023-10-01',
};

/** The street of Ruizhou in Gaoan, and the urban district of Changyi in Jilin city. */
export const ruizhou = '360983001';
export const jilinCity = '220202';

export const dibao: CertifiedIdentity = { code: 'dibao', since: isoDay('2022-06-01') };
export const tekun: CertifiedIdentity = { code: 'tekun', since: isoDay('2015-01-01') };

export const nothing: Claims = { identities: [], circumstances: [] };
export function claiming(...identities: CertifiedIdentity[]): Claims {
  return { identities, circumstances: [] };
}

export const onBehalf: ConsentEntry = { version: consentVersion, by: 'on-behalf' };
export const asGuardian: ConsentEntry = { version: consentVersion, by: 'guardian' };
export const bySelf: ConsentEntry = { version: consentVersion, by: 'self' };
