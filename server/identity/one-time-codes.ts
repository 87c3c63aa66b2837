import { newPayer } from './payer';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { countAttempt } from './look-up-limits';
import { retryIfPersonGone, hold, releaseHold, payerHolder, payerOf } from './holders';
import { type DocumentNumber, findPerson, nameFits } from './people';
import { newest } from './seal';
import { type Cloud, type Documents, refuse } from '../platform';
import type { Person } from '../schema';

const codeDigits = 8;
const codeTries = 5;
const codeHours = 72;

/** Digits only: they are read out at a counter and typed by an old hand. */
function newCode(cloud: Cloud): string {
  const drawn = BigInt(`0x${cloud.randomHex(8)}`) % 10n ** BigInt(codeDigits);
  return drawn.toString().padStart(codeDigits, '0');
}

function hashOf(cloud: Cloud, personId: string, code: string): string {
  return createHmac('sha256', newest(cloud.settings.lookupKeys).bytes)
    .update(`code\n${personId}\n${code}`)
    .digest('hex');
}

/** A new code for a person; voids the one before. Shown once to the officer, kept as a hash. */
export async function issueCode(
  cloud: Cloud,
  personId: string,
  officerId: string,
): Promise<{ readonly code: string; readonly expiresAt: number }> {
  const code = newCode(cloud);
  const expiresAt = cloud.now() + codeHours * 3_600_000;
  await cloud.db.put('one-time-codes', {
    _id: personId,
    codeHash: hashOf(cloud, personId, code),
    officerId,
    triesLeft: codeTries,
    expiresAt,
  });
  return { code, expiresAt };
}

/**
 * Ties the caller's WeChat to a person: name, number and code must fit. Every failure reads the same, whether the
 * person is unknown, the name another, the code wrong, used, worn out or old.
 */
export async function confirmSelf(
  cloud: Cloud,
  openId: string,
  name: string,
  document: DocumentNumber,
  code: string,
): Promise<Person> {
  await countAttempt(cloud, 'code');
  return retryIfPersonGone(() => confirmOnce(cloud, openId, name, document, code));
}

async function confirmOnce(
  cloud: Cloud,
  openId: string,
  name: string,
  document: DocumentNumber,
  code: string,
): Promise<Person> {
  const person = await findPerson(cloud, document);
  if (person === null || !nameFits(cloud, person, name)) throw codeRefused();
  const given = hashOf(cloud, person._id, code);
  const confirmed = await cloud.db.transaction(async (tx) => {
    const held = await tx.get('one-time-codes', person._id);
    if (held === null || held.expiresAt <= cloud.now() || held.triesLeft <= 0) return false;
    if (!timingSafeEqual(Buffer.from(held.codeHash), Buffer.from(given))) {
      await tx.put('one-time-codes', { ...held, triesLeft: held.triesLeft - 1 });
      return false;
    }
    const payer = (await tx.get('payers', openId)) ?? newPayer(openId);
    const { heldBy } = await hold(tx, person._id, payerHolder(openId));
    await untieOthers(tx, person._id, openId, heldBy, cloud.now());
    await tx.remove('one-time-codes', person._id);
    const self = { personId: person._id, at: cloud.now() };
    await tx.put('payers', { ...payer, self, revision: payer.revision + 1 });
    return true;
  });
  if (!confirmed) throw codeRefused();
  return person;
}

/** Nobody is himself on two phones: who lost his, or was impersonated, ends the older tie with a new code. */
async function untieOthers(
  tx: Documents,
  personId: string,
  openId: string,
  heldBy: readonly string[],
  now: number,
): Promise<void> {
  for (const other of heldBy.flatMap(payerOf).filter((one) => one !== openId)) {
    const payer = await tx.get('payers', other);
    if (payer === null || payer.self?.personId !== personId) continue;
    await tx.put('payers', { ...payer, self: null, revision: payer.revision + 1 });
    const inFamily = payer.relatives.some((relative) => relative.personId === personId);
    if (!inFamily) await releaseHold(tx, personId, payerHolder(other), now);
  }
}

function codeRefused(): Error {
  return refuse(
    'CODE_WRONG',
    '没有核对上。请检查姓名、证件号码和一次性码；一次性码只能用一次，有效期3天，失效了请到窗口重新领取。',
    { field: 'code' },
  );
}
