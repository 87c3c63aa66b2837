import type { Contact } from '../../contract/contact';

/** Whom to ask or complain to; `_id` is the place's code. */
export interface StoredContacts {
  readonly _id: string;
  readonly contacts: readonly Contact[];
  /** Whether the place is in the long-term care insurance pilot, where an office said so. */
  readonly ltciPilot?: boolean;
  readonly officerId: string;
  readonly at: number;
}
