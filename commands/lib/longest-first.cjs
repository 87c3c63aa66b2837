const path = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/**
 * The files of minutes, the longest first; all others take seconds. Jest knows durations from its cache alone: on a
 * fresh clone it begins with the largest files, and one that is short to read and long to run would be left to
 * one worker at the end.
 */
const longFiles = [
  'test/simulation/planted-faults-beside-orders.test.ts',
  'test/simulation/planted-faults-in-changes.test.ts',
  'test/simulation/planted-faults-in-orders.test.ts',
  'test/simulation/simulation.test.ts',
  'test/simulation/planted-faults-in-messages-and-consents.test.ts',
  'test/simulation/planted-faults-in-shared-rules.test.ts',
  'test/simulation/repeats.test.ts',
  'test/server/billing/payments/crash.test.ts',
  'test/server/migrations/audit-log.test.ts',
  'test/weapp/script-level.test.ts',
  'test/weapp/family-paying.test.ts',
  'test/weapp/way.test.ts',
  'test/weapp/money-back.test.ts',
  'test/e2e/pages/officers-in-trouble.test.ts',
  'test/e2e/pages/calculator.test.ts',
  'test/e2e/pages/officers.test.ts',
  'test/e2e/family-paying.test.ts',
  'test/e2e/pages/family-in-trouble.test.ts',
  'test/e2e/money-back.test.ts',
  'test/e2e/pages/pay-in-trouble.test.ts',
  'test/e2e/pages/pay.test.ts',
  'test/e2e/pages/residents-in-trouble.test.ts',
];

module.exports = class LongestFirst extends Sequencer {
  static longFiles = longFiles;

  sort(tests) {
    const place = ({ path: file, context }) => {
      const at = longFiles.indexOf(path.relative(context.config.rootDir, file).replaceAll(path.sep, '/'));
      return at < 0 ? longFiles.length : at;
    };
    return [...super.sort([...tests])].sort((one, other) => place(one) - place(other));
  }
};
