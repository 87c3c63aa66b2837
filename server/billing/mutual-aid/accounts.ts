import { currentRegion, withPlacesAbove } from '../../../policy/region-names';
import { codesOf } from '../../../policy/regions/whole-country';
import { type Fen, noFen } from '../../../policy/money';
import { sayDay } from '../../../contract/calendar-day';
import { type Cloud, type Documents, cached, chinaDay } from '../../platform';
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
 * where he hasn't, or where the bureau has sent none. `now`: ms.
 */
export async function ownAccount(documents: Documents, openId: string, now: number): Promise<OwnAccount> {
  const self = (await documents.get('payers', openId))?.self ?? null;
  if (self === null) return { account: null, waits: null };
  const account = await documents.get('mutual-aid-accounts', self.personId);
  const { spendsFrom = 0 } = self;
  return { account, waits: spendsFrom > now ? waitsUntil(spendsFrom) : null };
}

export interface OwnAccount {
  readonly account: MutualAidAccount | null;
  /** Chinese: why it pays nothing yet from this WeChat; null where it does. */
  readonly waits: string | null;
}

function waitsUntil(ms: number): string {
  const day = sayDay(chinaDay(ms));
  return `您换过确认本人的微信，为了安全，家庭共济账户满一天以后（${day}）才能用来缴费。请用微信支付，或到时再来。`;
}
