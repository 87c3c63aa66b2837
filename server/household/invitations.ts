import { dayMs } from '../../contract/calendar-day';
import type { InvitationView } from '../../contract/family';
import { maskName } from '../../contract/person-name';
import { getPayer, requireRelative } from './payers';
import { type Cloud, refuse } from '../platform';
import { asTypedBy, countAttempt, maskedPerson, nameOf, personEvent, pseudonym } from '../identity';
import type { Invitation, Payer, Relative } from '../schema';

/** How long a relative may answer, ms. */
export const invitationMs = 7 * dayMs;

/** The token leaves the server once; only its keyed hash is kept. */
function idOf(cloud: Cloud, token: string): string {
  return pseudonym(cloud.settings, 'invitation', token);
}

export async function invite(
  cloud: Cloud,
  openId: string,
  relativeId: string,
): Promise<{ readonly token: string; readonly expiresAt: number }> {
  const relative = requireRelative(await getPayer(cloud, openId), relativeId);
  await countAttempt(cloud, 'link');
  const token = cloud.randomHex(16);
  const expiresAt = cloud.now() + invitationMs;
  await cloud.db.insert('invitations', {
    _id: idOf(cloud, token),
    payerOpenId: openId,
    relativeId,
    personId: relative.personId,
    state: 'open',
    expiresAt,
  });
  return { token, expiresAt };
}

interface Asked {
  readonly invitation: Invitation;
  readonly inviter: Payer;
  readonly relative: Relative;
}

/** The same words for a token that never was, is over, or was taken back with its relative. */
async function requireInvitation(cloud: Cloud, token: string): Promise<Asked> {
  const invitation = await cloud.db.get('invitations', idOf(cloud, token));
  if (invitation === null || invitation.expiresAt <= cloud.now()) throw invitationOver();
  const inviter = await getPayer(cloud, invitation.payerOpenId);
  const relative = inviter.relatives.find(({ relativeId }) => relativeId === invitation.relativeId);
  if (relative === undefined) throw invitationOver();
  return { invitation, inviter, relative };
}

function invitationOver(): Error {
  return refuse('INVITATION_OVER', '邀请已失效，请让家人重新发送。', { field: 'token' });
}

/** What the relative is asked, before he answers. */
export async function viewInvitation(cloud: Cloud, token: string): Promise<InvitationView> {
  const { invitation, inviter, relative } = await requireInvitation(cloud, token);
  const person = await cloud.db.get('people', invitation.personId);
  if (person === null) throw invitationOver();
  const self = inviter.self === null ? null : await cloud.db.get('people', inviter.self.personId);
  return {
    invitedBy: self === null ? '' : maskName(nameOf(cloud, self)),
    relation: relative.relation,
    person: maskedPerson(cloud, asTypedBy(person, inviter._id)),
    expiresAt: invitation.expiresAt,
  };
}

/**
 * The relative's answer. Only the person himself, tied to his WeChat by an office's code, can give it; he may take his
 * agreement back by answering no. The same answer again changes nothing.
 */
export async function answerInvitation(
  cloud: Cloud,
  openId: string,
  token: string,
  accept: boolean,
): Promise<{ readonly accepted: boolean }> {
  const { invitation, inviter } = await requireInvitation(cloud, token);
  const answering = await getPayer(cloud, openId);
  if (answering.self?.personId !== invitation.personId) {
    throw refuse(
      'CONFIRM_SELF_FIRST',
      '只有被邀请的家人本人可以同意。请先用窗口给的一次性码确认是您本人，再回来同意。',
    );
  }
  const event = personEvent(cloud, invitation.personId, accept ? 'agreed' : 'revoked');
  await cloud.db.transaction(async (tx) => {
    const payer = await tx.get('payers', inviter._id);
    if (payer === null) return;
    const relatives = payer.relatives.map((relative) =>
      relative.relativeId === invitation.relativeId
        ? { ...relative, confirmedAt: accept ? (relative.confirmedAt ?? cloud.now()) : null }
        : relative,
    );
    await tx.put('payers', { ...payer, relatives, revision: payer.revision + 1 });
    if (changed(payer, invitation.relativeId, accept)) await tx.insert('person-events', event);
    await tx.put('invitations', { ...invitation, state: accept ? 'accepted' : 'refused' });
  });
  return { accepted: accept };
}

/** Whether the answer is another than the one that stands. */
function changed({ relatives }: Payer, relativeId: string, accept: boolean): boolean {
  const relative = relatives.find((one) => one.relativeId === relativeId);
  return relative !== undefined && (relative.confirmedAt !== null) !== accept;
}
