import { type Cloud, type Documents, refuse } from '../platform';
import type { AccountRelative, Payer, Relative } from '../schema';
import { isHimselfOrAgreed, newPayer, noRelative } from '../identity';
import { knownOnlyAt } from '../officer-access';

/** Everything a WeChat user keeps, in one round trip; an empty one where he is new. */
export async function getPayer(cloud: Cloud, openId: string): Promise<Payer> {
  return (await cloud.db.get('payers', openId)) ?? newPayer(openId);
}

/** Tries of {@link changePayer} before it gives up: a person has few phones. */
const attempts = 5;

/**
 * Reads, changes and writes a payer whose list has somebody, in two round trips, again where another of his phones was
 * faster. `change` refuses where the list lacks whom it is about.
 */
export async function changePayer<Result>(
  cloud: Cloud,
  openId: string,
  change: (payer: Payer) => { readonly payer: Payer; readonly result: Result },
): Promise<Result> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const held = await getPayer(cloud, openId);
    const { payer, result } = change(held);
    const { self, relatives } = payer;
    const next = { self, relatives, revision: held.revision + 1 };
    if (await cloud.db.updateIf('payers', openId, { revision: held.revision }, next)) return result;
  }
  throw refuse('BUSY', '您的家人名单正在另一台手机上修改，请稍等几秒再试。', { retryable: true });
}

/** Throws `NO_RELATIVE`; the same for another's relative as for one who never was. */
export function requireRelative(payer: Payer, relativeId: string): Relative {
  const relative = payer.relatives.find((one) => one.relativeId === relativeId);
  if (relative !== undefined) return relative;
  throw noRelative();
}

/**
 * Locks the payer's list of relatives for a transaction that relies on it: it writes the payer, so a concurrent change of
 * the list conflicts with the transaction and one of the two is repeated.
 */
export async function lockPayer(
  tx: Documents,
  openId: string,
  /** As the same transaction has read him already. */
  read?: Payer | null,
): Promise<Payer> {
  const payer = read ?? (await tx.get('payers', openId)) ?? newPayer(openId);
  const held = { ...payer, revision: payer.revision + 1 };
  await tx.put('payers', held);
  return held;
}

/** Locks the payer ({@link lockPayer}); throws `NO_RELATIVE` where the person is not on his list. */
export async function requireListed(tx: Documents, openId: string, personId: string): Promise<void> {
  const { relatives } = await lockPayer(tx, openId);
  if (relatives.every((relative) => relative.personId !== personId)) throw noRelative();
}

/**
 * Whom the bureau's binding file names as relatives of the payer, who proved to be the account's holder, with what they are to
 * him: as far as no office elsewhere knows them today, whoever knew them on the day of the file.
 */
export async function boundWithRelation(cloud: Cloud, payer: Payer): Promise<readonly AccountRelative[]> {
  if (payer.self === null) return [];
  const account = await cloud.db.get('mutual-aid-accounts', payer.self.personId);
  if (account === null) return [];
  const bound = account.relatives.filter(({ elsewhere }) => !elsewhere);
  const known = await knownOnlyAt(
    cloud,
    account.region,
    bound.map(({ personId }) => personId),
  );
  return bound.filter(({ personId }) => known.includes(personId));
}

/** The people of {@link boundWithRelation}. */
export async function boundRelatives(cloud: Cloud, payer: Payer): Promise<readonly string[]> {
  return (await boundWithRelation(cloud, payer)).map(({ personId }) => personId);
}

/**
 * Whether the payer may see identities, breakdown and history of a person: himself, someone who confirmed him from his
 * own WeChat, or one of those whom the bureau has `bound` to him ({@link boundRelatives}).
 */
export function maySeeAll(payer: Payer, personId: string, bound: readonly string[] = []): boolean {
  return isHimselfOrAgreed(payer, personId) || bound.includes(personId);
}
