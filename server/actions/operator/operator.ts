import { officerDuties } from '../../../contract/officer';
import { operatorId } from '../../officer-access';
import { type Cloud, refuse } from '../../platform';
import type { Officer } from '../../schema';

/** Every province-level code that GB/T 2260 leaves room for (11 to 82), and what belongs to no place. */
const everywhere = ['000000', ...Array.from({ length: 90 }, (_, at) => `${at + 10}0000`)];

/** Acts for the whole country, as the log will say. */
const operator: Officer = { _id: operatorId, name: '运维', regions: everywhere, duties: officerDuties };

/** The cloud account's own call, which carries nobody's openId. Throws `NOT_THE_OPERATOR` for every other. */
export function requireOperator(cloud: Cloud): Officer {
  if (cloud.caller.source === 'function' && cloud.caller.openId === '') {
    cloud.notes.actor = operator._id;
    return operator;
  }
  throw refuse('NOT_THE_OPERATOR', '这个操作只能由运维人员用命令执行。');
}
