const chinaMs = 8 * 3_600_000;

/** WeChat Pay's time of day in China, `yyyyMMddHHmmss`. */
export function toPayTime(ms: number): string {
  return new Date(ms + chinaMs).toISOString().replace(/\D/g, '').slice(0, 14);
}

/** Milliseconds since 1970 of a `yyyyMMddHHmmss` in China; NaN where it is none. */
export function fromPayTime(text: unknown): number {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(String(text));
  if (parts === null) return NaN;
  const [, year, month, day, hour, minute, second] = parts;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - chinaMs;
  return !Number.isNaN(ms) && toPayTime(ms) === text ? ms : NaN;
}

/** `2023-11-20 08:00:00` in China, as the bill writes times. */
export function toBillTime(ms: number): string {
  return new Date(ms + chinaMs).toISOString().slice(0, 19).replace('T', ' ');
}
