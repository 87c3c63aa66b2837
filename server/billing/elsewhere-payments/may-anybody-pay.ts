import { circumstanceCodes, identityCodes } from '../../../policy/fact-sheet';
import type { FactSheet } from '../../../policy/fact-sheet';
import { isoDay } from '../../../policy/calendar';
import { ownIdentitiesOf } from '../../../policy/own-identities';
import type { PolicyInForce } from '../../policy-registry';

/** Before anything that a notice speaks of. */
const longAgo = isoDay('2000-01-01');

/**
 * Whether somebody who is like him in all that his number and his family tell could pay on the day, whatever offices certified of him: then
 * nothing about the day can be said without looking at what they did.
 */
export function mayAnybodyPay(policy: PolicyInForce, facts: FactSheet): boolean {
  const { region, year, payOn } = facts;
  const own = ownIdentitiesOf(policy.policy.noticesAt(region, year)).map(({ code }) => code);
  const days = [longAgo, payOn];
  const groups = [...identityCodes, ...own].flatMap((code) =>
    days.map((since): FactSheet => ({ ...facts, identities: [{ code, since, region }] })),
  );
  const events = circumstanceCodes.map((code): FactSheet => ({
    ...facts,
    circumstances: [{ code, on: payOn }],
  }));
  return [...groups, ...events].some((sheet) => {
    const { status } = policy.determine(sheet);
    return status === 'payable' || status === 'exempt';
  });
}
