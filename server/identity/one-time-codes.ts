import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { countOfPerson } from './count-attempt';
import type { IdentityProof } from './identity-proof';
import { personEvent } from './person-events';
import { newest } from './seal';
import { type Cloud, refuse } from '../platform';

const codeDigits = 8;
const codeHours = 72;

/** Digits only: they are read out at a service window and typed by an old hand. */
function newCode(cloud: Cloud): string {
  const drawn = BigInt(`0x${cloud.randomHex(8)}`) % 10n ** BigInt(codeDigits);
  return drawn.toString().padStart(codeDigits, '0');
}

function hashOf(cloud: Cloud, personId: string, code: string): string {
  return createHmac('sha256', newest(cloud.settings.lookupKeys).bytes)
    .update(`code\n${personId}\n${code}`)
    .digest('hex');
}

interface IssuedBy {
  readonly personId: string;
  readonly officerId: string;
  /** Of the window. */
  readonly region: string;
}

/** A new code for a person; voids the one before. Shown once to the officer, kept as a hash. */
export async function issueCode(
  cloud: Cloud,
  { personId, officerId, region }: IssuedBy,
): Promise<{ readonly code: string; readonly expiresAt: number }> {
  await countOfPerson(cloud, 'code-issued', personId);
  const code = newCode(cloud);
  const expiresAt = cloud.now() + codeHours * 3_600_000;
  const event = personEvent(cloud, personId, 'code-issued', region);
  await cloud.db.transaction(async (tx) => {
    await tx.put('one-time-codes', {
      _id: personId,
      codeHash: hashOf(cloud, personId, code),
      officerId,
      expiresAt,
    });
    await tx.insert('person-events', event);
  });
  return { code, expiresAt };
}

const given = v.object({ code: v.string() });

/**
 * The office's one-time code, handed over at a service window against the person's papers. The first way, and the one that is
 * always there: it needs no camera, no service and no category of WeChat's.
 */
export const officeCode = {
  way: 'office-code',
  fields: { code: v.pipe(v.string(), v.regex(/^\d{8}$/, '一次性码是8位数字，请检查。')) },
  limit: 'code',
  async check(cloud, claim) {
    const personId = claim.person?._id ?? 'nobody';
    const hash = hashOf(cloud, personId, v.parse(given, claim.given).code);
    return async (tx) => {
      const held = await tx.get('one-time-codes', personId);
      if (held === null || held.expiresAt <= cloud.now()) return false;
      // A wrong try leaves the code as it is: whoever knows name and number could make it void.
      if (!timingSafeEqual(Buffer.from(held.codeHash), Buffer.from(hash))) return false;
      await tx.remove('one-time-codes', personId);
      return true;
    };
  },
  refused: () => codeRefused(),
} satisfies IdentityProof & { readonly way: 'office-code' };

function codeRefused(): Error {
  return refuse(
    'CODE_WRONG',
    '没有核对上。请检查姓名、证件号码和一次性码；一次性码只能用一次，有效期3天，失效了请到窗口重新领取。',
    { field: 'code' },
  );
}
