import type { Decline } from '../../../contract/decline';
import type { AwaitingApplication, OfficerActions } from '../../../contract/officer';
import type { CertifiedIdentity } from '../../../policy/fact-sheet';
import { ask } from '../../cloud/cloud';

const nothing = { identities: [], circumstances: [] } as const;

/** Sends the decision: a reason declines; without one everything claimed is certified, identities as they were `read`. */
export function decideClaim(
  { recordId, applicationId, claimed, year }: AwaitingApplication,
  read: readonly CertifiedIdentity[],
  decline: Decline | null,
): Promise<OfficerActions['roster.confirm']['data']> {
  const { identities, circumstances } = decline === null ? { ...claimed, identities: read } : nothing;
  const { year: _, ...facts } = claimed.facts ?? { year };
  const certifiedFacts = Object.keys(facts).length === 0 ? {} : { facts };
  return ask('officer', 'roster.confirm', {
    recordId,
    applicationId,
    identities,
    circumstances,
    ...(decline === null ? certifiedFacts : { decline }),
  });
}
