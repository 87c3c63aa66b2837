import type { CorrectionKind } from '../../contract/corrections';
import type { DocumentKind } from '../../contract/identity-document';
import type { IsoDay } from '../../policy/calendar';

/**
 * A person, once. `_id` is random and lives for ever; what he is found by stands in `person-keys`, so that a newborn
 * keeps his records when his number comes, and so that lookup keys can be rotated.
 */
export interface Person {
  readonly _id: string;
  /** Encrypted at rest, newest document first. */
  readonly documents: readonly { readonly kind: DocumentKind; readonly sealedNumber: string }[];
  readonly sealedName: string;
  /** Whose word name and birth date are: `office`, or the payer's openId, who may put his own typing error right. */
  readonly namedBy: string;
  /**
   * Where an office's word is the name: when it came to be the name (ms); 0 where a payer had typed the same before. Absent
   * where no office gave it, or before release 0.2. Who took him on his list later typed this very name.
   */
  readonly officeNamedAt?: number;
  /**
   * Names and birth dates that other payers typed for the same number: each goes by his own, until the person or an office
   * decides. Absent where nobody typed another.
   */
  readonly otherNames?: readonly OtherName[];
  readonly birthDate: IsoDay | null;
  /**
   * Which payers took him on their lists on the last China day on which one did; absent before the first. Of each two bytes of a
   * keyed hash: enough to tell the few of a day apart, too little to tell who it was.
   */
  readonly listed?: { readonly day: IsoDay; readonly by: readonly string[] };
  /** Who needs this person's data: `payer:<openId>` of each family he is in, `roster`. Nobody left, nothing kept. */
  readonly heldBy: readonly string[];
  /** Since when `heldBy` is empty (ms); null where it isn't, or where the law keeps him: for finding who is to go. */
  readonly unheldSince?: number | null;
  /** Version of the key that sealed name and numbers: for finding what a rotation has yet to rewrite. */
  readonly sealVersion: number;
  /** Newest version of the key by which he can be found. */
  readonly keyVersion: number;
  readonly createdAt: number;
  /** What two officers put right, the newest last and no more than fifty; absent before the first. Never what stood there before. */
  readonly corrections?: readonly PersonCorrection[];
}

export interface PersonCorrection {
  /** Made by the phone of the officer who proposed it. */
  readonly _id: string;
  readonly kind: CorrectionKind;
  readonly at: number;
  /** The place of the office. */
  readonly region: string;
  readonly reason: string;
}

/** A payer's word for who has the number, where his name or birth date is another. */
export interface OtherName {
  /** His openId. */
  readonly by: string;
  readonly sealedName: string;
  /** Absent where it is the person's own: only a name could differ when it was stored. */
  readonly birthDate?: IsoDay | null;
}

/** `_id` is the keyed hash of document kind and number, with the key's version. */
export interface PersonKey {
  readonly _id: string;
  readonly personId: string;
  readonly version: number;
}
