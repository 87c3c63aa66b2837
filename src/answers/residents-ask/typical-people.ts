import type { Determination } from '../../../policy/determination';
import { noFen } from '../../../policy/money';
import { circumstanceCodes } from '../../../policy/fact-sheet';
import { isOwn } from '../../../policy/own-identities';
import type {
  CertifiedIdentity,
  CircumstanceCode,
  FactSheet,
  IdentityCode,
} from '../../../policy/fact-sheet';
import type { Policy } from '../../../policy/index';
import { type IsoDay, isoDay } from '../../../policy/calendar';

/** A place, a year, a day on which its window is open, and by which policy is answered. */
export interface Setting {
  readonly policy: Policy;
  readonly region: string;
  readonly year: number;
  readonly payOn: IsoDay;
}

export type Holding = IdentityCode | CircumstanceCode;

function isCircumstance(code: Holding): code is CircumstanceCode {
  return (circumstanceCodes as readonly string[]).includes(code);
}

/** One whom the notice means when it names the identity: whatever it asks besides is met. */
function certified(code: IdentityCode, since: IsoDay): CertifiedIdentity {
  return {
    code,
    since,
    dueToIllness: true,
    monitored: true,
    ...(code === 'severe-disability' || isOwn(code)
      ? { disabilityGrade: 1 as const, lostWorkCapacity: true }
      : {}),
  };
}

function sheetOf({ region, year, payOn }: Setting): FactSheet {
  return { id: 'typical', region, year, payOn, birthDate: isoDay('1960-01-01') };
}

/** Someone of whom there is nothing to say. */
export function ordinary(setting: Setting): Determination {
  return setting.policy.determine(sheetOf(setting));
}

/** Someone recognised before he pays. */
export function holding(setting: Setting, code: Holding): Determination {
  const sheet = sheetOf(setting);
  return setting.policy.determine(
    isCircumstance(code)
      ? { ...sheet, circumstances: [{ code, on: setting.payOn }] }
      : { ...sheet, identities: [certified(code, setting.payOn)] },
  );
}

/** Someone who paid in full on the setting's day, and was recognised on a later one. */
export function recognisedAfterPaying(setting: Setting, code: IdentityCode, since: IsoDay): Determination {
  const amountFen = ordinary(setting).payFen ?? noFen;
  return setting.policy.determine({
    ...sheetOf({ ...setting, payOn: since }),
    identities: [certified(code, since)],
    paidBefore: { on: setting.payOn, amountFen },
  });
}
