import type { EvidenceKind } from '../../contract/evidence';
import type { PictureFormat } from '../../contract/picture-format';

/** Pictures that somebody gave with what he asks an office for; `_id` is made of the kind and `about`. */
export interface Evidence {
  readonly _id: string;
  readonly kind: EvidenceKind;
  /** Of a refund, the request's `_id`. */
  readonly about: string;
  /** Who gave them. */
  readonly openId: string;
  readonly pictures: readonly EvidencePicture[];
  /** When the timer looks whether something of it may go, ms. */
  readonly nextAt: number;
  readonly createdAt: number;
}

/** `awaited`: the phone may put it in its place. `leaving`: it is being removed. */
export type EvidencePicture = {
  /** Random: whoever doesn't know it finds no place to put anything, and no file. */
  readonly pictureId: string;
  readonly at: number;
} & (
  | { readonly state: 'awaited' | 'leaving' }
  | {
      readonly state: 'kept';
      /** The server's own copy, in the cloud's storage. */
      readonly fileId: string;
      readonly format: PictureFormat;
      readonly bytes: number;
      /** SHA-256 of the copy, hexadecimal. */
      readonly digest: string;
    }
);
