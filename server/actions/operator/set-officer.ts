import type { OperatorActions } from '../../../contract/operator';
import type { Cloud } from '../../platform';

type Shape = OperatorActions['officers.set'];

/** Names an officer or replaces what he may do; a repeat changes nothing. */
export async function setOfficer(
  cloud: Cloud,
  { openId, name, regions, duties }: Shape['request'],
): Promise<Shape['data']> {
  cloud.notes.about('officer', openId);
  cloud.notes.region = regions[0] ?? '';
  const known = (await cloud.db.get('officers', openId)) !== null;
  await cloud.db.put('officers', { _id: openId, name, regions, duties });
  return { openId, known };
}
