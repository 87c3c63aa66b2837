import { newest, open, seal } from '../identity';
import { RowError } from '../imports';
import type { Cloud } from '../platform';
import type { Resident } from '../schema';

/** A mobile number, or one of a house with its area code; blanks and hyphens are welcome. Throws {@link RowError}. */
export function tidyPhone(typed: string): string {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '');
  if (/^1[3-9]\d{9}$/.test(digits) || /^0\d{9,11}$/.test(digits)) return digits;
  throw new RowError('phone', '联系电话写11位手机号码，或者带区号的座机号码；没有就空着。');
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
