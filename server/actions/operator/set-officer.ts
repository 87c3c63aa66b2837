import type { OperatorActions } from '../../../contract/operator';
import { formerNames } from '../../officers';
import type { Cloud } from '../../platform';

type Shape = OperatorActions['officers.set'];

/** Names an officer or replaces what he may do; a repeat changes nothing. Refuses `RENAMED_OFTEN`. */
export async function setOfficer(
  cloud: Cloud,
  { openId, name, regions, duties, secondFor = [] }: Shape['request'],
): Promise<Shape['data']> {
  cloud.notes.about('officer', openId);
  cloud.notes.region = regions[0] ?? '';
  const known = await cloud.db.transaction(async (tx) => {
    const before = await tx.get('officers', openId);
    const neighbours = secondFor.length === 0 ? {} : { secondFor };
    await tx.put('officers', {
      _id: openId,
      name,
      regions,
      duties,
      ...neighbours,
      ...formerNames(before, name),
    });
    return before !== null;
  });
  return { openId, known };
}
