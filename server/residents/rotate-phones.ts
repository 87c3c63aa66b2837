import { type PageOfOldKeys, newest } from '../identity';
import type { Cloud } from '../platform';
import type { Residence, Resident } from '../schema';
import { phoneKeyVersion, phoneOf, sealPhone } from './phones';

function underOldKeys({ settings }: Cloud) {
  return { sealVersion: { lt: newest(settings.encryptionKeys).version } };
}

/** Residents whose telephone numbers are sealed under older keys. One round trip. */
export function phonesUnderOldKeys(cloud: Cloud, page: PageOfOldKeys): Promise<readonly Resident[]> {
  return cloud.db.find('residents', { filter: underOldKeys(cloud), ...page });
}

export function countPhonesUnderOldKeys(cloud: Cloud): Promise<number> {
  return cloud.db.count('residents', underOldKeys(cloud));
}

/** Seals the numbers of one resident anew, those that an undone import would bring back too. */
export function resealPhones(cloud: Cloud, residentId: string): Promise<void> {
  return cloud.db.transaction(async (tx) => {
    const held = await tx.get('residents', residentId);
    if (held === null) return;
    const { before = [] } = held;
    await tx.put('residents', {
      ...held,
      phone: resealed(cloud, residentId, held),
      before: before.map((one) => ({
        ...one,
        state: one.state && { ...one.state, phone: resealed(cloud, residentId, one.state) },
      })),
      sealVersion: phoneKeyVersion(cloud),
    });
  });
}

function resealed(cloud: Cloud, residentId: string, { phone }: Pick<Residence, 'phone'>): Residence['phone'] {
  const number = phoneOf(cloud, { _id: residentId, phone });
  return number === null || phone === null
    ? null
    : { ...phone, sealed: sealPhone(cloud, residentId, number) };
}
