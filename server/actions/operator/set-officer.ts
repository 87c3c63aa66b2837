import type { OperatorActions } from '../../../contract/operator';
import type { Cloud } from '../../platform';
import type { Officer } from '../../schema';

type Shape = OperatorActions['officers.set'];

/** Names an officer or replaces what he may do; a repeat changes nothing. */
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

/** A new name doesn't make a second person of him. */
function formerNames(before: Officer | null, name: string): Pick<Officer, 'formerNames'> {
  if (before === null) return {};
  const names = [...(before.formerNames ?? []), before.name].filter((one) => one !== name);
  return names.length === 0 ? {} : { formerNames: [...new Set(names)] };
}
