import { afterAllDays, type Day, noDay, parseDay } from '../calendar';
import { identityCodes } from '../fact-sheet';
import type { CertifiedIdentity, CircumstanceCode, FactSheet, IdentityCode } from '../fact-sheet';

/** An identity with its days read; `until` is Infinity where it has no end. */
export interface Held {
  readonly code: IdentityCode;
  readonly since: Day;
  readonly until: Day;
  readonly certified: CertifiedIdentity;
}

/** An event with its day read; NaN where the day is not known. */
export interface Happened {
  readonly code: CircumstanceCode;
  readonly on: Day;
}

/**
 * A fact sheet made ready for rules, as seen on a day. `birth` is NaN where it is not known. `held` are the identities
 * that count on that day; `recognisedLater` those recognised after it; `happened` the events up to it.
 */
export interface Person {
  readonly sheet: FactSheet;
  readonly payOn: Day;
  readonly birth: Day;
  readonly identities: readonly Held[];
  readonly held: readonly Held[];
  /** The codes of `held`, each as the bit that `identityBit` gives. */
  readonly heldBits: number;
  readonly recognisedLater: readonly Held[];
  readonly happened: readonly Happened[];
}

const bits = new Map<string, number>(identityCodes.map((code, at) => [code, 2 ** at]));

/** One bit for each identity code. */
export function identityBit(code: IdentityCode): number {
  return bits.get(code) ?? 0;
}

export function identityBits(codes: readonly IdentityCode[]): number {
  return codes.reduce((all, code) => all | identityBit(code), 0);
}

const none: readonly never[] = Object.freeze([]);

function read(certified: CertifiedIdentity): Held {
  return {
    code: certified.code,
    since: parseDay(certified.since),
    until: certified.until === undefined ? afterAllDays : parseDay(certified.until),
    certified,
  };
}

function countsOn(identity: Held, day: Day): boolean {
  return identity.since <= day && identity.until >= day;
}

/** The person of a valid fact sheet as seen on `payOn`, which is the sheet's own day or that of an earlier payment. */
export function personOn(sheet: FactSheet, payOn: Day): Person {
  const birth = sheet.birthDate === undefined ? noDay : parseDay(sheet.birthDate);
  const happened = happenedBy(sheet, payOn);
  if (sheet.identities === undefined || sheet.identities.length === 0) {
    return {
      sheet,
      payOn,
      birth,
      identities: none,
      held: none,
      heldBits: 0,
      recognisedLater: none,
      happened,
    };
  }
  const identities = sheet.identities.map(read);
  const held = identities.filter((identity) => countsOn(identity, payOn));
  let heldBits = 0;
  for (const { code } of held) heldBits |= identityBit(code);
  const recognisedLater = identities.filter((identity) => identity.since > payOn);
  return { sheet, payOn, birth, identities, held, heldBits, recognisedLater, happened };
}

function happenedBy(sheet: FactSheet, day: Day): readonly Happened[] {
  const { circumstances } = sheet;
  if (circumstances === undefined || circumstances.length === 0) return none;
  return circumstances
    .map(({ code, on }) => ({ code, on: on === undefined ? noDay : parseDay(on) }))
    .filter(({ on }) => !(on > day));
}
