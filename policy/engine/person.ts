import { afterAllDays, type Day, noDay, parseDay } from '../calendar';
import { identityCodes } from '../fact-sheet';
import type { CertifiedIdentity, CircumstanceCode, FactSheet, IdentityCode } from '../fact-sheet';
import { liesIn } from '../region-names';

/** An identity with its days read; `until` is Infinity where it has no end. */
export interface Held {
  readonly code: IdentityCode;
  readonly bit: number;
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
 * that count on that day, `ended` those that did before, `recognisedLater` those that will; `happened` the events up to it.
 */
export interface Person {
  readonly sheet: FactSheet;
  readonly payOn: Day;
  readonly birth: Day;
  readonly held: readonly Held[];
  /** The bits of `held`. */
  readonly heldBits: number;
  readonly ended: readonly Held[];
  readonly recognisedLater: readonly Held[];
  readonly happened: readonly Happened[];
}

const bits = new Map<string, number>(identityCodes.map((code, at) => [code, 2 ** at]));

/** The bit that all identities of a place's own share, however many there are: their codes tell them apart. */
export const ownBit = 2 ** identityCodes.length;

/** One bit for each common identity, and one for all others. */
export function identityBit(code: IdentityCode): number {
  return bits.get(code) ?? ownBit;
}

/** The bit that stands for an event where an aid is due for what happened and not for an identity. */
export const eventBit = 2 * ownBit;

/** The bit that stands for a second identity of a place's own, where several claimants are told from one. */
export const secondOwnBit = 2 * eventBit;

const none: readonly never[] = Object.freeze([]);

function read(certified: CertifiedIdentity): Held {
  return {
    code: certified.code,
    bit: identityBit(certified.code),
    since: parseDay(certified.since),
    until: certified.until === undefined ? afterAllDays : parseDay(certified.until),
    certified,
  };
}

/** Severe is grade 1 or 2, in every notice; a certificate of grade 3 or 4 under that name is no such identity. */
const lowestSevereGrade = 2;

function isNone({ code, disabilityGrade }: CertifiedIdentity): boolean {
  return code === 'severe-disability' && disabilityGrade !== undefined && disabilityGrade > lowestSevereGrade;
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
      held: none,
      heldBits: 0,
      ended: none,
      recognisedLater: none,
      happened,
    };
  }
  let heldBits = 0;
  const held: Held[] = [];
  const ended: Held[] = [];
  const recognisedLater: Held[] = [];
  for (const certified of sheet.identities) {
    if (isNone(certified)) continue;
    const identity = read(certified);
    if (identity.since > payOn) recognisedLater.push(identity);
    else if (identity.until < payOn) ended.push(identity);
    else {
      held.push(identity);
      heldBits |= identity.bit;
    }
  }
  return { sheet, payOn, birth, held, heldBits, ended, recognisedLater, happened };
}

function happenedBy(sheet: FactSheet, day: Day): readonly Happened[] {
  const { circumstances } = sheet;
  if (circumstances === undefined || circumstances.length === 0) return none;
  return circumstances
    .map(({ code, on }) => ({ code, on: on === undefined ? noDay : parseDay(on) }))
    .filter(({ on }) => !(on > day));
}

/** Digits of a county's or district's code: its offices certify, whichever street one lives in. */
const countyDigits = 6;

/** Certified in the county or district of insurance or in a place around it; where nothing is said, there too. */
export function certifiedWhereInsured({ certified }: Held, { sheet }: Person): boolean {
  const certifiedIn = certified.region;
  const county = sheet.region.slice(0, countyDigits);
  return certifiedIn === undefined || liesIn(certifiedIn, county) || liesIn(county, certifiedIn);
}
