import type { EvidenceOf, PictureView } from '../../contract/evidence';
import { type Documents, refuse } from '../platform';
import type { Evidence, EvidencePicture } from '../schema';

/** What pictures are for, as far as it has to be known: whose it is, and whether it takes any. */
export interface EvidenceSubject extends EvidenceOf {
  readonly openId: string;
  /** In the caller's transaction. Throws `NO_REQUEST` and `REQUEST_DECIDED`. */
  requireOpen(tx: Documents): Promise<void>;
}

export type KeptPicture = Extract<EvidencePicture, { readonly state: 'kept' }>;

/** A phone has so long to send a picture for which there is a place, ms. */
export const awaitedMs = 30 * 60_000;
/** So often the timer asks whether a request was decided, ms. */
export const lookAgainMs = 24 * 3_600_000;

export function evidenceId({ kind, id }: EvidenceOf): string {
  return `${kind}-${id}`;
}

export function isKept(picture: EvidencePicture): picture is KeptPicture {
  return picture.state === 'kept';
}

/** A place that nobody used in time, or a picture whose removal was cut off. */
export function isLeft(picture: EvidencePicture, now: number): boolean {
  return picture.state === 'leaving' || (picture.state === 'awaited' && picture.at + awaitedMs <= now);
}

export function pictureViews(evidence: Pick<Evidence, 'pictures'> | null): readonly PictureView[] {
  const kept = evidence?.pictures.filter(isKept) ?? [];
  return kept.map(({ pictureId, bytes, at }) => ({ pictureId, bytes, at }));
}

/** The same with other pictures; the timer looks soon where one of them is on its way. */
export function withPictures(
  evidence: Evidence,
  pictures: readonly EvidencePicture[],
  now: number,
): Evidence {
  const onItsWay = pictures.some((picture) => !isKept(picture));
  return { ...evidence, pictures, nextAt: now + (onItsWay ? awaitedMs : lookAgainMs) };
}

export function newEvidence({ kind, id, openId }: EvidenceSubject, now: number): Evidence {
  const _id = evidenceId({ kind, id });
  return { _id, kind, about: id, openId, pictures: [], nextAt: now + awaitedMs, createdAt: now };
}

export function noPicture(): Error {
  return refuse('NO_PICTURE', '这张图片没有传完就放弃了，请重新选一次。');
}
