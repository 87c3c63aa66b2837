import { askersPhonesUnderOldKeys, countAskersPhonesUnderOldKeys, resealAskersPhone } from '../evidence';
import {
  type OldKeysPage,
  type PageOfOldKeys,
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
  /** As log and answer name it. */
  readonly what: string;
  /** A page of those still under older keys, in an order that stays. */
  readonly find: (cloud: Cloud, page: PageOfOldKeys) => Promise<OldKeysPage>;
  /** How many are left: none of any kind, and the older keys may go. One round trip or two at once. */
  readonly count: (cloud: Cloud) => Promise<number>;
  readonly rewrite: (cloud: Cloud, id: string) => Promise<void>;
  /** Not before the kind in front of it was gone through to its end; absent: whenever. */
  readonly onlyBehind?: true;
}

/** Where a kind's find takes `limit` and `skip`, and gives what it found. */
function pages(
  find: (cloud: Cloud, page: PageOfOldKeys) => Promise<readonly { readonly _id: string }[]>,
): UnderKeys['find'] {
  return async (cloud, page) => {
    const due = await find(cloud, page);
    return { due, isLast: due.length < page.limit };
  };
}

/**
 * All that outlives its key, in the order in which it is rewritten. Parts of proposals and uploads aren't: who can't read one any more
 * proposes or hands in again.
 */
export const underKeys: readonly UnderKeys[] = [
  { what: 'phone', find: pages(phonesUnderOldKeys), count: countPhonesUnderOldKeys, rewrite: resealPhones },
  {
    what: 'askers-phone',
    find: pages(askersPhonesUnderOldKeys),
    count: countAskersPhonesUnderOldKeys,
    rewrite: resealAskersPhone,
  },
  {
    what: 'account',
    find: pages(accountsUnderOldKeys),
    count: countAccountsUnderOldKeys,
    rewrite: resealAccount,
  },
  {
    what: 'key',
    find: pages(peopleUnderOldKeys),
    count: countPeopleUnderOldKeys,
    rewrite: rewriteUnderNewestKeys,
  },
  {
    what: 'old-key',
    find: keysOutOfUse,
    count: countOldKeys,
    rewrite: (cloud, id) => cloud.db.remove('person-keys', id),
    onlyBehind: true,
  },
];
