import fs from 'node:fs';
import path from 'node:path';

const src = path.resolve(__dirname, '../../../src');
/** Modules whose functions answer by the notices of this moment. */
const readsPolicy = path.join(src, 'answers/notices.ts');

function resolve(from: string, request: string): string | null {
  if (!request.startsWith('.')) return null;
  const base = path.resolve(path.dirname(from), request);
  return (
    [base, `${base}.ts`, `${base}.tsx`, path.join(base, 'index.ts')].find(
      (file) => fs.existsSync(file) && fs.statSync(file).isFile(),
    ) ?? null
  );
}

/** The files that a file imports for more than their types. */
function importsOf(file: string): string[] {
  const code = fs.readFileSync(file, 'utf8');
  const requests = [...code.matchAll(/^(?:import|export) (?!type)[^;]*? from '([^']+)';/gms)].map(
    ([, request]) => request ?? '',
  );
  return requests.map((request) => resolve(file, request)).filter((found) => found !== null);
}

/** `file` and all that it imports inside `src`. */
function reachable(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !file.startsWith(src)) return seen;
  seen.add(file);
  importsOf(file).forEach((next) => reachable(next, seen));
  return seen;
}

const pages = (fs.readdirSync(src, { recursive: true }) as string[])
  .filter((file) => file.endsWith('/index.config.ts'))
  .map((file) => path.join(src, file.replace('.config.ts', '.tsx')));

describe('every page that answers by the notices', () => {
  const answering = pages
    .map((page) => ({ page: path.relative(src, page), files: [...reachable(page)] }))
    .filter(({ files }) => files.includes(readsPolicy));

  it('is found', () => {
    expect(answering.map(({ page }) => page)).toContain('packages/help/clause/index.tsx');
  });

  it.each(answering)('is drawn anew when a notice arrives: $page', ({ files }) => {
    const components = files
      .filter((file) => file.endsWith('.tsx'))
      .map((file) => fs.readFileSync(file, 'utf8'));
    // A draft's page answers by a policy made of the draft itself.
    expect(components.some((code) => /usePolicy(Of)?\(|createPolicy\(/.test(code))).toBe(true);
  });
});
