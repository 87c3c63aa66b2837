import type { OfficersActsOfTwo } from '../../contract/officers';
import { nameToken } from '../officer-access';
import { type Cloud, DuplicateKeyError, InvariantError } from '../platform';
import type { Look } from '../proposals';
import type { Officer } from '../schema';
import { appointmentWords, requireGivable } from './appointment';

type Inviting = OfficersActsOfTwo['officers.invite'];

const dayMs = 24 * 3_600_000;

/** An invitation that came to nothing, and one that is over, are kept so long. */
export const invitationKeptMs = 30 * dayMs;

/** Whoever has the name of him who is invited proposes it in vain, and agrees to it in vain. */
export function lookAtInvitation(
  cloud: Cloud,
  { region, name, ...appointment }: Inviting['request'],
): Promise<Look> {
  requireGivable(region, appointment);
  return Promise.resolve({
    region,
    sums: { rows: 1, sumFen: null },
    documents: [],
    subjects: [nameToken(cloud, name)],
    rows: [{ name, document: '', words: appointmentWords(appointment) }],
  });
}

/** Two agreed: from now on a code can be handed out. Nobody is an officer by it yet. */
export async function inviteOfficer(
  cloud: Cloud,
  proposer: Officer,
  { invitationId, region, name, regions, duties }: Inviting['request'],
  second?: Officer,
): Promise<Inviting['data']> {
  if (second === undefined) throw new InvariantError('two-people', 'nobody agreed to an invitation');
  requireGivable(region, { regions, duties });
  const now = cloud.now();
  try {
    await cloud.db.insert('officer-invitations', {
      _id: invitationId,
      region,
      name,
      regions,
      duties,
      state: 'agreed',
      proposer: { id: proposer._id, name: proposer.name },
      decider: { id: second._id, name: second.name },
      at: now,
      codeHash: null,
      codeExpiresAt: null,
      codeBy: null,
      accepted: null,
      wrongPairings: 0,
      reason: null,
      expiresAt: now + invitationKeptMs,
    });
  } catch (error) {
    // Run again after it was cut off: the first one stands.
    if (!(error instanceof DuplicateKeyError)) throw error;
  }
  return { invitationId };
}
