import { isOursToTell, tellingTime } from '../enrolment';
import { type Cloud, chinaDay } from '../platform';
import type { EnrolmentRecord } from '../schema';
import type { Migration } from './migration';
import { rewritePage } from './pages';

/** Who was enrolled here before there were files to bureau and tax office comes into the next ones, unless his year is over. */
export const tellOfRecords: Migration = {
  number: 16,
  id: '0016-tell-of-records',
  description: 'Notes in `records` that bureau and tax office have yet to be told of an enrolment made here.',
  collection: 'records',
  step: (cloud, cursor) =>
    rewritePage(cloud, { collection: 'records', cursor }, async (seen) => {
      if (!isUntold(cloud, seen)) return false;
      return cloud.db.transaction(async (tx) => {
        const held = await tx.get('records', seen._id);
        if (held === null || !isUntold(cloud, held)) return false;
        await tx.put('records', { ...held, tellAt: tellingTime(cloud.now()) });
        return true;
      });
    }),
};

function isUntold(cloud: Cloud, { insurance, year, tellAt }: EnrolmentRecord): boolean {
  if (insurance === null || !isOursToTell(insurance)) return false;
  const isOver = year < Number(chinaDay(cloud.now()).slice(0, 4));
  return !isOver && insurance.told === undefined && typeof tellAt !== 'number';
}
