import { retryIfPersonGone, hold, releaseHold, payerHolder, payerOf } from './holders';
import type { IdentityProof } from './identity-proof';
import { countAttempt } from './look-up-limits';
import { newPayer } from './payer';
import { type DocumentNumber, findPerson, nameFits } from './people';
import type { Cloud, Documents } from '../platform';
import type { Person } from '../schema';

export interface SelfClaim {
  readonly openId: string;
  readonly name: string;
  readonly document: DocumentNumber;
  /** What the way of proof asks for. */
  readonly given: Readonly<Record<string, unknown>>;
}

/**
 * Ties the caller's WeChat to a person: name and number must fit, and the proof must hold. Every failure reads the same,
 * whether the person is unknown, the name another, or the proof wrong, used, worn out or old.
 */
export async function confirmSelf(cloud: Cloud, proof: IdentityProof, claim: SelfClaim): Promise<Person> {
  await countAttempt(cloud, proof.limit);
  return retryIfPersonGone(() => confirmOnce(cloud, proof, claim));
}

async function confirmOnce(cloud: Cloud, proof: IdentityProof, claim: SelfClaim): Promise<Person> {
  const { openId, name, document, given } = claim;
  const person = await findPerson(cloud, document);
  if (person === null || !nameFits(cloud, person, name)) throw proof.refused();
  const takeUp = await proof.check(cloud, { openId, person, given });
  const confirmed = await cloud.db.transaction(async (tx) => {
    if (!(await takeUp(tx))) return false;
    await tie(tx, person._id, openId, cloud.now());
    return true;
  });
  if (!confirmed) throw proof.refused();
  cloud.log('self-confirmed', { way: proof.way });
  return person;
}

async function tie(tx: Documents, personId: string, openId: string, now: number): Promise<void> {
  const payer = (await tx.get('payers', openId)) ?? newPayer(openId);
  const { heldBy } = await hold(tx, personId, payerHolder(openId));
  await untieOthers(
    tx,
    personId,
    heldBy.flatMap(payerOf).filter((one) => one !== openId),
    now,
  );
  await tx.put('payers', { ...payer, self: { personId, at: now }, revision: payer.revision + 1 });
}

/** Nobody is himself on two phones: who lost his, or was impersonated, ends the older tie with a new proof. */
async function untieOthers(
  tx: Documents,
  personId: string,
  others: readonly string[],
  now: number,
): Promise<void> {
  for (const other of others) {
    const payer = await tx.get('payers', other);
    if (payer === null || payer.self?.personId !== personId) continue;
    await tx.put('payers', { ...payer, self: null, revision: payer.revision + 1 });
    const inFamily = payer.relatives.some((relative) => relative.personId === personId);
    if (!inFamily) await releaseHold(tx, personId, payerHolder(other), now);
  }
}
