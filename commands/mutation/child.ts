import { spawn } from 'node:child_process';

/** How a program ended: its code, or null where it was stopped because its time was over. */
export interface Ended {
  readonly code: number | null;
  /** Its last words, at most 4,000 characters. */
  readonly output: string;
}

const mostOutput = 4_000;

/** Runs node in a process group of its own: whatever it started ends with it. */
export function runNode(
  args: readonly string[],
  {
    cwd,
    env,
    mostMs,
  }: { readonly cwd: string; readonly env: Readonly<Record<string, string>>; readonly mostMs: number },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    const hear = (part: Buffer): void => {
      output = (output + part.toString('utf8')).slice(-mostOutput);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, mostMs);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code: late ? null : (code ?? 1), output });
    });
  });
}
