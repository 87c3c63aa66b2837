import { existsSync, readFileSync } from 'node:fs';

export interface TimerTrigger {
  readonly name: string;
  readonly type: 'timer';
  /** Seven fields: second, minute, hour, day, month, weekday, year. */
  readonly config: string;
}

/** What a function's `config.json` says, as far as it matters here. */
export interface FunctionConfig {
  /** Milliseconds for one call. */
  readonly limitMs: number;
  /** Whether a client may call it; in the cloud the environment's security rules say so. */
  readonly clientsMayCall: boolean;
  readonly triggers: readonly TimerTrigger[];
  /** Of Node; chosen in the cloud when a function is created, and not afterwards. Here the machine's own runs. */
  readonly runtime: string;
}

const defaultSeconds = 3;
const mostSeconds = 60;
const defaultRuntime = 'Nodejs18.15';
const runtimes = /^Nodejs\d{2}\.\d{1,2}$/;

/** A function's `config.json` is wrong; the message names the file and the field. */
export class FunctionConfigError extends Error {
  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
    this.name = 'FunctionConfigError';
  }
}

type Json = Readonly<Record<string, unknown>>;

function readTrigger(value: Json, file: string): TimerTrigger {
  const { name, type, config } = value;
  if (type !== 'timer') throw new FunctionConfigError(file, 'a trigger is of type "timer"');
  if (typeof name !== 'string' || typeof config !== 'string') {
    throw new FunctionConfigError(file, 'a trigger needs "name" and "config"');
  }
  return { name, type, config };
}

/** Reads a function's configuration; one that isn't there says nothing. Throws {@link FunctionConfigError}. */
export function readFunctionConfig(file: string): FunctionConfig {
  const value = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Json) : {};
  const { timeout = defaultSeconds, access, triggers = [], runtime = defaultRuntime } = value;
  if (typeof timeout !== 'number' || !(timeout > 0 && timeout <= mostSeconds)) {
    throw new FunctionConfigError(file, `"timeout" is a number of seconds up to ${mostSeconds}`);
  }
  if (access !== undefined && access !== 'none' && access !== 'client') {
    throw new FunctionConfigError(file, '"access" is "client" or "none"');
  }
  if (typeof runtime !== 'string' || !runtimes.test(runtime)) {
    throw new FunctionConfigError(file, `"runtime" is one of the cloud's, such as "${defaultRuntime}"`);
  }
  if (!Array.isArray(triggers)) throw new FunctionConfigError(file, '"triggers" is a list');
  return {
    limitMs: timeout * 1000,
    clientsMayCall: access !== 'none',
    runtime,
    triggers: triggers.map((trigger: Json) => readTrigger(trigger, file)),
  };
}
