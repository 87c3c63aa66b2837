import type { CircumstanceCode, IdentityAttribute, IdentityCode, OwnIdentityCode } from './fact-sheet';
import { identityName } from './names';

/** An identity that only the notice of a place knows, declared in it beside the common ones. */
export interface OwnIdentity {
  readonly code: OwnIdentityCode;
  /** As residents and the place's rosters call it. */
  readonly name: string;
  /** What its paper says besides that somebody holds it. */
  readonly attributes?: readonly IdentityAttribute[];
}

/** What of a notice tells the identities of a place's own. */
interface Declaring {
  readonly identities?: readonly OwnIdentity[];
}

const writtenSo = /^own-[a-z0-9]+(-[a-z0-9]+)*$/;
const longest = 60;

export function isOwnIdentityCode(code: string): code is OwnIdentityCode {
  return code.length <= longest && writtenSo.test(code);
}

/** A valid code is a common one or begins so. */
export function isOwn(code: IdentityCode | CircumstanceCode): code is OwnIdentityCode {
  return code.startsWith('own-');
}

/** The identities that the notices of a place declare; what two of them declare is one identity. */
export function ownIdentitiesOf(notices: readonly Declaring[]): readonly OwnIdentity[] {
  const all = notices.flatMap(({ identities }) => identities ?? []);
  return all.filter(({ code }, at) => all.findIndex((one) => one.code === code) === at);
}

/** What an identity is called where no notice of the place declares it: never its code. */
const nameless = '当地认定的其他身份';

/** The name of an identity or event, by the place's own identities. */
export function nameAmong(own: readonly OwnIdentity[], code: IdentityCode | CircumstanceCode): string {
  if (!isOwn(code)) return identityName(code);
  return own.find((one) => one.code === code)?.name ?? nameless;
}

/** The name of an identity or event in a place with these notices. */
export function identityNameUnder(
  notices: readonly Declaring[],
  code: IdentityCode | CircumstanceCode,
): string {
  return isOwn(code) ? nameAmong(ownIdentitiesOf(notices), code) : identityName(code);
}
