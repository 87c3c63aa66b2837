import { telephoneWords, tidyTelephone } from '../../contract/telephone';
import { type PageOfOldKeys, newest, open, seal } from '../identity';
import { type Cloud, refuse } from '../platform';
import type { Evidence } from '../schema';
import { type EvidenceSubject, evidenceId, newEvidence } from './stored';

/** By which number an office may call somebody back about what he asks; null takes it back. Three round trips. */
export async function setPhone(cloud: Cloud, subject: EvidenceSubject, typed: string | null): Promise<void> {
  const number = typed === null ? null : tidyTelephone(typed);
  if (typed !== null && number === null) {
    throw refuse('WRONG_PHONE', `${telephoneWords}。`, { field: 'phone' });
  }
  const _id = evidenceId(subject);
  await cloud.db.transaction(async (tx) => {
    await subject.requireOpen(tx);
    const held = await tx.get('evidence', _id);
    const own = held?.openId === subject.openId ? held : newEvidence(subject, cloud.now());
    const left = withoutPhone(own);
    if (number !== null) await tx.put('evidence', { ...left, ...sealed(cloud, _id, number) });
    else if (left.pictures.length > 0) await tx.put('evidence', left);
    else await tx.remove('evidence', _id);
  });
}

function withoutPhone({ phone: _, sealVersion: __, ...evidence }: Evidence): Evidence {
  return evidence;
}

function sealed(cloud: Cloud, id: string, number: string): Required<Pick<Evidence, 'phone' | 'sealVersion'>> {
  const phone = seal(cloud.settings, (bytes) => cloud.randomHex(bytes), placeOf(id), number);
  return { phone, sealVersion: newest(cloud.settings.encryptionKeys).version };
}

/** Bound into the seal: a number that is copied to another's document doesn't open there. */
function placeOf(id: string): string {
  return `evidence/${id}/phone`;
}

/** Null where none was given. Throws `UnreadableSealError`. */
export function phoneIn(cloud: Cloud, { _id, phone }: Pick<Evidence, '_id' | 'phone'>): string | null {
  return phone === undefined ? null : open(cloud.settings, placeOf(_id), phone);
}

/** Given for something, by whoever; null where there is none. Whoever may see it was asked before. One round trip. */
export async function phoneGiven(cloud: Cloud, id: string): Promise<string | null> {
  const held = await cloud.db.get('evidence', id);
  return held === null ? null : phoneIn(cloud, held);
}

/** The same for an officer who wants to call; he may have taken it back while the list was open. Throws `NO_PHONE`. */
export async function requirePhone(cloud: Cloud, id: string | null): Promise<string> {
  const number = id === null ? null : await phoneGiven(cloud, id);
  if (number !== null) return number;
  throw refuse('NO_PHONE', '申请人没有留联系电话，或者刚收回了，请刷新列表。');
}

function underOldKeys({ settings }: Cloud) {
  return { sealVersion: { lt: newest(settings.encryptionKeys).version } };
}

/** Numbers sealed under older keys. One round trip. */
export function askersPhonesUnderOldKeys(cloud: Cloud, page: PageOfOldKeys): Promise<readonly Evidence[]> {
  return cloud.db.find('evidence', { filter: underOldKeys(cloud), ...page });
}

export function countAskersPhonesUnderOldKeys(cloud: Cloud): Promise<number> {
  return cloud.db.count('evidence', underOldKeys(cloud));
}

export function resealAskersPhone(cloud: Cloud, id: string): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('evidence', id);
    const number = held === null ? null : phoneIn(cloud, held);
    if (held !== null && number !== null) await tx.put('evidence', { ...held, ...sealed(cloud, id, number) });
  });
}
