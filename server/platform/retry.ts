const minuteMs = 60_000;

/** Pauses between tries: how long the first one is and how long they get, in minutes. */
export interface Backoff {
  readonly firstMinutes?: number;
  readonly capMinutes: number;
}

/** How long to wait after so many tries (0 before the first), in ms: twice as long each time, up to the cap. */
export function backoffMs(tries: number, { firstMinutes = 1, capMinutes }: Backoff): number {
  return Math.min(firstMinutes * 2 ** tries, capMinutes) * minuteMs;
}
