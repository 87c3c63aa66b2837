/** A trigger's time is written wrongly; the message quotes it. */
export class CronError extends Error {
  constructor(cron: string, problem: string) {
    super(`timer "${cron}": ${problem}`);
    this.name = 'CronError';
  }
}

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const fields: readonly Field[] = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12 },
  { name: 'weekday', from: 0, to: 6 },
  { name: 'year', from: 1970, to: 2099 },
];
const chinaMs = 8 * 3_600_000;

type Test = (value: number) => boolean;

/** `*`, `5`, `1-5`, `*` or a range with a step, and several of them behind commas. */
function partTest(part: string, field: Field, cron: string): Test {
  const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
  if (match === null) throw new CronError(cron, `${field.name} reads "${part}"`);
  const [, first, last, step] = match;
  const from = first === undefined ? field.from : Number(first);
  const to = last !== undefined ? Number(last) : first === undefined || step !== undefined ? field.to : from;
  const by = step === undefined ? 1 : Number(step);
  if (from < field.from || to > field.to || from > to || by === 0) {
    throw new CronError(cron, `${field.name} is from ${field.from} to ${field.to}, not "${part}"`);
  }
  return (value) => value >= from && value <= to && (value - from) % by === 0;
}

/**
 * Reads the cloud's timer of seven fields: second, minute, hour, day, month, weekday, year, in China's time.
 * Returns whether a moment (ms since 1970) is one to fire at. Throws {@link CronError}.
 */
export function parseCron(cron: string): (ms: number) => boolean {
  const parts = cron.trim().split(/\s+/);
  if (parts.length !== fields.length)
    throw new CronError(cron, `has ${parts.length} fields instead of seven`);
  const tests = fields.map((field, at): Test => {
    const alternatives = (parts[at] ?? '').split(',').map((part) => partTest(part, field, cron));
    return (value) => alternatives.some((test) => test(value));
  });
  return (ms) => {
    const china = new Date(ms + chinaMs);
    const values = [
      china.getUTCSeconds(),
      china.getUTCMinutes(),
      china.getUTCHours(),
      china.getUTCDate(),
      china.getUTCMonth() + 1,
      china.getUTCDay(),
      china.getUTCFullYear(),
    ];
    return values.every((value, at) => tests[at]?.(value));
  };
}
