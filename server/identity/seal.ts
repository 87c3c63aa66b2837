import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { DocumentKind } from '../../contract/identity-document';
import type { Settings, VersionedKey } from '../platform';

const ivBytes = 12;
const tagBytes = 16;

/** Sealed text that can't be opened: its key is not configured any more, or it was changed or moved. */
export class UnreadableSealError extends Error {
  constructor(readonly keyVersion: number) {
    super(`sealed text of key version ${keyVersion} cannot be opened`);
    this.name = 'UnreadableSealError';
  }
}

/**
 * Encrypts with AES-256-GCM under the newest key: `version.base64url(iv, ciphertext, tag)`. `place` (the person's id
 * and field) is bound in, so that a sealed number copied to another person doesn't open there.
 */
export function seal(
  settings: Settings,
  randomHex: (bytes: number) => string,
  place: string,
  text: string,
): string {
  const key = newest(settings.encryptionKeys);
  const iv = Buffer.from(randomHex(ivBytes), 'hex');
  const cipher = createCipheriv('aes-256-gcm', key.bytes, iv).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${key.version}.${sealed.toString('base64url')}`;
}

/** Throws {@link UnreadableSealError}. */
export function open(settings: Settings, place: string, sealed: string): string {
  const [versionText = '', body = ''] = sealed.split('.');
  const version = Number(versionText);
  const key = settings.encryptionKeys.find((one) => one.version === version);
  if (key === undefined) throw new UnreadableSealError(version);
  const bytes = Buffer.from(body, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, ivBytes))
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(bytes.length - tagBytes));
    const text = decipher.update(bytes.subarray(ivBytes, bytes.length - tagBytes));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    throw new UnreadableSealError(version);
  }
}

/** The key that writes: the first of its list. */
export function newest(keys: readonly VersionedKey[]): VersionedKey {
  const [key] = keys;
  if (key === undefined) throw new RangeError('no key is configured');
  return key;
}

/** The id under which a document is found: hash of kind and number, worthless without the key. */
export function personKeyId(key: VersionedKey, kind: DocumentKind, number: string): string {
  return `${key.version}-${keyedHash(key, `document\n${kind}\n${number}`)}`;
}

/** The stand-ins of {@link pseudonym} under every key that is configured: for finding what was written before a rotation. */
export function pseudonyms(settings: Settings, purpose: string, value: string): readonly string[] {
  return settings.lookupKeys.map((key) => keyedHash(key, `${purpose}\n${value}`).slice(0, 32));
}

/** A short stand-in for an openId, number or code in logs and counters; under the newest lookup key. */
export function pseudonym(settings: Settings, purpose: string, value: string): string {
  return keyedHash(newest(settings.lookupKeys), `${purpose}\n${value}`).slice(0, 32);
}

function keyedHash(key: VersionedKey, text: string): string {
  return createHmac('sha256', key.bytes).update(text, 'utf8').digest('hex');
}
