import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');

/** Where the stub of the services stands: behind a proxy, with a certificate of its own. */
export interface Network {
  readonly proxy: string;
  readonly certificateFile: string;
}

/** Runs a program of the project in a process of its own, for which nothing but the stub is the network. */
export function runOverNetwork(
  words: readonly string[],
  { proxy, certificateFile }: Network,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const { http_proxy: _, https_proxy: __, NODE_OPTIONS: ___, ...environment } = process.env;
  const child = spawn(join(root, 'node_modules', '.bin', 'tsx'), words, {
    cwd: root,
    env: { ...environment, http_proxy: proxy, https_proxy: proxy, NODE_EXTRA_CA_CERTS: certificateFile },
  });
  const parts: string[] = [];
  child.stdout.on('data', (part) => parts.push(String(part)));
  child.stderr.on('data', (part) => parts.push(String(part)));
  return new Promise((done, reject) => {
    child.once('error', reject);
    child.once('close', (code) => done({ code, output: parts.join('') }));
  });
}
