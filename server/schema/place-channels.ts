import type { OfficeChannel } from '../../contract/resident';

/** The ways of paying and registering that a place's office names besides its notice; `_id` is the place's code. */
export interface StoredChannels {
  readonly _id: string;
  readonly channels: readonly OfficeChannel[];
  readonly officerId: string;
  readonly at: number;
}
