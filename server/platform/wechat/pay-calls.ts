import { type Cloud, WeChatPayError } from '..';
import { keysOf, requireSuccess } from './answers';
import type { Sdk, SdkAnswer } from './sdk';
import { within } from './within';

/** WeChat answers within a second; a bill takes longer. */
const callMs = 5_000;
const billMs = 10_000;

export interface PayConfiguration {
  readonly envId: string;
  /** The function that WeChat calls with the news of a payment, and of a refund's end. */
  readonly callbackFunction: string;
  /** Who called, and so who pays: WeChat reads it from the context, not from the order. */
  readonly payer: string;
  readonly nonce: () => string;
  readonly log: Cloud['log'];
}

/** What every request names: whose money it is. */
export interface PayRequest {
  readonly subMchId: string;
  readonly [field: string]: unknown;
}

export interface PayCalls {
  /** What came back, unread. Throws `NO_ANSWER`, also where it takes too long. */
  send(api: string, request: PayRequest): Promise<SdkAnswer>;
  /**
   * Calls, and reads the answer. Throws what WeChat refused, and `UNKNOWN_SHAPE` for an answer that can't be read, which
   * is logged by its names, without its values.
   */
  ask<Read>(api: string, request: PayRequest, read: (answer: SdkAnswer) => Read): Promise<Read>;
}

/** Calls of `cloudPay`. */
export function payCalls(cloudPay: Sdk['cloudPay'], configuration: PayConfiguration): PayCalls {
  const { nonce, log } = configuration;
  const send = async (api: string, request: PayRequest): Promise<SdkAnswer> => {
    try {
      const call = cloudPay[api] as (request: object) => Promise<SdkAnswer>;
      const limitMs = api === 'downloadBill' ? billMs : callMs;
      return await within(limitMs, () => call({ nonceStr: nonce(), ...request }));
    } catch (error) {
      throw new WeChatPayError('NO_ANSWER', `${api}: ${String(error)}`, true);
    }
  };
  const ask = async <Read>(
    api: string,
    request: PayRequest,
    read: (answer: SdkAnswer) => Read,
  ): Promise<Read> => {
    const answer = await send(api, request);
    try {
      return read(requireSuccess(api, answer));
    } catch (error) {
      if (error instanceof WeChatPayError && error.code === 'UNKNOWN_SHAPE') {
        log('wechat-shape-unknown', { api, keys: keysOf(answer) });
      }
      throw error;
    }
  };
  return { send, ask };
}
