import type { OfficersActions } from '../../contract/officers';
import { isOnePerson, isResponsibleFor, requireOfficer, requireUnconcerned } from '../officer-access';
import { type Cloud, type Documents, refuse } from '../platform';
import type { Officer, OfficerInvitation } from '../schema';
import { pairingsOf } from './accept';
import { requireGivable } from './appointment';
import { officerStandIn, subjectsOfOfficer } from './find-officer';
import { formerNames } from './former-names';
import { invitationOver, over, requireInvitation } from './stored-invitations';

type Confirming = OfficersActions['officers.confirm'];

/** Six digits and five tries: one in two hundred thousand. */
const mostWrong = 5;

/**
 * The office heard the number from the one whom it knows: he is an officer from here on. Another officer does it than who handed out the
 * code, so that no one of them alone puts somebody else in his place.
 */
export async function confirmOfficer(
  cloud: Cloud,
  { invitationId, pairing }: Confirming['request'],
): Promise<Confirming['data']> {
  const officer = await requireOfficer(cloud, 'officers');
  const seen = await requireInvitation(cloud.db, officer, invitationId);
  cloud.notes.region = seen.region;
  if (seen.accepted === null) throw invitationOver();
  const { openId } = seen.accepted;
  const done = { officerId: officerStandIn(cloud, openId) };
  if (seen.state === 'joined') return done;
  await requireAnother(cloud.db, officer, seen);
  await requireNoneNear(cloud, officer, seen, openId);
  const right = await cloud.db.transaction(async (tx) => {
    const held = await requireInvitation(tx, officer, invitationId);
    if (held.state !== 'accepted' || held.accepted?.openId !== openId) throw invitationOver();
    if (!pairingsOf(cloud, invitationId, openId).includes(pairing)) {
      await tx.put('officer-invitations', missed(held, cloud.now()));
      return false;
    }
    await requireInviters(tx, held);
    await tx.put('officers', await appointed(tx, held, openId, cloud.now()));
    await tx.put('officer-invitations', over(held, 'joined', null, cloud.now()));
    return true;
  });
  if (!right) throw pairingWrong();
  cloud.notes.about('officer', openId);
  return done;
}

async function requireAnother(
  documents: Documents,
  officer: Officer,
  { codeBy }: OfficerInvitation,
): Promise<void> {
  if (codeBy !== null && !(await isOnePerson(documents, officer, codeBy))) return;
  throw refuse('NOT_SECOND', '加入码是您给的，请由另一位经办人核对数字、确认。');
}

/** Families change while an invitation waits. Throws `CONCERNED`. */
async function requireNoneNear(
  cloud: Cloud,
  officer: Officer,
  { proposer, decider, codeBy }: OfficerInvitation,
  openId: string,
): Promise<void> {
  const subjects = await subjectsOfOfficer(cloud, openId);
  const ids = [...new Set([proposer.id, decider.id, codeBy?.id ?? ''])].filter((id) => id !== officer._id);
  const others = await cloud.db.find('officers', { filter: { _id: { in: ids } }, limit: ids.length });
  for (const one of [officer, ...others]) await requireUnconcerned(cloud, one, subjects);
}

/** It holds by the word of two who still have it. Throws `PROPOSER_GONE`. */
async function requireInviters(
  tx: Documents,
  { proposer, decider, region, regions, duties }: OfficerInvitation,
): Promise<void> {
  requireGivable(region, { regions, duties });
  for (const { id } of [proposer, decider]) {
    const officer = await tx.get('officers', id);
    if (officer !== null && officer.ended === undefined && officer.duties.includes('officers')) continue;
    throw refuse('PROPOSER_GONE', '提出或同意这份邀请的人已经不管经办人员。请结束这份邀请，重新提出。');
  }
  const first = await tx.get('officers', proposer.id);
  if (first !== null && isResponsibleFor(first, region)) return;
  throw refuse('PROPOSER_GONE', '提出这份邀请的人已经不在这个单位。请结束这份邀请，重新提出。');
}

async function appointed(
  tx: Documents,
  { name, regions, duties, proposer, decider }: OfficerInvitation,
  openId: string,
  now: number,
): Promise<Officer> {
  const before = await tx.get('officers', openId);
  const changed = { at: now, by: [proposer.name, decider.name] };
  return { _id: openId, name, regions, duties, changed, ...formerNames(before, name) };
}

function missed(held: OfficerInvitation, now: number): OfficerInvitation {
  const counted = { ...held, wrongPairings: held.wrongPairings + 1 };
  if (counted.wrongPairings < mostWrong) return counted;
  return over(counted, 'ended', `数字输错了${mostWrong}次`, now);
}

function pairingWrong(): Error {
  return refuse(
    'PAIRING_WRONG',
    `数字不对。请当面或打电话给您认识的本人，照他手机上显示的输入；输错${mostWrong}次，这份邀请就结束。`,
    { field: 'pairing' },
  );
}
