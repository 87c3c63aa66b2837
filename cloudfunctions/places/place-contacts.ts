import type { Contact } from '../../contract/resident';

/** Whom to ask or complain to; `_id` is the place's code. */
export interface StoredContacts {
  readonly _id: string;
  readonly contacts: readonly Contact[];
  readonly officerId: string;
  readonly at: number;
}
