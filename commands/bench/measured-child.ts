import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = path.resolve(__dirname, '../..');

export interface MeasuredChild {
  readonly seconds: number;
  /** Greatest resident size of the process and its children, MB. */
  readonly megabytes: number;
  readonly output: string;
  readonly code: number;
}

/** The greatest resident size of a process and its children so far, in MB, as /proc has it. */
export function peakMegabytes(pid: number): number {
  const read = (file: string): string => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return '';
    }
  };
  const own = Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
  const children = read(`/proc/${pid}/task/${pid}/children`)
    .split(' ')
    .filter((id) => id !== '');
  return Math.max(own, ...children.map((id) => peakMegabytes(Number(id))));
}

/** Runs a program of Node's to its end, in the project's folder, and watches its memory. */
export async function measuredChild(args: readonly string[]): Promise<MeasuredChild> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let [output, megabytes, isRunning] = ['', 0, true];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const watching = (async () => {
    while (isRunning) {
      if (child.pid !== undefined) megabytes = Math.max(megabytes, peakMegabytes(child.pid));
      await sleep(50);
    }
  })();
  const [code] = (await once(child, 'close')) as [number];
  isRunning = false;
  await watching;
  return {
    seconds: Math.round((performance.now() - began) / 100) / 10,
    megabytes: Math.round(megabytes),
    output,
    code,
  };
}
