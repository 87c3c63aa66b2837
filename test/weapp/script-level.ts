import compatData from '@babel/compat-data/plugins';
import getTargets, { isRequired } from '@babel/helper-compilation-targets';
import browserslist from 'browserslist';
import { Linter } from 'eslint';
import esx from 'eslint-plugin-es-x';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** A year of ECMAScript whose syntax and library a set of engines knows whole. */
export type Level = 2017 | 2018 | 2019 | 2020 | 2021 | 2022;

/** What each year added to the syntax, by the names that Babel's table of engines gives it. */
const addedSyntax: readonly (readonly [Level, readonly string[]])[] = [
  [
    2018,
    [
      'transform-async-generator-functions',
      'transform-object-rest-spread',
      'transform-dotall-regex',
      'transform-named-capturing-groups-regex',
      'transform-unicode-property-regex',
    ],
  ],
  [2019, ['transform-optional-catch-binding', 'transform-json-strings']],
  [
    2020,
    [
      'transform-optional-chaining',
      'transform-nullish-coalescing-operator',
      'transform-export-namespace-from',
    ],
  ],
  [2021, ['transform-logical-assignment-operators', 'transform-numeric-separator']],
  [
    2022,
    [
      'transform-class-properties',
      'transform-private-methods',
      'transform-private-property-in-object',
      'transform-class-static-block',
    ],
  ],
];

/** The last year that every engine of an environment of `browserslist` in package.json reads, year by year. */
export function levelOf(environment: 'production' | 'functions'): Level {
  const targets = getTargets({ browsers: browserslist(null, { path: root, env: environment }) });
  let level: Level = 2017;
  for (const [year, syntax] of addedSyntax) {
    if (syntax.some((name) => isRequired(name, targets, { compatData }))) return level;
    level = year;
  }
  return level;
}

/** Something in a script that an engine of that level doesn't know. */
export interface TooNew {
  /** The rule, or the parser's words. */
  readonly what: string;
  /** The script around it: bundles have no lines to name. */
  readonly where: string;
}

/** A method's name says nothing of an object's class: these are methods of arrays too, or of a class in the build. */
const namesOfOtherMethods = /^es-x\/no-(iterator-prototype-|resizable-and-growable-arraybuffers)/;

function rulesOf(level: Level): Linter.RulesRecord {
  return {
    ...Object.fromEntries(
      Object.entries(esx.configs[`flat/restrict-to-es${level}`].rules ?? {}).filter(
        ([rule]) => !namesOfOtherMethods.test(rule),
      ),
    ),
    // Of 2018, but no iPhone before iOS 16.4 reads it, and Babel can't lower it.
    'es-x/no-regexp-lookbehind-assertions': level < 2020 ? 'error' : 'off',
  };
}

function parsing(level: Level): Linter.Config {
  return {
    files: ['**/*.js'],
    languageOptions: { ecmaVersion: level, sourceType: 'script' },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
  };
}

/** Read as the newest language, so that the globals of later years are known and can be found. */
function looking(level: Level): Linter.Config {
  return {
    ...parsing(level),
    plugins: { 'es-x': esx },
    languageOptions: { ecmaVersion: 'latest', sourceType: 'script' },
    settings: { 'es-x': { aggressive: true } },
    rules: rulesOf(level),
  };
}

/** A field that is read, as `movement.at`, is no method that is called. */
function isFieldOnly({ ruleId, line, endColumn = 0 }: Linter.LintMessage, lines: readonly string[]) {
  return ruleId?.includes('-prototype-') === true && lines[line - 1]?.[endColumn - 1] !== '(';
}

/**
 * Parses a script at a level, and looks for methods, functions and objects of later years. A method is known by its name
 * alone, so what is found may be another object's method of that name.
 */
export function tooNewFor(level: Level, source: string): TooNew[] {
  const lines = source.split('\n');
  const linter = new Linter({ configType: 'flat' });
  const unread = linter.verify(source, [parsing(level)], 'script.js');
  const found = unread.length > 0 ? unread : linter.verify(source, [looking(level)], 'script.js');
  return found
    .filter((message) => !isFieldOnly(message, lines))
    .map(({ ruleId, message, line, column }) => ({
      what: ruleId ?? message,
      where: `${lines[line - 1]?.slice(Math.max(0, column - 30), column + 50)}`,
    }));
}
