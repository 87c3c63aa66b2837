import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeWhole } from './write-whole';

/** Values by variable. */
type Environment = Readonly<Record<string, string>>;

/** The settings file is wrong; the message names it and what it should hold. */
export class SettingsError extends Error {
  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
    this.name = 'SettingsError';
  }
}

function readObject(file: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new SettingsError(file, 'is no JSON');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new SettingsError(file, 'holds an object of names and texts');
}

function valueOf(given: unknown, file: string, name: string): string {
  if (typeof given === 'string') return given;
  if (Array.isArray(given)) return JSON.stringify(given);
  if ((given as { readonly generate?: unknown } | null)?.generate === 'versioned-key') {
    return `1:${randomBytes(32).toString('hex')}`;
  }
  throw new SettingsError(file, `${name} is a text, a list, or {"generate": "versioned-key"}`);
}

/**
 * The numbers of the merchants that the functions were given (`MERCHANTS`, kept in `file`); none where they were given
 * none. Throws {@link SettingsError}.
 */
export function merchantsIn({ MERCHANTS: text = '[]' }: Environment, file: string): readonly string[] {
  let merchants: unknown;
  try {
    merchants = JSON.parse(text);
  } catch {
    throw new SettingsError(file, 'MERCHANTS is no JSON');
  }
  if (!Array.isArray(merchants)) throw new SettingsError(file, 'MERCHANTS is a list of {"merchantId": …}');
  return merchants.map((one: { readonly merchantId?: unknown } | null) => String(one?.merchantId ?? ''));
}

/**
 * What functions find in their environment. Kept in `file`, for the owner only; what `template` has and the file lacks
 * is added, keys made up anew: keys of a toy, not of a deployment. Throws {@link SettingsError}.
 */
export function functionEnvironment(file: string, template: string): Environment {
  const kept = existsSync(file) ? readObject(file) : {};
  const wanted = existsSync(template) ? readObject(template) : {};
  const names = [...new Set([...Object.keys(kept), ...Object.keys(wanted)])];
  const environment = Object.fromEntries(
    names.map((name) => [name, valueOf(name in kept ? kept[name] : wanted[name], file, name)]),
  );
  if (names.some((name) => !(name in kept))) writeWhole(file, `${JSON.stringify(environment, null, 2)}\n`);
  return environment;
}
