import { isResponsibleFor } from '../officer-access';
import { type Documents, refuse } from '../platform';
import type { Officer, OfficerInvitation } from '../schema';
import { invitationKeptMs } from './invite';

/** An invitation of the officer's places; others read like none. Throws `NO_INVITATION`. */
export async function requireInvitation(
  documents: Documents,
  officer: Officer,
  invitationId: string,
): Promise<OfficerInvitation> {
  const held = await documents.get('officer-invitations', invitationId);
  if (held !== null && isResponsibleFor(officer, held.region)) return held;
  throw refuse('NO_INVITATION', '没有找到这份邀请，请刷新名单。');
}

/** Over: who joined, or why nobody did. What would still open it goes. */
export function over(
  held: OfficerInvitation,
  state: 'joined' | 'ended',
  reason: string | null,
  now: number,
): OfficerInvitation {
  return {
    ...held,
    state,
    reason,
    codeHash: null,
    codeExpiresAt: null,
    expiresAt: now + invitationKeptMs,
  };
}

export function invitationOver(): Error {
  return refuse('INVITATION_OVER', '这份邀请已经用过、结束或过期，请刷新名单；还需要的，重新提出。');
}
