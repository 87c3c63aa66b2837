import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What the functions find in their environment. Made up at the first start and kept: keys of a toy, not of an office. */
export function functionEnvironment(file: string): Record<string, string> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const key = (): string => `1:${randomBytes(32).toString('hex')}`;
  const made = {
    ENCRYPTION_KEYS: key(),
    LOOKUP_KEYS: key(),
    MERCHANT_ID: '1900000000',
    PAYMENT_TEMPLATE: 'local-payment',
    SETTLEMENT_TEMPLATE: 'local-settlement',
    REFUND_TEMPLATE: 'local-refund',
  };
  writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}
