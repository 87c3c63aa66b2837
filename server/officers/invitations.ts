import type { InvitationView, OfficersActions } from '../../contract/officers';
import { requireOfficer, requireOfficerOfAny, requireResponsible } from '../officer-access';
import type { Cloud } from '../platform';
import type { Officer, OfficerInvitation } from '../schema';
import { invitationOver, over, requireInvitation } from './stored-invitations';

type Listing = OfficersActions['officers.invitations'];
type Ending = OfficersActions['officers.end-invitation'];

const mostShown = 50;

export async function listInvitations(
  cloud: Cloud,
  { region }: Listing['request'],
): Promise<Listing['data']> {
  const reader = await requireOfficerOfAny(cloud, ['officers', 'audit']);
  requireResponsible(reader, region);
  const held = await cloud.db.find('officer-invitations', {
    filter: { region },
    orderBy: [
      ['at', 'desc'],
      ['_id', 'desc'],
    ],
    limit: mostShown,
  });
  return { invitations: await Promise.all(held.map((one) => viewOf(cloud, one, reader))) };
}

/** By one, at once; who joined by it is ended as an officer. */
export async function endInvitation(
  cloud: Cloud,
  { invitationId, reason }: Ending['request'],
): Promise<Ending['data']> {
  const officer = await requireOfficer(cloud, 'officers');
  return cloud.db.transaction(async (tx) => {
    const held = await requireInvitation(tx, officer, invitationId);
    cloud.notes.region = held.region;
    if (held.state === 'ended') return { state: held.state };
    if (held.state === 'joined') throw invitationOver();
    await tx.put('officer-invitations', over(held, 'ended', reason, cloud.now()));
    return { state: 'ended' } as const;
  });
}

async function viewOf(cloud: Cloud, held: OfficerInvitation, reader: Officer): Promise<InvitationView> {
  const { _id, name, regions, duties, state, at, codeExpiresAt, codeBy, reason } = held;
  return {
    invitationId: _id,
    name,
    regions,
    duties,
    state,
    proposer: held.proposer.name,
    decider: held.decider.name,
    at,
    codeExpiresAt,
    ownCode: codeBy?.id === reader._id,
    accepted: await acceptedBy(cloud, held),
    reason,
  };
}

/** Whoever proved to be somebody of another name could not accept. */
async function acceptedBy(
  cloud: Cloud,
  { accepted }: OfficerInvitation,
): Promise<InvitationView['accepted']> {
  if (accepted === null) return null;
  const payer = await cloud.db.get('payers', accepted.openId);
  return { at: accepted.at, as: payer === null || payer.self === null ? 'unproven' : 'himself' };
}
