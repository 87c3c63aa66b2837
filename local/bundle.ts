import { buildSync } from 'esbuild';

const bundles = new Map<string, string>();

/** One of our own files with what it imports, as a script for a worker thread or a page. Made once a process. */
export function bundle(file: string, platform: 'node' | 'browser'): string {
  const known = bundles.get(file);
  if (known !== undefined) return known;
  const { outputFiles } = buildSync({
    entryPoints: [file],
    bundle: true,
    write: false,
    platform,
    format: platform === 'node' ? 'cjs' : 'iife',
    target: platform === 'node' ? 'node20' : ['chrome80', 'safari13'],
    minify: platform === 'browser',
    logLevel: 'silent',
  });
  const text = outputFiles[0]?.text ?? '';
  bundles.set(file, text);
  return text;
}
