import { ageOn } from '../../contract/calendar-day';
import { type ConsentEntry, consentVersion, guardianConsentBelowAge } from '../../contract/claims';
import type { Relation } from '../../contract/family';
import type { IsoDay } from '../../policy/calendar';
import { chinaDay, refuse } from '../platform';
import type { Relative } from '../schema';

/**
 * Consent for one person, given at `at` (ms). Under 14 only a guardian's counts (Personal Information Protection Law, article
 * 31); for oneself only one's own. Throws `CONSENT_NEEDED`.
 */
export function requireConsent(
  consent: ConsentEntry,
  { relation, birthDate }: { readonly relation: Relation; readonly birthDate: IsoDay },
  at: number,
): Relative['consent'] {
  if (consent.version !== consentVersion) {
    throw refuse('CONSENT_NEEDED', '同意书已更新，请重新阅读并勾选同意。', {
      field: 'consent.version',
      details: { version: consentVersion },
    });
  }
  const age = ageOn(birthDate, chinaDay(at));
  if (age < guardianConsentBelowAge && consent.by !== 'guardian') {
    throw refuse('CONSENT_NEEDED', '未满14周岁的，需要监护人单独同意。请由监护人勾选同意。', {
      field: 'consent.by',
      details: { by: 'guardian' },
    });
  }
  if (relation === 'self' && age >= guardianConsentBelowAge && consent.by !== 'self') {
    throw refuse('CONSENT_NEEDED', '为本人登记需要本人同意，请勾选同意。', {
      field: 'consent.by',
      details: { by: 'self' },
    });
  }
  return { version: consent.version, by: consent.by, at };
}
