import { spawn } from 'node:child_process';
import { root } from './root.mjs';

const terminal = process.stderr.isTTY === true;

/** Says on standard error, every few seconds, that a long step is still going on. Returns what stops it. */
function ticking(label) {
  const began = Date.now();
  const timer = setInterval(
    () => {
      const seconds = Math.round((Date.now() - began) / 1000);
      process.stderr.write(terminal ? `\r  ${label} … ${seconds} s` : `  ${label} … ${seconds} s\n`);
    },
    terminal ? 1000 : 20_000,
  );
  return () => {
    clearInterval(timer);
    if (terminal) process.stderr.write('\r\x1b[K');
  };
}

/**
 * Runs a program to its end with no standard input. With `quiet`, its words are shown only where it failed.
 * Never throws: answers `{ code, output, seconds }`; `code` is 127 where the program isn't there.
 */
export function run(command, args, { label = command, quiet = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const began = Date.now();
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    const words = [];
    child.stdout?.on('data', (part) => words.push(part));
    child.stderr?.on('data', (part) => words.push(part));
    const stop = quiet ? ticking(label) : () => {};
    const end = (code, extra = '') => {
      stop();
      const output = Buffer.concat(words).toString('utf8') + extra;
      if (quiet && code !== 0) process.stderr.write(`${output}\n`);
      resolve({ code, output, seconds: (Date.now() - began) / 1000 });
    };
    child.once('error', (error) => end(127, error.message));
    child.once('close', (code, signal) => end(code ?? 1, signal ? `\n(${command}: ${signal})` : ''));
  });
}

/** Seconds in a form for people: `0.8 s`, `74 s`. */
export function inSeconds(seconds) {
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}
