import { askersPhonesUnderOldKeys, countAskersPhonesUnderOldKeys, resealAskersPhone } from '../evidence';
import {
  countOldKeys,
  countPeopleUnderOldKeys,
  keysOutOfUse,
  peopleUnderOldKeys,
  rewriteUnderNewestKeys,
} from '../identity';
import type { Cloud } from '../platform';
import { accountsUnderOldKeys, countAccountsUnderOldKeys, resealAccount } from '../reimbursements';
import { countPhonesUnderOldKeys, phonesUnderOldKeys, resealPhones } from '../residents';

/** Something that is written under the keys, and has to be written anew before an older one may go. */
export interface UnderKeys {
  /** As the timer's log names it. */
  readonly what: string;
  /** Those still under older keys, at most `limit`. */
  readonly find: (cloud: Cloud, limit: number) => Promise<readonly { readonly _id: string }[]>;
  /** How many are left: none of any kind, and the older keys may go. One round trip or two at once. */
  readonly count: (cloud: Cloud) => Promise<number>;
  readonly rewrite: (cloud: Cloud, id: string) => Promise<void>;
}

/**
 * All that outlives its key, in the order in which it is rewritten. Parts of proposals and uploads aren't: who can't read one any more
 * proposes or hands in again.
 */
export const underKeys: readonly UnderKeys[] = [
  { what: 'phone', find: phonesUnderOldKeys, count: countPhonesUnderOldKeys, rewrite: resealPhones },
  {
    what: 'askers-phone',
    find: askersPhonesUnderOldKeys,
    count: countAskersPhonesUnderOldKeys,
    rewrite: resealAskersPhone,
  },
  { what: 'account', find: accountsUnderOldKeys, count: countAccountsUnderOldKeys, rewrite: resealAccount },
  { what: 'key', find: peopleUnderOldKeys, count: countPeopleUnderOldKeys, rewrite: rewriteUnderNewestKeys },
  {
    what: 'old-key',
    find: keysOutOfUse,
    count: countOldKeys,
    rewrite: (cloud, id) => cloud.db.remove('person-keys', id),
  },
];
