/**
 * Prints a new encryption key or lookup key for the functions' environment, or one that checks a bureau's files.
 * `npm run keys:new -- encryption 2` makes version 2; it goes behind the older one first (docs/security-and-privacy.md).
 * `npm run keys:new -- bureau 140500` makes one for the bureau of a place (docs/operations.md, "The bureau's files").
 */
import { randomBytes } from 'node:crypto';

const variables: Readonly<Record<string, string>> = {
  encryption: 'ENCRYPTION_KEYS',
  lookup: 'LOOKUP_KEYS',
};

const [kind = '', versionText = '1'] = process.argv.slice(2);
if (kind === 'bureau' && /^\d{6}$/.test(versionText)) {
  const declared = { place: versionText, keys: [randomBytes(32).toString('hex')] };
  process.stdout.write(`one of the list BUREAU_FILE_KEYS: ${JSON.stringify(declared)}\n`);
  process.exit(0);
}
const variable = variables[kind];
if (variable === undefined || !/^[1-9]\d{0,3}$/.test(versionText)) {
  process.stderr.write('Usage: npm run keys:new -- encryption|lookup [version], or bureau PLACE\n');
  process.exit(2);
}
const key = `${versionText}:${randomBytes(32).toString('hex')}`;
const place = versionText === '1' ? `${variable}=${key}` : `put behind the keys of ${variable}: ,${key}`;
process.stdout.write(`${place}\n`);
