import { readFileSync } from 'node:fs';
import path from 'node:path';
import browserslist from 'browserslist';
import { readProject } from '../../commands/deploy/project-files';
import { filesUnder } from '../../harness/weapp/dist-files';
import { levelOf, tooNewFor } from './script-level';
import type { Level } from './script-level';

const dist = path.resolve(__dirname, '../../dist');

/** What is newer than the oldest phone and does no harm, each with the reason. */
const harmless = [
  // webpack asks `typeof globalThis` first.
  { rule: 'es-x/no-global-this', file: 'runtime.js' },
];

/** The SDK that lies beside the functions is for the local cloud: WeChat's installs it itself. */
function scriptsIn(folder: string): string[] {
  return filesUnder(path.join(dist, folder)).filter(
    (file) => file.endsWith('.js') && !file.startsWith('node_modules/'),
  );
}

function findingsIn(folder: string, level: Level) {
  return scriptsIn(folder).flatMap((file) =>
    tooNewFor(level, readFileSync(path.join(dist, folder, file), 'utf8'))
      .filter(({ what }) => !harmless.some((known) => known.rule === what && known.file === file))
      .map((found) => ({ file, ...found })),
  );
}

describe('the scripts of the builds', () => {
  it('are read by the oldest phone that browserslist names', () => {
    expect(scriptsIn('weapp').length).toBeGreaterThan(50);
    expect(findingsIn('weapp', levelOf('production'))).toEqual([]);
  }, 120_000);

  it("are read by the cloud functions' Node", () => {
    expect(scriptsIn('cloudfunctions').length).toBeGreaterThanOrEqual(4);
    expect(findingsIn('cloudfunctions', levelOf('functions'))).toEqual([]);
  }, 120_000);
});

describe("the level of the cloud functions' Node", () => {
  it('is the one of the runtime that they are deployed with', () => {
    const majors = readProject().functions.map(({ runtime }) => /^Nodejs(\d+)\./.exec(runtime)?.[1]);
    const [node] = browserslist(null, { path: __dirname, env: 'functions' });
    expect(new Set(majors)).toEqual(new Set([/^node (\d+)\./.exec(node ?? '')?.[1]]));
  });
});

describe('the level of the oldest phone', () => {
  it('is ECMAScript 2019 for iOS 13.0: `?.` came with 13.4', () => {
    expect(levelOf('production')).toBe(2019);
  });

  it.each([
    ['a syntax', 'const name = person?.name;', 'Parsing error: Unexpected token .'],
    ['a method', 'const last = list.at(-1);', 'es-x/no-array-prototype-at'],
    ['a function', 'const has = Object.hasOwn(record, key);', 'es-x/no-object-hasown'],
    ['a method of texts', "const plain = text.replaceAll('-', '');", 'es-x/no-string-prototype-replaceall'],
    ['an object', 'const held = new WeakRef(page);', 'es-x/no-weakrefs'],
    ['a pattern', 'const fen = /(?<=¥)[0-9]+/;', 'es-x/no-regexp-lookbehind-assertions'],
  ])('finds %s that is newer', (_, source, what) => {
    expect(tooNewFor(2019, source).map((found) => found.what)).toContain(what);
  });

  it('takes a field of the same name for no method', () => {
    expect(tooNewFor(2019, 'const day = movement.at;')).toEqual([]);
  });
});
