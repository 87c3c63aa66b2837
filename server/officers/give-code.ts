import type { OfficersActions } from '../../contract/officers';
import { pseudonym } from '../identity';
import { nameToken, requireOfficer, requireUnconcerned } from '../officer-access';
import { type Cloud, drawCheckCode } from '../platform';
import { invitationOver, requireInvitation } from './stored-invitations';

type Giving = OfficersActions['officers.give-code'];

const codeMs = 24 * 3_600_000;

export const codePurpose = 'officer-invitation';

/** A new code for an invitation; voids the one before. Shown once, kept as a keyed hash. */
export async function giveCode(cloud: Cloud, { invitationId }: Giving['request']): Promise<Giving['data']> {
  const officer = await requireOfficer(cloud, 'officers');
  const seen = await requireInvitation(cloud.db, officer, invitationId);
  cloud.notes.region = seen.region;
  await requireUnconcerned(cloud, officer, [nameToken(cloud, seen.name)]);
  const code = drawCheckCode(cloud);
  const expiresAt = Math.min(cloud.now() + codeMs, seen.expiresAt);
  await cloud.db.transaction(async (tx) => {
    const held = await requireInvitation(tx, officer, invitationId);
    const open = held.state === 'agreed' || held.state === 'coded';
    if (!open || held.expiresAt <= cloud.now()) throw invitationOver();
    await tx.put('officer-invitations', {
      ...held,
      state: 'coded',
      codeHash: pseudonym(cloud.settings, codePurpose, code),
      codeExpiresAt: expiresAt,
      codeBy: { id: officer._id, name: officer.name },
    });
  });
  return { code, expiresAt };
}
