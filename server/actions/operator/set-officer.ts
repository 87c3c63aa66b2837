import type { OperatorActions } from '../../../contract/operator';
import { logAct } from '../../officer-access';
import type { Cloud } from '../../platform';
import type { Officer } from '../../schema';

type Shape = OperatorActions['officers.set'];

/** Names an officer or replaces what he may do; a repeat changes nothing. */
export async function setOfficer(
  cloud: Cloud,
  operator: Officer,
  { openId, name, regions, duties }: Shape['request'],
): Promise<Shape['data']> {
  const known = (await cloud.db.get('officers', openId)) !== null;
  await cloud.db.put('officers', { _id: openId, name, regions, duties });
  await logAct(cloud, operator, 'officers.set', regions[0] ?? '');
  return { openId, known };
}
