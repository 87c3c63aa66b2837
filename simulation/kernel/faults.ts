import type { Scenario } from '../people/settings';
import type { Random } from './random';

/**
 * How hostile one seed's world is. Each seed draws its own, and leaves most faults out: a run in which everything
 * fails at once seldom gets far enough to break something interesting, and some runs must be calm. Probabilities are
 * per occasion.
 */
export interface Faults {
  /** A function dies at a round trip and never goes on. */
  readonly crash: number;
  /** A round trip never happens and the caller is told so. */
  readonly lostRequest: number;
  /** A round trip takes effect and the caller is told that it failed. */
  readonly lostReply: number;
  /** A round trip takes effect and the caller hears nothing until his function's time is up. */
  readonly silence: number;
  /** A round trip takes seconds. */
  readonly slow: number;
  /** A phone's call never reaches the function, or its answer never reaches the phone. */
  readonly deadZone: number;
  /** A phone dies and forgets all that it had not stored. */
  readonly phoneDies: number;
  /** WeChat's news of a payment is lost at every attempt. */
  readonly callbackLost: number;
  /** WeChat sends the same news again although it was acknowledged. */
  readonly callbackRepeated: number;
  /** WeChat's news comes hours late. */
  readonly callbackLate: number;
  /** Someone invents a payment callback. */
  readonly forgery: number;
  /** Somebody places and pays one fen at WeChat under the number of an order that is about to be placed. */
  readonly squatting: number;
  /** The money arrives after the order's end, or after it was closed. */
  readonly latePayment: number;
  /** The merchant has no balance for a refund just now. */
  readonly noBalance: number;
  /** A refund fails in the end. */
  readonly refundFails: number;
  /** The merchant has no balance for longer than the machine tries. */
  readonly poorMerchant: number;
  /** WeChat does not take a message just now. */
  readonly messageFails: number;
  /** WeChat takes a message and says that it did not. */
  readonly messageUnsaid: number;
  /** The person takes no message any more. */
  readonly messageRefused: number;
  /** WeChat has no bill just now; or, in a quarter of the cases, ever, for that day. */
  readonly billFails: number;
  /** The bureau rejects a line. */
  readonly lineRejected: number;
  /** A file is cut off, shuffled, or contradicts itself, before it comes as it should. */
  readonly fileDamaged: number;
  /** A file is read twice. */
  readonly fileRepeated: number;
  /** The timer misses a run, or is silent for an hour or two from the start. */
  readonly timerMissed: number;
  /** By how many ms at most each instance's clock is wrong, either way; not a probability. */
  readonly clockSkew: number;
  /** WeChat is asked too often just now, and does nothing. */
  readonly rateLimited: number;
  /** WeChat takes a refund and, before it ends, knows nothing of it for good. */
  readonly refundForgotten: number;
  /** WeChat takes a refund and answers that it refuses it. */
  readonly refundRefused: number;
  /** WeChat knows nothing, this once, of a refund that it took. */
  readonly refundUnknown: number;
  /** A refund takes days. */
  readonly refundSlow: number;
}

/** Added later, and drawn apart: what the others are drawn as stays as it was. */
const laterLevels = {
  clockSkew: [2_000, 90_000],
  rateLimited: [0.05, 0.2],
  refundForgotten: [0.3, 0.7],
  refundRefused: [0.2, 0.5],
  refundUnknown: [0.1, 0.3],
  refundSlow: [0.3, 0.8],
} as const;
type LaterFault = keyof typeof laterLevels;

/** Each in so many stories of ten that aren't calm. */
const shareOfLater = 0.2;

const levels: Readonly<Record<Exclude<keyof Faults, LaterFault>, readonly number[]>> = {
  crash: [0.002, 0.01, 0.03],
  lostRequest: [0.002, 0.01, 0.03],
  lostReply: [0.002, 0.01, 0.03],
  silence: [0.001, 0.005],
  slow: [0.01, 0.05],
  deadZone: [0.05, 0.2],
  phoneDies: [0.05, 0.2],
  callbackLost: [0.2, 1],
  callbackRepeated: [0.3, 1],
  callbackLate: [0.1, 0.5],
  forgery: [0.5, 1],
  squatting: [0.2, 0.5],
  latePayment: [0.3, 0.8],
  noBalance: [0.2, 0.6],
  refundFails: [0.2, 0.6],
  poorMerchant: [0.3, 1],
  messageFails: [0.2, 0.5],
  messageUnsaid: [0.2, 0.5],
  messageRefused: [0.2, 0.6],
  billFails: [0.5, 1],
  lineRejected: [0.3, 0.7],
  fileDamaged: [0.6, 1],
  fileRepeated: [0.5, 1],
  timerMissed: [0.2, 0.7],
};

export const noFaults: Faults = Object.fromEntries(
  Object.keys({ ...levels, ...laterLevels }).map((fault) => [fault, 0]),
) as unknown as Faults;

/** What comes together seldom and is to be seen often enough all the same. */
const constellations: Readonly<Record<Scenario, readonly Partial<Faults>[]>> = {
  anything: [{}, {}, { noBalance: 0.6, poorMerchant: 1, refundFails: 0.6, latePayment: 0.8 }],
  'the bureau': [
    { lineRejected: 0.7, fileDamaged: 1, fileRepeated: 0.5 },
    { lineRejected: 0.5, fileDamaged: 1, timerMissed: 0, deadZone: 0 },
  ],
  // Money that lands when the day has changed, and nobody closed the order before.
  'recognised later': [{}],
  midnight: [
    { latePayment: 0.8, timerMissed: 0.9, callbackLost: 0.2 },
    { latePayment: 0.8, timerMissed: 0.9, callbackLost: 1, lostRequest: 0, crash: 0 },
  ],
};

/** One seed in eight is calm. */
export function drawFaults(random: Random, scenario: Scenario): Faults {
  if (random.chance(1 / 8)) return noFaults;
  const share = random.pick([0.25, 0.5, 0.8]);
  const drawn = Object.fromEntries(
    Object.entries(levels).map(([fault, choices]) => [
      fault,
      random.chance(share) ? random.pick(choices) : 0,
    ]),
  ) as unknown as Faults;
  return { ...drawn, ...drawLater(random.fork('later')), ...random.pick(constellations[scenario]) };
}

function drawLater(random: Random): Pick<Faults, LaterFault> {
  const drawn = Object.entries(laterLevels).map(([fault, choices]) => [
    fault,
    random.chance(shareOfLater) ? random.pick<number>(choices) : 0,
  ]);
  return Object.fromEntries(drawn) as Pick<Faults, LaterFault>;
}
