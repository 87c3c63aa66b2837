import { dayMs } from '../../contract/calendar-day';
import { retryIfPersonGone, hold, releaseHold, payerHolder, payerOf } from './holders';
import type { IdentityProof } from './identity-proof';
import { countAttempt, countOfNumber } from './count-attempt';
import { newPayer } from './payer';
import { personEvent } from './person-events';
import { type DocumentNumber, findEvenly, nameFits } from './people';
import type { Cloud, Documents } from '../platform';
import type { Payer, Person, PersonEvent, Relative } from '../schema';

export interface SelfClaim {
  readonly openId: string;
  readonly name: string;
  readonly document: DocumentNumber;
  /** What the way of proof asks for. */
  readonly given: Readonly<Record<string, unknown>>;
}

/**
 * Ties the caller's WeChat to a person: name and number must fit, and the proof must hold. Every failure reads the same,
 * and takes as many round trips, whether the person is unknown, the name another, or the proof wrong, used or old.
 */
export async function confirmSelf(cloud: Cloud, proof: IdentityProof, claim: SelfClaim): Promise<Person> {
  await countAttempt(cloud, proof.limit);
  return retryIfPersonGone(() => confirmOnce(cloud, proof, claim));
}

async function confirmOnce(cloud: Cloud, proof: IdentityProof, claim: SelfClaim): Promise<Person> {
  const { openId, name, document, given } = claim;
  const found = await findEvenly(cloud, document);
  const person = found !== null && nameFits(cloud, found, name) ? found : null;
  const takeUp = await proof.check(cloud, { openId, person, given });
  const confirmed = await cloud.db.transaction(async (tx) => {
    if (!(await takeUp(tx)) || person === null) return false;
    const events = {
      tied: personEvent(cloud, person._id, 'tied'),
      ended: personEvent(cloud, person._id, 'tie-ended'),
    };
    await tie(tx, { personId: person._id, openId, events, now: cloud.now() });
    return true;
  });
  if (!confirmed || person === null) {
    // Of an unknown number too: failures take the same time, whoever is stored.
    const personId = person?._id ?? null;
    await countOfNumber(cloud, 'wrong-code', { number: document.number, personId });
    throw proof.refused();
  }
  cloud.log('self-confirmed', { way: proof.way });
  return person;
}

interface NewTie {
  readonly personId: string;
  readonly openId: string;
  readonly events: { readonly tied: PersonEvent; readonly ended: PersonEvent };
  readonly now: number;
}

async function tie(tx: Documents, { personId, openId, events, now }: NewTie): Promise<void> {
  const { heldBy, corrections = [] } = await hold(tx, personId, payerHolder(openId));
  const before = (await tx.get('payers', openId)) ?? newPayer(openId);
  const again = before.self?.personId === personId;
  const others = again ? [] : heldBy.flatMap(payerOf).filter((one) => one !== openId);
  const tookOver = await leaveFormerTie(tx, personId, others, now);
  if (tookOver) await tx.insert('person-events', events.ended);
  await tx.insert('person-events', events.tied);
  const { selfEndedAt: _told, ...payer } = again ? before : withoutYes(before, personId);
  // Who was tied before has a day to notice that it is not he who comes now.
  const waits = tookOver || corrections.some(({ kind }) => kind === 'tie');
  const self = { personId, at: now, ...(waits ? { spendsFrom: now + dayMs } : {}) };
  await tx.put('payers', { ...payer, self, revision: payer.revision + 1 });
}

/** Ends the person's tie in the caller's transaction; the WeChat that had it is told. Answers whether there was one. */
export function endTie(tx: Documents, { _id, heldBy }: Person, now: number): Promise<boolean> {
  return leaveFormerTie(tx, _id, heldBy.flatMap(payerOf), now);
}

/**
 * Nobody is himself on two phones: who lost his, or was impersonated, ends the older tie with a new proof. What the older
 * WeChat had agreed to ends with it, and it is told. Answers whether there was one.
 */
async function leaveFormerTie(
  tx: Documents,
  personId: string,
  others: readonly string[],
  now: number,
): Promise<boolean> {
  let ended = false;
  for (const other of others) {
    const held = await tx.get('payers', other);
    if (held === null) continue;
    const untied = held.self?.personId === personId;
    const payer = withoutYes(held, personId);
    if (!untied && payer === held) continue;
    const self = untied ? { self: null, selfEndedAt: now } : {};
    await tx.put('payers', { ...payer, ...self, revision: payer.revision + 1 });
    ended ||= untied;
    const inFamily = payer.relatives.some((relative) => relative.personId === personId);
    if (!inFamily) await releaseHold(tx, personId, payerHolder(other), now);
  }
  return ended;
}

/** The payer without the person's agreement that he sees all; the same payer where there was none. */
function withoutYes(payer: Payer, personId: string): Payer {
  const agreed = ({ personId: one, confirmedAt }: Relative): boolean =>
    one === personId && confirmedAt !== null;
  if (!payer.relatives.some(agreed)) return payer;
  const relatives = payer.relatives.map((one) => (agreed(one) ? { ...one, confirmedAt: null } : one));
  return { ...payer, relatives };
}
