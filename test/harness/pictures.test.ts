import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  mostPictureBytes,
  pictureFolder,
  picturesOf,
  picturesThere,
} from '../../harness/page-states/picture-files';
import { pictureTable } from '../../harness/page-states/picture-table';
import { pageStates } from '../../harness/page-states/states';

const taken = picturesThere();
const wanted = pageStates.flatMap(picturesOf).map(({ file }) => file);

/** `npm run pictures -- BEGINNING` takes what is missing, and removes what no state names any more. */
describe('the pictures of pages', () => {
  it('are there for every state', () => {
    const there = new Set(taken.map(({ file }) => file));
    expect(wanted.filter((file) => !there.has(file))).toEqual([]);
  });

  it('are all of a state', () => {
    expect(taken.map(({ file }) => file).filter((file) => !wanted.includes(file))).toEqual([]);
  });

  it('are WebP, and none is empty', () => {
    const formats = taken.map(({ file }) =>
      readFileSync(join(pictureFolder, file)).toString('latin1', 8, 12),
    );
    expect(new Set(formats)).toEqual(new Set(['WEBP']));
  });

  it(`take less than ${mostPictureBytes / 1_000_000} MB together`, () => {
    expect(taken.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(mostPictureBytes);
  });

  it('are listed as the states are now', () => {
    expect(readFileSync(join(pictureFolder, 'README.md'), 'utf8')).toBe(pictureTable());
  });
});
