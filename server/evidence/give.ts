import { createHash } from 'node:crypto';
import { type EvidenceActions, mostPictureBytes, mostPictures } from '../../contract/evidence';
import { isHeic, pictureFormat } from '../../contract/picture-format';
import { type Cloud, type Documents, RefusalError, refuse } from '../platform';
import type { Evidence, EvidencePicture } from '../schema';
import { inboxPath, keptPath, removeFiles } from './paths';
import {
  type EvidenceSubject,
  type KeptPicture,
  evidenceId,
  isKept,
  isLeft,
  newEvidence,
  noPicture,
  withPictures,
} from './stored';

/** Makes place for one more picture. What was left lying goes first. */
export async function beginPicture(
  cloud: Cloud,
  subject: EvidenceSubject,
): Promise<EvidenceActions['evidence.begin']['data']> {
  await clearLeft(cloud, subject);
  const pictureId = cloud.randomHex(16);
  await cloud.db.transaction(async (tx) => {
    await subject.requireOpen(tx);
    const now = cloud.now();
    const held = await own(tx, subject);
    const before = held ?? newEvidence(subject, now);
    if (before.pictures.length >= mostPictures) {
      throw refuse('TOO_MANY_PICTURES', `一次申请最多${mostPictures}张图片。要换别的，请先删掉一张。`);
    }
    const pictures: EvidencePicture[] = [...before.pictures, { pictureId, at: now, state: 'awaited' }];
    await tx.put('evidence', withPictures(before, pictures, now));
  });
  return { pictureId, path: inboxPath(pictureId) };
}

/** What the caller gave for it; null where that is nothing, and where somebody else did. */
async function own(documents: Documents, subject: EvidenceSubject): Promise<Evidence | null> {
  const held = await documents.get('evidence', evidenceId(subject));
  return held?.openId === subject.openId ? held : null;
}

/** Places that a phone never used, and what a call that died was removing. */
async function clearLeft(cloud: Cloud, subject: EvidenceSubject): Promise<void> {
  const held = await own(cloud.db, subject);
  const left = held?.pictures.filter((one) => isLeft(one, cloud.now())) ?? [];
  if (left.length > 0) await dropPictures(cloud, evidenceId(subject), left);
}

/** The files first: what is in no list any more, nobody would find again. */
export async function dropPictures(
  cloud: Cloud,
  id: string,
  gone: readonly EvidencePicture[],
): Promise<Evidence | null> {
  await removeFiles(cloud, gone);
  const ids = new Set(gone.map(({ pictureId }) => pictureId));
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('evidence', id);
    if (held === null) return null;
    const pictures = held.pictures.filter(({ pictureId }) => !ids.has(pictureId));
    const left = withPictures(held, pictures, cloud.now());
    if (pictures.length === 0 && held.phone === undefined) await tx.remove('evidence', id);
    else await tx.put('evidence', left);
    return left;
  });
}

async function requirePicture(
  documents: Documents,
  subject: EvidenceSubject,
  id: string,
): Promise<{ readonly held: Evidence; readonly picture: EvidencePicture }> {
  const held = await own(documents, subject);
  const picture = held?.pictures.find(({ pictureId }) => pictureId === id);
  if (held === null || picture === undefined || picture.state === 'leaving') throw noPicture();
  return { held, picture };
}

/**
 * Looks at what the phone has put there and makes a copy of the server's own: the phone could put something else there afterwards.
 * Which file it is, the server says, by the place that it made; the phone names none.
 */
export async function keepPicture(
  cloud: Cloud,
  subject: EvidenceSubject,
  pictureId: string,
): Promise<Evidence> {
  const { held, picture } = await requirePicture(cloud.db, subject, pictureId);
  if (isKept(picture)) return held;
  const uploaded = await cloud.files.idOf(inboxPath(pictureId));
  const body = await cloud.files.read(uploaded, mostPictureBytes);
  if (body === null) {
    throw refuse('PICTURE_NOT_THERE', '这张图片没有传上来，可能是网络断了，请再传一次。', {
      retryable: true,
    });
  }
  const format = body === 'too-large' ? null : pictureFormat(body);
  if (body === 'too-large' || format === null) {
    await dropPictures(cloud, held._id, [picture]);
    throw whyNotKept(body);
  }
  const fileId = await cloud.files.keep(keptPath(pictureId, format), body);
  const digest = createHash('sha256').update(body).digest('hex');
  const kept = { fileId, format, bytes: body.length, digest, state: 'kept' } as const;
  try {
    const stored = await listKept(cloud, subject, { pictureId, ...kept });
    await cloud.files.remove([uploaded]);
    return stored;
  } catch (error) {
    // Taken back while it was looked at: the copy is in no list, and nobody would find it again.
    if (error instanceof RefusalError) await removeFiles(cloud, [{ pictureId }]);
    throw error;
  }
}

function listKept(cloud: Cloud, subject: EvidenceSubject, kept: Omit<KeptPicture, 'at'>): Promise<Evidence> {
  return cloud.db.transaction(async (tx) => {
    await subject.requireOpen(tx);
    const at = cloud.now();
    const { held } = await requirePicture(tx, subject, kept.pictureId);
    const pictures = held.pictures.map((one) => (one.pictureId === kept.pictureId ? { ...kept, at } : one));
    const after = withPictures(held, pictures, at);
    await tx.put('evidence', after);
    return after;
  });
}

function whyNotKept(body: Uint8Array | 'too-large'): Error {
  if (body === 'too-large') {
    const most = mostPictureBytes / 1024 / 1024;
    return refuse('PICTURE_TOO_LARGE', `这张图片超过${most}MB，请换一张小一点的，或重新拍一张。`);
  }
  return refuse(
    'NOT_A_PICTURE',
    isHeic(body)
      ? '这张照片是苹果手机的HEIC格式，工作人员的手机可能打不开。请截一张图，或存成JPG再传。'
      : '这个文件不是图片。请传照片或截图（JPG、PNG、WebP）。',
  );
}

/** Takes a picture back, before the decision. */
export async function removePicture(
  cloud: Cloud,
  subject: EvidenceSubject,
  pictureId: string,
): Promise<Evidence | null> {
  const gone = await cloud.db.transaction(async (tx) => {
    await subject.requireOpen(tx);
    const held = await own(tx, subject);
    const picture = held?.pictures.find((one) => one.pictureId === pictureId);
    if (held === null || picture === undefined) return null;
    const leaving: EvidencePicture = { pictureId, at: picture.at, state: 'leaving' };
    const pictures = held.pictures.map((one) => (one.pictureId === pictureId ? leaving : one));
    await tx.put('evidence', withPictures(held, pictures, cloud.now()));
    return leaving;
  });
  if (gone === null) return own(cloud.db, subject);
  return dropPictures(cloud, evidenceId(subject), [gone]);
}
