import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';
import { filesUnder } from '../../harness/weapp/dist-files';
import known from './privacy-apis.json';

/** An API or a component of WeChat that works only where its kind of information is declared. */
export interface PrivacyUse {
  readonly api: string;
  /** As WeChat's console names it. */
  readonly information: string;
}

function informationOf(table: Readonly<Record<string, readonly string[]>>): Map<string, string> {
  return new Map(
    Object.entries(table).flatMap(([information, names]) => names.map((name) => [name, information])),
  );
}

const apis = informationOf(known.apis);
const openTypes = informationOf(known.openTypes);
const components = informationOf(known.components);

const finder: Linter.Config = {
  files: ['**/*.js'],
  languageOptions: { ecmaVersion: 'latest', sourceType: 'script' },
  linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
  rules: {
    'no-restricted-properties': ['error', ...[...apis.keys()].map((property) => ({ property }))],
  },
};

/** APIs that a script names as a method of whatever object: bundles rename `wx` and `Taro`. */
export function apisIn(script: string): string[] {
  return new Linter({ configType: 'flat' })
    .verify(script, [finder], 'script.js')
    .map(({ message }) => /'([A-Za-z]+)' is restricted/.exec(message)?.[1] ?? message);
}

function openTypesIn(script: string): string[] {
  return [...openTypes.keys()].filter((name) =>
    new RegExp(`openType:"${name}"|"open-type":"${name}"`).test(script),
  );
}

function componentsIn(template: string): string[] {
  return [...components.keys()].filter((name) => new RegExp(`<${name}[\\s>/]`).test(template));
}

function entries(names: readonly string[], table: ReadonlyMap<string, string>): PrivacyUse[] {
  return names.map((api) => ({ api, information: table.get(api) ?? `unknown: ${api}` }));
}

/** Everything in a build that has to be declared, each once, by name. */
export function privacyUses(dist: string): PrivacyUse[] {
  const found = filesUnder(dist).flatMap((file) => {
    const text = () => readFileSync(path.join(dist, file), 'utf8');
    if (file.endsWith('.wxml')) return entries(componentsIn(text()), components);
    if (!file.endsWith('.js')) return [];
    return [...entries(apisIn(text()), apis), ...entries(openTypesIn(text()), openTypes)];
  });
  const byName = new Map(found.map((use) => [use.api, use]));
  return [...byName.values()].sort((a, b) => a.api.localeCompare(b.api));
}
