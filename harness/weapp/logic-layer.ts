import vm from 'node:vm';

/**
 * The globals of WeChat's logic layer on an iPhone, at its poorest: no `window`, `document`, `process` or `fetch`, no
 * `Intl`, nothing that depends on it, and a `Date` that reads no day written with a blank.
 */
const poorest = `
  delete globalThis.Intl;
  const missing = (name) => () => { throw new Error(name + ' needs Intl, which WeChat on iOS may lack'); };
  for (const [type, names] of [
    [Number, ['toLocaleString']],
    [Array, ['toLocaleString']],
    [Date, ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']],
    [String, ['localeCompare']],
  ]) for (const name of names) type.prototype[name] = missing(name);
  const Native = Date;
  const readable = /^\\d{4}(-\\d{2}){0,2}$|^\\d{4}-\\d{2}-\\d{2}T[\\d:.]+(Z|[+-]\\d{2}:\\d{2})?$|^\\d{4}\\/\\d{1,2}\\/\\d{1,2}( [\\d:]+)?$/;
  globalThis.Date = class Date extends Native {
    constructor(...given) {
      if (given.length === 0) super(hostNow());
      else if (given.length === 1 && typeof given[0] === 'string' && !readable.test(given[0])) super(NaN);
      else super(...given);
    }
    static now() { return hostNow(); }
  };
`;

export interface LogicLayer {
  /** Runs a file's code as a module of the mini-program. */
  load(code: string, file: string, names: Readonly<Record<string, unknown>>): void;
  /** What the program wrote to `console.error` and `console.warn`, and what it threw where nobody caught it. */
  readonly complaints: readonly string[];
  complain(error: unknown): void;
  /** Ends every timer that the program has running: the phone is off. */
  stop(): void;
}

/** Timers that can all be ended at once. */
function createTimers() {
  const running = new Set<NodeJS.Timeout>();
  type Then = (...given: readonly unknown[]) => void;
  return {
    stop: () => running.forEach((timer) => clearTimeout(timer)),
    names: {
      setTimeout(then: Then, ms?: number, ...given: readonly unknown[]) {
        const timer = setTimeout(() => {
          running.delete(timer);
          then(...given);
        }, ms);
        running.add(timer);
        return timer;
      },
      setInterval(then: Then, ms?: number, ...given: readonly unknown[]) {
        const timer = setInterval(then, ms, ...given);
        running.add(timer);
        return timer;
      },
      clearTimeout,
      clearInterval,
    },
  };
}

function inWords(parts: readonly unknown[]): string {
  return parts.map((part) => (part instanceof Error ? (part.stack ?? part.message) : String(part))).join(' ');
}

/**
 * A logic layer of its own, as each phone has one.
 * @param globals what the program finds beside JavaScript's own, `wx` first
 * @param now the phone's clock, ms since 1970
 */
export function createLogicLayer(globals: Readonly<Record<string, unknown>>, now: () => number): LogicLayer {
  const complaints: string[] = [];
  const complain = (...parts: readonly unknown[]) => void complaints.push(inWords(parts));
  const quiet = () => undefined;
  const timers = createTimers();
  const context = vm.createContext({
    console: {
      log: quiet,
      info: quiet,
      debug: quiet,
      time: quiet,
      timeEnd: quiet,
      warn: complain,
      error: complain,
    },
    ...timers.names,
    hostNow: now,
    ...globals,
  });
  vm.runInContext(poorest, context);
  return {
    complaints,
    complain,
    stop: timers.stop,
    load(code, file, names) {
      const wrapped = vm.runInContext(`(function(${Object.keys(names).join(',')}){${code}\n})`, context, {
        filename: file,
      }) as (...given: readonly unknown[]) => void;
      wrapped(...Object.values(names));
    },
  };
}
