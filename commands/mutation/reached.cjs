/* global afterAll, expect */
const { createHash } = require('node:crypto');
const { writeFileSync } = require('node:fs');
const path = require('node:path');

const began = Date.now();

/** Writes which mutants this file of tests reached, and how long it took. */
afterAll(() => {
  const folder = process.env.MUTANTS_REACHED;
  if (!folder) return;
  const { testPath } = expect.getState();
  const { static: atLoad = {}, perTest = {} } = globalThis.__stryker__?.mutantCoverage ?? {};
  const ids = new Set([atLoad, ...Object.values(perTest)].flatMap((counts) => Object.keys(counts)));
  const name = createHash('sha256').update(testPath).digest('hex').slice(0, 16);
  const reached = { file: testPath, ids: [...ids], seconds: (Date.now() - began) / 1000 };
  writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(reached));
});
