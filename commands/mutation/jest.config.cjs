/** The unit tests in a copy of the project with mutants: which of them each file reaches, or whether one is noticed. */
const path = require('node:path');
const { projects } = require('../../jest.config.js');

const rootDir = path.resolve(__dirname, '../..');
const unit = projects.find(({ displayName }) => displayName === 'unit');

module.exports = {
  ...unit,
  rootDir,
  testTimeout: 30_000,
  setupFilesAfterEnv: ['<rootDir>/commands/mutation/reached.cjs'],
  testPathIgnorePatterns: [
    '/node_modules/',
    // What starts other programs doesn't reach the code in its own process; the simulation is asked apart.
    '<rootDir>/test/(commands|local|simulation|harness)/',
    // They read what the code says, not what it does, and here it says its mutants too.
    '<rootDir>/test/(docs|nothing-tied-to-a-notice|policy/purity)\\.test\\.ts$',
  ],
};
