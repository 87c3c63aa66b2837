import { readCheckCode } from '../../contract/check-code';
import { type OfficersActions, pairingLength } from '../../contract/officers';
import { nameFits, pseudonyms } from '../identity';
import { circleOf, tokensOf } from '../officer-access';
import { type Cloud, refuse, requireOpenId } from '../platform';
import type { Officer, OfficerInvitation } from '../schema';
import { codePurpose } from './give-code';
import { subjectsOfOfficer } from './find-officer';

type Accepting = OfficersActions['officers.accept'];

/**
 * Whoever holds the code says that he is the one who was invited. He is no officer by it: the office hears the number from him and confirms
 * him. The same once more answers the same.
 */
export async function acceptInvitation(
  cloud: Cloud,
  { code }: Accepting['request'],
): Promise<Accepting['data']> {
  const openId = requireOpenId(cloud);
  const read = readCheckCode(code);
  if (read.kind !== 'code') throw wrong();
  const hashes = pseudonyms(cloud.settings, codePurpose, read.code);
  const [found] = await cloud.db.find('officer-invitations', {
    filter: { codeHash: { in: hashes } },
    limit: 1,
  });
  if (found === undefined) throw wrong();
  await requireNewcomer(cloud, openId, found);
  const held = await cloud.db.transaction(async (tx) => {
    const invitation = await tx.get('officer-invitations', found._id);
    if (invitation === null || !hashes.includes(invitation.codeHash ?? '')) throw wrong();
    if (invitation.state === 'accepted' && invitation.accepted?.openId === openId) return invitation;
    const valid = invitation.codeExpiresAt !== null && invitation.codeExpiresAt > cloud.now();
    if (invitation.state !== 'coded' || !valid) throw wrong();
    const accepted: OfficerInvitation = {
      ...invitation,
      state: 'accepted',
      accepted: { openId, at: cloud.now() },
    };
    await tx.put('officer-invitations', accepted);
    return accepted;
  });
  cloud.notes.actor = openId;
  cloud.notes.region = held.region;
  const { name, regions, duties } = held;
  return { name, regions, duties, pairing: pairingsOf(cloud, held._id, openId)[0] ?? '' };
}

/** The number that tells who accepted, under each key; the first is the one that is shown. */
export function pairingsOf({ settings }: Cloud, invitationId: string, openId: string): readonly string[] {
  return pseudonyms(settings, 'officer-pairing', `${invitationId}\n${openId}`).map((hash) =>
    (BigInt(`0x${hash}`) % 10n ** BigInt(pairingLength)).toString().padStart(pairingLength, '0'),
  );
}

/** Neither an officer, nor somebody else as far as anybody knows, nor near one who invited him. */
async function requireNewcomer(cloud: Cloud, openId: string, invitation: OfficerInvitation): Promise<void> {
  const [officer, payer] = await Promise.all([
    cloud.db.get('officers', openId),
    cloud.db.get('payers', openId),
  ]);
  if (officer !== null && officer.ended === undefined) {
    throw refuse('OFFICER_ALREADY', '这个微信已经是经办人。要加职责或地方的，请让所在单位改，不用加入码。');
  }
  const self = payer?.self ? await cloud.db.get('people', payer.self.personId) : null;
  if (self !== null && !nameFits(cloud, self, invitation.name)) throw wrong();
  const subjects = await subjectsOfOfficer(cloud, openId);
  for (const { id } of [invitation.proposer, invitation.decider]) {
    const near = await cloud.db.get('officers', id);
    if (near !== null && (await isNear(cloud, near, subjects))) {
      throw refuse('CONCERNED', '提出或同意邀请您的经办人是您的家人，请由别的经办人邀请。');
    }
  }
}

async function isNear(cloud: Cloud, officer: Officer, subjects: readonly string[]): Promise<boolean> {
  const circle = await circleOf(cloud, officer);
  return subjects.flatMap((one) => tokensOf(cloud, one)).some((one) => circle.has(one));
}

function wrong(): Error {
  return refuse(
    'INVITATION_WRONG',
    '没有核对上。请检查加入码有没有抄错；一个码只能用一次，一天内有效，过了请让单位重新给一个。确认过本人的微信，姓名要和邀请的一样。',
    { field: 'code' },
  );
}
