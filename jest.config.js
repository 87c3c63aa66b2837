/**
 * Tests mirror the rooms. `unit` runs in node, `app` in jsdom; `weapp` and `e2e` need the builds, `e2e` a Chromium
 * too (see commands/test.mjs).
 */
const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022',
    },
  },
];
const common = {
  transform: { '^.+\\.(t|j|mj)sx?$': swc },
  moduleFileExtensions: ['ts', 'tsx', 'mjs', 'js', 'json'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data', '<rootDir>/.cache'],
  transformIgnorePatterns: ['/node_modules/(?!(mingo|bson|csv-parse|@exodus|@mattiasbuelens)/)'],
};
/** Each of their files starts a cloud of its own, on a copy of the same sample data. */
const onSampleData = {
  globalSetup: '<rootDir>/test/harness/lay-sample-data.ts',
  globalTeardown: '<rootDir>/test/harness/remove-sample-data.ts',
};

module.exports = {
  // Machines are noisy: a test that starts a program may wait for it.
  testTimeout: 30_000,
  testSequencer: '<rootDir>/commands/lib/longest-first.cjs',
  projects: [
    {
      ...common,
      displayName: 'unit',
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/test/*.test.ts',
        '<rootDir>/test/{policy,contract,posters,server,local,commands,simulation,harness}/**/*.test.ts',
      ],
    },
    {
      ...common,
      displayName: 'app',
      moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json'],
      testEnvironment: 'jsdom',
      setupFiles: ['<rootDir>/test/src/doubles/environment.ts'],
      moduleNameMapper: {
        '^@tarojs/components$': '<rootDir>/test/src/doubles/components.tsx',
        '^@tarojs/taro$': '<rootDir>/test/src/doubles/taro.ts',
        '\\.scss$': '<rootDir>/test/src/doubles/style.ts',
      },
      testMatch: ['<rootDir>/test/src/**/*.test.{ts,tsx}'],
    },
    {
      ...common,
      displayName: 'weapp',
      testEnvironment: 'node',
      ...onSampleData,
      // The document of WeChat's framework is still drawn into while jest clears the globals.
      testEnvironmentOptions: { globalsCleanup: 'off' },
      testMatch: ['<rootDir>/test/weapp/**/*.test.ts'],
    },
    {
      ...common,
      displayName: 'e2e',
      testEnvironment: 'node',
      ...onSampleData,
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
    },
  ],
};
