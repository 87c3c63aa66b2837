import { ageOn, type IsoDay, parseDay } from './calendar';
import type { CircumstanceCode, CommonIdentityCode, IdentityCode } from './fact-sheet';

/** Completed years at which something can apply to a person at all; where nothing is named, at every age. */
interface Ages {
  readonly from?: number;
  readonly to?: number;
}

/**
 * No notice says these: they are what everybody knows, kept wide, so that nobody is passed over. Nobody younger than 14
 * is in prison, nobody younger than 16 has a job (Labour Law, article 15), and a child's identity ends with childhood,
 * with some years to spare for whoever is still at school.
 */
const ages: Readonly<Partial<Record<CommonIdentityCode | CircumstanceCode, Ages>>> = {
  orphan: { to: 25 },
  'de-facto-unattended-child': { to: 25 },
  'two-categories': { from: 18 },
  'unemployed-veteran': { from: 18 },
  clergy: { from: 16 },
  'employee-insurance-ended': { from: 16 },
  'discharged-from-service': { from: 17 },
  'released-from-prison': { from: 14 },
  'graduate-returned': { from: 16 },
  'entered-welfare-institution': { to: 17 },
  'college-student': { from: 14 },
  'new-college-student': { from: 14 },
};

/**
 * Whether it can apply to who was born on `birthDate`, between `payOn` and the end of the insured year. `leastAge` is what
 * the notices ask of its holder: someone younger all year need not be asked.
 */
export function canApply(
  code: IdentityCode | CircumstanceCode,
  {
    birthDate,
    payOn,
    year,
    leastAge = 0,
  }: {
    readonly birthDate: IsoDay;
    readonly payOn: IsoDay;
    readonly year: number;
    readonly leastAge?: number;
  },
): boolean {
  const birth = parseDay(birthDate);
  const now = ageOn(birth, parseDay(payOn));
  const then = Math.max(now, ageOn(birth, parseDay(`${year}-12-31`)));
  const { from = 0, to = Number.POSITIVE_INFINITY } = ages[code as CommonIdentityCode] ?? {};
  return then >= Math.max(from, leastAge) && now <= to;
}
