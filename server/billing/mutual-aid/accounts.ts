import { currentRegion, withPlacesAbove } from '../../../policy/region-names';
import { codesOf } from '../../../policy/regions/whole-country';
import { type Fen, noFen } from '../../../policy/money';
import { type Cloud, type Documents, cached } from '../../platform';
import type { MutualAidAccount, MutualAidFloor } from '../../schema';

/** What must stay in an account of the place, in fen: as the nearest office set it, else zero. */
export function floorOf(cloud: Cloud, region: string): Promise<Fen> {
  return cached(cloud, `floor-${region}`, async () => (await floorSetFor(cloud, region))?.floorFen ?? noFen);
}

/**
 * What the nearest office set, as it stands this moment: under the place's code of now, else under one that it followed, so
 * that a county's new code frees no money.
 */
export async function floorSetFor(cloud: Cloud, region: string): Promise<MutualAidFloor | null> {
  const codes = withPlacesAbove(currentRegion(region)).flatMap(codesOf);
  const filter = { _id: { in: codes } };
  const found = await cloud.db.find('mutual-aid-floors', { filter, limit: codes.length });
  found.sort((one, other) => codes.indexOf(one._id) - codes.indexOf(other._id));
  return found[0] ?? null;
}

/**
 * The caller's own account: he must have proved by an office's one-time code that he is its holder. Null
 * where he hasn't, or where the bureau has sent none.
 */
export async function ownAccount(documents: Documents, openId: string): Promise<MutualAidAccount | null> {
  const payer = await documents.get('payers', openId);
  return payer === null || payer.self === null
    ? null
    : documents.get('mutual-aid-accounts', payer.self.personId);
}
