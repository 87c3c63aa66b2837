/** A handler asked the machine for the time or for chance, and so escaped the simulation. */
export class EscapeError extends Error {
  constructor(what: string) {
    super(`${what} is not the simulation's: take it from the facade`);
    this.name = 'EscapeError';
  }
}

/** Runs `work` with the machine's clock and dice out of reach, so that whatever uses them fails where it does. */
export async function withoutMachine<Result>(work: () => Promise<Result>): Promise<Result> {
  const real = { Date: globalThis.Date, random: Math.random };
  globalThis.Date = new Proxy(real.Date, {
    construct(target, given: []) {
      if (given.length === 0) throw new EscapeError('new Date()');
      return new target(...given);
    },
    apply() {
      throw new EscapeError('Date()');
    },
    get(target, name) {
      if (name === 'now') throw new EscapeError('Date.now');
      return Reflect.get(target, name) as unknown;
    },
  });
  Math.random = () => {
    throw new EscapeError('Math.random');
  };
  try {
    return await work();
  } finally {
    globalThis.Date = real.Date;
    Math.random = real.random;
  }
}
