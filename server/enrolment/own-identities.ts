import type { Claims } from '../../contract/claims';
import type { IdentityCode } from '../../policy/fact-sheet';
import { isOwn, ownIdentitiesOf } from '../../policy/own-identities';
import { refuse } from '../platform';
import type { PolicyInForce } from '../policy-registry';
import type { InsuredWhere } from './facts';

interface OfIdentity {
  readonly code: IdentityCode;
}

/** Whether the notices of a place and year know an identity: common ones are known everywhere. */
function isKnownAt(policy: PolicyInForce, { region, year }: InsuredWhere, { code }: OfIdentity): boolean {
  if (!isOwn(code)) return true;
  return ownIdentitiesOf(policy.policy.noticesAt(region, year)).some((own) => own.code === code);
}

/** Claims without identities of another place's own: here their codes mean nothing, or something else. */
export function withKnownIdentities(policy: PolicyInForce, claims: Claims, at: InsuredWhere): Claims {
  return { ...claims, identities: claims.identities.filter((identity) => isKnownAt(policy, at, identity)) };
}

/** Where somebody is or will be insured; without a year, in any for which the place has a notice. */
interface Somewhere {
  readonly region: string;
  readonly year?: number;
}

/** Throws `IDENTITY_NOT_HERE` for an identity of a place's own that no notice of this place declares. */
export function requireKnownIdentities(
  policy: PolicyInForce,
  identities: readonly OfIdentity[],
  { region, year }: Somewhere,
): void {
  const years = year === undefined ? policy.policy.yearsAt(region) : [year];
  const isKnown = (identity: OfIdentity): boolean =>
    !isOwn(identity.code) || years.some((one) => isKnownAt(policy, { region, year: one }, identity));
  if (identities.every(isKnown)) return;
  const when = year === undefined ? '' : `${year}年度`;
  throw refuse(
    'IDENTITY_NOT_HERE',
    `参保地${when}的缴费通知里没有这种身份，可能通知更新了，或者选的是别处的身份。请返回刷新后重新选。`,
    { field: 'identities' },
  );
}
