const Sequencer = require('@jest/test-sequencer').default;

/** Runs test files in the order in which the command line names them; without names, as jest would. */
module.exports = class AsGiven extends Sequencer {
  sort(tests) {
    const given = process.argv;
    if (!given.includes('--runTestsByPath')) return super.sort([...tests]);
    return [...tests].sort((one, other) => given.indexOf(one.path) - given.indexOf(other.path));
  }
};
