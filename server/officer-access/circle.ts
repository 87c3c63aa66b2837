import { payerOf } from '../identity';
import { type Cloud, refuse } from '../platform';
import type { Officer, Payer } from '../schema';

/**
 * Whom an officer is too near to decide about, as far as the server knows: himself, everybody in his own family list, and whoever
 * has him in theirs. Ids of people, and openIds of payers.
 */
export async function circleOf(cloud: Cloud, { _id: openId }: Officer): Promise<ReadonlySet<string>> {
  const payer = await cloud.db.get('payers', openId);
  const self = payer?.self?.personId ?? null;
  const family = (payer?.relatives ?? []).map(({ personId }) => personId);
  const near = self === null ? [] : await payersOf(cloud, self, openId);
  return new Set([
    openId,
    ...(self === null ? [] : [self]),
    ...family,
    ...near.flatMap((one) => [one._id, ...(one.self === null ? [] : [one.self.personId])]),
  ]);
}

/** The other payers who have the person in their list. */
async function payersOf(cloud: Cloud, personId: string, openId: string): Promise<readonly Payer[]> {
  const person = await cloud.db.get('people', personId);
  const ids = (person?.heldBy ?? []).flatMap(payerOf).filter((one) => one !== openId);
  if (ids.length === 0) return [];
  return cloud.db.find('payers', { filter: { _id: { in: ids } }, limit: ids.length });
}

/** Nobody decides where he or his family is concerned. Throws `CONCERNED`. */
export async function requireUnconcerned(
  cloud: Cloud,
  officer: Officer,
  subjects: readonly string[],
): Promise<void> {
  const circle = await circleOf(cloud, officer);
  if (subjects.some((one) => circle.has(one))) throw concerned();
}

export function concerned(): Error {
  return refuse('CONCERNED', '这件事关系到您本人或您的家人，请由本单位或上级单位的另一位经办人办理。');
}
