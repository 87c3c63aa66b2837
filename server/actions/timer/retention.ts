import type { Cloud } from '../../platform';
import { forgetResident, residentsPastTheirTime } from '../../residents';
import { workOff } from './work-off';

/** What is kept only until its `expiresAt`. */
const passing = [
  'lookup-log',
  'counters',
  'former-circle',
  'officer-invitations',
  'invitations',
  'one-time-codes',
  'person-events',
  'proposal-parts',
  'upload-parts',
  'uploads',
  'pay-requests',
  'receipt-shares',
  'poster-scans',
  'village-agents',
  'duplicates',
  'roster-changes',
  'lists-came',
] as const;

/** Removes what is past its time, until it is `until` (ms). */
export async function removeExpired(cloud: Cloud, until: number): Promise<void> {
  let removed = 0;
  for (const collection of passing) {
    const find = (limit: number) =>
      cloud.db.find(collection, { filter: { expiresAt: { lte: cloud.now() } }, limit });
    const step = async ({ _id }: { readonly _id: string }) => {
      await cloud.db.remove(collection, _id);
      removed += 1;
    };
    await workOff(cloud, { what: `expired-${collection}`, find, step }, until);
  }
  await workOff(
    cloud,
    {
      what: 'expired-residents',
      find: (limit) => residentsPastTheirTime(cloud, limit),
      step: async (resident) => {
        await forgetResident(cloud, resident);
        removed += 1;
      },
    },
    until,
  );
  cloud.log('expired-removed', { removed });
}
