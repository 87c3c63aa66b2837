import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Settled, Values } from './variables';

const content = v.record(v.string(), v.string());

/** The generated keys that an earlier run kept; none where there is no such file. */
export function readSafeFile(file: string): Values {
  if (!existsSync(file)) return {};
  return v.parse(content, JSON.parse(readFileSync(file, 'utf8')));
}

/** Adds what was made just now, readable by its owner only. What stands in the file is never replaced. */
export function keepInSafeFile(file: string, { values, made }: Settled): void {
  if (made.length === 0) return;
  const kept = Object.fromEntries(made.map((name): [string, string] => [name, values[name] ?? '']));
  write(file, { ...kept, ...readSafeFile(file) });
}

/** Adds to a list of keys; versions that the file knows and the list doesn't stay behind it. */
export function keepKeys(file: string, name: string, keys: string): void {
  const existing = readSafeFile(file);
  const parts = [...keys.split(','), ...(existing[name] ?? '').split(',')].filter((part) => part !== '');
  write(file, { ...existing, [name]: [...new Set(parts)].join(',') });
}

function write(file: string, values: Values): void {
  const draft = `${file}.draft`;
  writeFileSync(draft, `${JSON.stringify(values, null, 2)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
}
