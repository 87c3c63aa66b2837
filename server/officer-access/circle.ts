import { documentTokens, formerCircle, tokensOf } from './former-circle';
import { ownNameTokens } from './same-person';
import { numbersOf, payerOf } from '../identity';
import { type Cloud, refuse } from '../platform';
import type { Officer, Payer } from '../schema';

/**
 * Whom an officer is too near to decide about, as far as the server knows: himself, everybody in his own family list, and whoever
 * has him in theirs, now or in the last ninety days. Ids of people, openIds of payers, and stand-ins of those who left and of his own names.
 */
export async function circleOf(cloud: Cloud, officer: Officer): Promise<ReadonlySet<string>> {
  return (await nearTo(cloud, officer)).circle;
}

interface Near {
  readonly circle: ReadonlySet<string>;
  /** Whether anybody left it lately. */
  readonly someLeft: boolean;
}

async function nearTo(cloud: Cloud, officer: Officer): Promise<Near> {
  const { _id: openId } = officer;
  const payer = await cloud.db.get('payers', openId);
  const family = (payer?.relatives ?? []).map(({ personId }) => personId);
  const self = payer?.self ? [payer.self.personId] : [];
  const nearNow = await allPayersOf(cloud, self, openId);
  // Last: whoever leaves a list at this very moment stands there, or here.
  const left = await formerCircle(cloud, openId);
  const formerSelves = left.filter(({ wasHimself }) => wasHimself === true).map(({ near }) => near);
  const near = [...nearNow, ...(await allPayersOf(cloud, formerSelves, openId))];
  const circle = new Set([
    openId,
    ...ownNameTokens(cloud, officer),
    ...self,
    ...family,
    ...left.map((one) => one.near),
    ...near.flatMap((one) => [one._id, ...(one.self === null ? [] : [one.self.personId])]),
  ]);
  return { circle, someLeft: left.length > 0 };
}

async function allPayersOf(
  cloud: Cloud,
  personIds: readonly string[],
  openId: string,
): Promise<readonly Payer[]> {
  return (await Promise.all(personIds.map((id) => payersOf(cloud, id, openId)))).flat();
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
  const { circle, someLeft } = await nearTo(cloud, officer);
  if (subjects.flatMap((one) => tokensOf(cloud, one)).some((one) => circle.has(one))) throw concerned();
  if (someLeft && (await someDocumentIn(cloud, circle, subjects))) throw concerned();
}

/** People who are read in one round trip: a batch of money may concern thousands. */
const peopleAtOnce = 500;

/** Somebody who was erased and came in again is known by his number alone. A round trip for each 500. */
async function someDocumentIn(
  cloud: Cloud,
  circle: ReadonlySet<string>,
  subjects: readonly string[],
): Promise<boolean> {
  for (let from = 0; from < subjects.length; from += peopleAtOnce) {
    const some = subjects.slice(from, from + peopleAtOnce);
    const people = await cloud.db.find('people', { filter: { _id: { in: some } }, limit: some.length });
    const documents = people.flatMap((person) => numbersOf(cloud, person));
    if (documents.flatMap((document) => documentTokens(cloud, document)).some((one) => circle.has(one)))
      return true;
  }
  return false;
}

export function concerned(): Error {
  return refuse('CONCERNED', '这件事关系到您本人或您的家人，请由本单位或上级单位的另一位经办人办理。');
}
