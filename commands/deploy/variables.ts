import type { Declared, VariableDeclaration } from './declared';
import { variablesOf } from './declared';
import type { Remote } from './remote';

/** Values by variable, of those that are to be set. */
export type Values = Readonly<Record<string, string>>;

/** Where values come from, the environment itself first. */
export interface ValueSources {
  /** From the operator's file. */
  readonly given: Values;
  /** Kept beside the key file by an earlier run. */
  readonly kept: Values;
  /** A new key `1:<64 hexadecimal digits>`. */
  readonly newKey: () => string;
}

/** A variable can't be settled; the message names it and says what to do. No value is in it. */
export class VariableError extends Error {}

export interface Settled {
  readonly values: Values;
  /** Made just now: to be kept before anything is called. */
  readonly made: readonly string[];
}

/**
 * The value of every declared variable. A generated key that stands in the environment is never replaced: it decides,
 * whatever was kept elsewhere.
 * @throws {VariableError}
 */
export function settleVariables(declared: Declared, remote: Remote, sources: ValueSources): Settled {
  const values: Record<string, string> = {};
  const made: string[] = [];
  for (const variable of declared.variables) {
    if (variable.made === 'deployment') continue;
    const existing = existingValues(declared, remote, variable);
    if (variable.made === 'given') {
      requireAsBuilt(declared, remote, variable, sources);
      const value = sources.given[variable.name] ?? existing[0];
      if (value !== undefined && value !== '') values[variable.name] = value;
      else if (variable.required) throw new VariableError(missing(variable));
      continue;
    }
    const value = newestOf(variable, existing) ?? sources.kept[variable.name];
    if (value === undefined) {
      requireNobodyStored(variable, remote);
      made.push(variable.name);
    }
    values[variable.name] = value ?? sources.newKey();
  }
  return { values, made };
}

/** What one function is to have. */
export function valuesFor(declared: Declared, name: string, values: Values): Values {
  return Object.fromEntries(
    variablesOf(declared, name).flatMap((variable): [string, string][] => {
      const value = values[variable.name];
      return value === undefined ? [] : [[variable.name, value]];
    }),
  );
}

function existingValues(
  { functions }: Declared,
  remote: Remote,
  { name }: VariableDeclaration,
): readonly string[] {
  const found = functions.map((one) => remote.functions.get(one.name)?.variables[name]);
  return [...new Set(found.filter((value): value is string => value !== undefined && value !== ''))];
}

/**
 * The one value that stands, or the one that contains all others: a rotation that was cut off has reached some functions
 * only. Two keys that have nothing to do with each other are a person's to settle.
 */
function newestOf({ name }: VariableDeclaration, existing: readonly string[]): string | undefined {
  const [longest] = [...existing].sort((one, other) => other.length - one.length);
  if (longest === undefined) return undefined;
  const parts = longest.split(',');
  if (existing.every((one) => one.split(',').every((part) => parts.includes(part)))) return longest;
  throw new VariableError(
    `${name} differs between functions, and neither value contains the other. Nothing was changed. Look in console → ` +
      '云函数 → each function → 配置 → 环境变量, put all versions into one value (docs/security-and-privacy.md, "Keys"), the ' +
      'same everywhere, then run the same command again.',
  );
}

/** The app is built with what the file of --key has, the functions would keep what stands: they'd go by two values. */
function requireAsBuilt(
  { functions }: Declared,
  remote: Remote,
  { name, builtIn }: VariableDeclaration,
  { given }: ValueSources,
): void {
  if (builtIn !== true || (given[name] ?? '') !== '') return;
  const having = functions.filter((one) => (remote.functions.get(one.name)?.variables[name] ?? '') !== '');
  if (having.length === 0) return;
  throw new VariableError(
    `${name} stands on ${having.map((one) => one.name).join(', ')} and not in "variables" in the file of --key, so the app was ` +
      'built without it and would differ from the functions. Nothing was changed. Either copy its value there (console → ' +
      '云函数 → one of these functions → 配置 → 环境变量), or remove it from each of these functions to go without it, then ' +
      'run the same command again.',
  );
}

/** A new key would make everyone unreadable who was stored under the lost one. */
function requireNobodyStored({ name }: VariableDeclaration, remote: Remote): void {
  const people = remote.collections.get('people')?.documents ?? 0;
  if (people === 0) return;
  throw new VariableError(
    `${name} stands on no function, but the collection people holds ${people} documents that were stored under it. A new ` +
      "key would make them unreadable. Put the key from the office's safe on any one function (console → 云函数 → 配置 → " +
      '环境变量), then run the same command again.',
  );
}

function missing({ name, what }: VariableDeclaration): string {
  return `${name} is missing: ${what}. Add it to "variables" in the file of --key, then run the same command again.`;
}
