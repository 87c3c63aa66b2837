import type { OperatorActions } from '../../../contract/operator';
import { logAct } from '../../officer-access/officers';
import type { Cloud } from '../../platform/cloud';
import type { Officer } from '../../schema/officer';

type Shape = OperatorActions['officers.set'];

/** Names an officer or replaces what he may do; a repeat changes nothing. */
export const setOfficer = async (
  cloud: Cloud,
  operator: Officer,
  { openId, name, regions, duties }: Shape['request'],
): Promise<Shape['data']> => {
  const known = (await cloud.db.get('officers', openId)) !== null;
  await cloud.db.put('officers', { _id: openId, name, regions, duties });
  await logAct(cloud, operator, 'officers.set', regions[0] ?? '');
  return { openId, known };
};
