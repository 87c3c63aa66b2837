import type { Claims } from '../../contract/claims';
import type { Relation } from '../../contract/family';
import type { Cloud } from '../cloud/cloud';
import { refuse } from '../refusal';
import type { Payer, Relative } from './payer';
import { changePayer, requireRelative } from './payers';

export interface RelativeChanges {
  readonly relation?: Relation;
  readonly region?: string;
  readonly claims?: Claims;
}

/** Changes what the caller said of a relative; who the relative is can't change, for that he is removed and added. */
export const editRelative = (
  cloud: Cloud,
  openId: string,
  relativeId: string,
  changes: RelativeChanges,
): Promise<{ readonly payer: Payer; readonly relative: Relative }> =>
  changePayer(cloud, openId, (payer) => {
    const held = requireRelative(payer, relativeId);
    const others = payer.relatives.filter((one) => one !== held);
    if (changes.relation === 'self' && others.some(({ relation }) => relation === 'self')) {
      throw refuse('ALREADY_RELATIVE', '本人已经登记过了，请检查与家人的关系。', { field: 'relation' });
    }
    const relative = { ...held, ...changes };
    const relatives = payer.relatives.map((one) => (one === held ? relative : one));
    const edited = { ...payer, relatives };
    return { payer: edited, result: { payer: edited, relative } };
  });
