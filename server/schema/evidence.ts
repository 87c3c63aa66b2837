import type { EvidenceKind } from '../../contract/evidence';
import type { PictureFormat } from '../../contract/picture-format';

/** What somebody gave with what he asks an office for: pictures, and how he can be called; `_id` is made of the kind and `about`. */
export interface Evidence {
  readonly _id: string;
  readonly kind: EvidenceKind;
  /** Of a refund, the request's `_id`; of a claim, the record's and the payer's. */
  readonly about: string;
  /** Who gave them. */
  readonly openId: string;
  readonly pictures: readonly EvidencePicture[];
  /** For calling him back about this alone; sealed. Absent: none given. */
  readonly phone?: string;
  /** Version of the key that sealed it: for finding what a rotation has yet to rewrite. Absent where there is no number. */
  readonly sealVersion?: number;
  /** When the timer first saw a claim decided, ms; absent as long as it waits, and of a refund, which says so itself. */
  readonly overAt?: number;
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
