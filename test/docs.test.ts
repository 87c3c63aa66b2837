import fs from 'node:fs';
import path from 'node:path';

const project = path.resolve(__dirname, '..');

function pagesIn(folder: string): readonly string[] {
  return fs
    .readdirSync(path.join(project, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.posix.join(folder, name));
}

const decisions = pagesIn('docs/decisions');
const pages = ['.', 'src', 'local', 'local/sample', 'simulation', 'docs'].flatMap(pagesIn);

/** Files that the guides make up to show how one is added. */
const madeUp = ['src/packages/help/about/index.tsx'];

function read(page: string): string {
  return fs.readFileSync(path.join(project, page), 'utf8');
}

function exists(file: string): boolean {
  return fs.existsSync(path.join(project, file));
}

function linksOf(page: string): readonly string[] {
  return [...read(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, link = '']) =>
    path.posix.join(path.posix.dirname(page), link),
  );
}

const rooms =
  'cloudfunctions|commands|config|contract|docs|harness|local|policy|posters|server|simulation|src|test';
const inBackticks = new RegExp(`\`((?:${rooms})/[^\`\\s]*)\``, 'g');

const placeholder = /ID|NNNN|-X|[*…{<]/;

/** Files and folders that a page names from the top, but for patterns such as `policy/skeleton/ID.json`. */
function filesNamedIn(page: string): readonly string[] {
  return [...read(page).matchAll(inBackticks)]
    .map(([, file = '']) => file)
    .filter((file) => !madeUp.includes(file) && !placeholder.test(file));
}

describe('the docs', () => {
  it.each([...pages, ...decisions])('lead from %s only to files that are there', (page) => {
    expect(linksOf(page).filter((file) => !exists(file))).toEqual([]);
  });

  // A decision is dated, and names things as they stood that day.
  it.each(pages)('name in %s only files that are there', (page) => {
    expect(filesNamedIn(page).filter((file) => !exists(file))).toEqual([]);
  });

  it('name for each requirement of a standard that is met, or partly, what shows it', () => {
    const rows = [
      ...read('docs/security-and-privacy.md').matchAll(/^\| (\d+\.\d+\.\d+.*) \| (.+) \| (.+) \|$/gm),
    ];
    expect(rows.length).toBeGreaterThan(50);
    const states = new Set(rows.map(([, , state]) => state));
    expect([...states].sort()).toEqual(['WeChat', 'met', 'not met', 'partly']);
    const shown = /`test\/[^`]+`|sections? \d/;
    const unshown = rows.filter(([, , state, by = '']) => state === 'met' && !shown.test(by));
    expect(unshown.map(([, requirement]) => requirement)).toEqual([]);
  });

  it('list every decision', () => {
    const listed = linksOf('docs/decisions/README.md');
    expect(decisions.filter((page) => !page.endsWith('README.md') && !listed.includes(page))).toEqual([]);
  });
});
