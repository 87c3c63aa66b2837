import { telephoneWords, tidyTelephone } from '../../contract/telephone';
import { newest, open, seal } from '../identity';
import { RowError } from '../imports';
import type { Cloud } from '../platform';
import type { Resident } from '../schema';

/** As {@link tidyTelephone}, of a row. Throws {@link RowError}. */
export function tidyPhone(typed: string): string {
  const tidy = tidyTelephone(typed);
  if (tidy === null) throw new RowError('phone', `${telephoneWords}；没有就空着。`);
  return tidy;
}

export function sealPhone(cloud: Cloud, residentId: string, phone: string): string {
  return seal(cloud.settings, (bytes) => cloud.randomHex(bytes), placeOf(residentId), phone);
}

/** Null where the list has none. Throws `UnreadableSealError`. */
export function phoneOf(cloud: Cloud, { _id, phone }: Pick<Resident, '_id' | 'phone'>): string | null {
  return phone === null ? null : open(cloud.settings, placeOf(_id), phone.sealed);
}

/** The version of the key under which numbers are sealed now. */
export function phoneKeyVersion({ settings }: Cloud): number {
  return newest(settings.encryptionKeys).version;
}

/** Bound into the seal: a number that is copied to another's document doesn't open there. */
function placeOf(residentId: string): string {
  return `resident/${residentId}/phone`;
}
