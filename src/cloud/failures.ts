import type { Refusal } from '../../contract/reply';

/** The server answered no, in words. `refusal.code` says what the app can do about it. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
    this.name = 'Refused';
  }
}

/** The phone has no connection: nothing was sent. */
export class Offline extends Error {
  constructor() {
    super('手机没有连上网络。请检查网络后再试。');
    this.name = 'Offline';
  }
}

/** No answer in time. What was asked may have happened all the same, so only repeatable requests may be sent again. */
export class NoAnswer extends Error {
  constructor() {
    super('等了一会儿没有收到回应，可能是网络慢。请再试一次。');
    this.name = 'NoAnswer';
  }
}

/** The cloud answered with something that is no reply: a fault of ours. */
export class Unreadable extends Error {
  constructor() {
    super('系统出了问题，不是您的操作有误。请稍后再试，或拨打页面上的电话。');
    this.name = 'Unreadable';
  }
}

export type Failure = Refused | Offline | NoAnswer | Unreadable;

/** Whatever was thrown, as one of ours. */
export function asFailure(error: unknown): Failure {
  const known =
    error instanceof Refused ||
    error instanceof Offline ||
    error instanceof NoAnswer ||
    error instanceof Unreadable;
  return known ? error : new Unreadable();
}
