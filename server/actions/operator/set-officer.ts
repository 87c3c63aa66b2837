import type { OperatorActions } from '../../../contract/operator';
import { type Cloud, refuse } from '../../platform';
import type { Officer } from '../../schema';

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

/** So many names somebody has had at most: more are of several people. */
const mostNames = 20;

/** A new name doesn't make a second person of him. */
function formerNames(before: Officer | null, name: string): Pick<Officer, 'formerNames'> {
  if (before === null) return {};
  const names = [...(before.formerNames ?? []), before.name].filter((one) => one !== name);
  if (names.length > mostNames) {
    throw refuse(
      'RENAMED_OFTEN',
      `这位经办人已经改过${mostNames}次姓名，不能再改。请核对openid是不是填错了人。`,
      {
        field: 'name',
      },
    );
  }
  return names.length === 0 ? {} : { formerNames: [...new Set(names)] };
}
