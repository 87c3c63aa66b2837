import fs from 'node:fs';
import path from 'node:path';
import { presentPath } from '../../../src/platform/moved-pages';
import { pages } from '../../../src/platform/pages';
import { officerPages } from '../../../src/officer/pages';

describe('a path of an earlier version', () => {
  it.each([
    ['pages/result/index', pages.result],
    ['/pages/ask/index?q=birth', pages.ask],
    ['packages/officer/cases/index', officerPages.officerCases],
    ['pages/nowhere/index', pages.first],
  ])('%s leads to where the page stands now', (before, now) => {
    expect(presentPath(before)).toBe(now);
  });
});

describe('every path in the table of pages', () => {
  it.each(Object.values(pages))('%s is a page', (page) => {
    expect(fs.existsSync(path.resolve(__dirname, `../../../src/${page}.tsx`))).toBe(true);
  });
});
