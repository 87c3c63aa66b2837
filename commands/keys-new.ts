/**
 * Prints a new encryption key or lookup key for the functions' environment.
 * `npm run keys:new -- encryption 2` makes version 2; it goes behind the older one first (docs/security-and-privacy.md).
 */
import { randomBytes } from 'node:crypto';

const variables: Readonly<Record<string, string>> = {
  encryption: 'ENCRYPTION_KEYS',
  lookup: 'LOOKUP_KEYS',
};

const [kind = '', versionText = '1'] = process.argv.slice(2);
const variable = variables[kind];
if (variable === undefined || !/^[1-9]\d{0,3}$/.test(versionText)) {
  process.stderr.write('Usage: npm run keys:new -- encryption|lookup [version]\n');
  process.exit(2);
}
const key = `${versionText}:${randomBytes(32).toString('hex')}`;
const place = versionText === '1' ? `${variable}=${key}` : `put behind the keys of ${variable}: ,${key}`;
process.stdout.write(`${place}\n`);
