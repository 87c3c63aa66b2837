import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** One dialect in all rooms: a file's functions are declared; arrows are for callbacks and one-line local helpers. */
const declaredFunctions = [
  'Program > VariableDeclaration',
  'Program > ExportNamedDeclaration > VariableDeclaration',
].map((where) => ({
  selector: `${where} > VariableDeclarator:not([id.typeAnnotation]) > ArrowFunctionExpression`,
  message: 'Declare it: function name(…) { … }.',
}));

/** Records are written by `moveRecord` alone, which holds them to their table of states; a migration moves none. */
const recordWrites = {
  selector: 'CallExpression[callee.property.name=/^(put|insert|updateIf)$/][arguments.0.value="records"]',
  message: 'A record is written by moveRecord (server/enrolment/states.ts).',
};

export default tseslint.config(
  { ignores: ['node_modules', 'dist', '.data', '.cache', 'coverage', 'commands/replay/engines'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      // An option object instead of a fifth parameter.
      'max-params': ['error', { max: 4 }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.tsx', 'src/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    // In a transaction only `doc()` operations stay inside it.
    files: ['server/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...declaredFunctions,
        {
          selector:
            'CallExpression[callee.property.name=/^(update|remove|count)$/] ' +
            'CallExpression[callee.property.name="where"] CallExpression[callee.property.name="collection"]' +
            ' > MemberExpression > Identifier[name=/^(tx|transaction)$/]',
          message: 'where().update(), .remove() and .count() escape the transaction: use doc().',
        },
        recordWrites,
      ],
    },
  },
  {
    files: [
      'server/enrolment/states.ts',
      'server/migrations/0006-claims-of-records.ts',
      'server/migrations/0010-open-in.ts',
      'server/migrations/0013-insured-in.ts',
      'server/migrations/0015-count-at.ts',
      'server/migrations/0016-tell-of-records.ts',
      'server/migrations/follow-places.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', ...declaredFunctions] },
  },
  {
    files: [
      'src/**',
      'policy/**',
      'contract/**',
      'posters/**',
      'local/**',
      'simulation/**',
      'harness/**',
      'commands/**',
      'test/**',
      'cloudfunctions/**',
      'config/**',
    ],
    rules: { 'no-restricted-syntax': ['error', ...declaredFunctions] },
  },
  {
    // Documents' types and nothing that runs, but for the lists that types are made of.
    files: ['server/schema/**'],
    rules: {
      'no-restricted-syntax': ['error', 'FunctionDeclaration', 'ArrowFunctionExpression', 'ClassDeclaration'],
    },
  },
  { files: ['test/**'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['**/*.js', '**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
