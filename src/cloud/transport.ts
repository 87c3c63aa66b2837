import Taro from '@tarojs/taro';
import { NoAnswer, Offline } from './failures';

/** Carries one call to a cloud function and brings back what the function returned. */
export type Transport = (name: string, data: object, timeoutMs: number) => Promise<unknown>;

interface WeChatCloud {
  init(options: { readonly traceUser: boolean }): void;
  callFunction(request: {
    readonly name: string;
    readonly data: object;
  }): Promise<{ readonly result?: unknown }>;
}

function weChatCloud(): WeChatCloud {
  return Taro.cloud as unknown as WeChatCloud;
}

/** Resolves or rejects as `work` does, or rejects with {@link NoAnswer} after `timeoutMs`. */
function within<Result>(work: Promise<Result>, timeoutMs: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswer()), timeoutMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function isOffline(): Promise<boolean> {
  try {
    const { networkType } = await Taro.getNetworkType();
    return networkType === 'none';
  } catch {
    return false;
  }
}

/** WeChat's own cloud. Its errors carry no stable type for a lost connection, so the network is asked. */
async function callWeChat(name: string, data: object, timeoutMs: number): Promise<unknown> {
  try {
    const answer = await within(weChatCloud().callFunction({ name, data }), timeoutMs);
    return answer.result;
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
    throw (await isOffline()) ? new Offline() : error;
  }
}

/** The preview's host on this machine, which runs the same functions. */
async function callPreview(name: string, data: object, timeoutMs: number): Promise<unknown> {
  if (typeof navigator !== 'undefined' && navigator.onLine === false) throw new Offline();
  const send = fetch('/preview/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, data }),
  });
  let answer: Response;
  try {
    answer = await within(send, timeoutMs);
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
    throw new Offline();
  }
  return answer.json();
}

// Asked here, where the compiler sees the answer: WeChat's build keeps nothing of the preview's way.
export const transport: Transport = process.env.TARO_ENV === 'h5' ? callPreview : callWeChat;

/** Once, when the program starts. Users are not traced: nothing of the product needs it. */
export function startTransport(): void {
  if (process.env.TARO_ENV !== 'h5') weChatCloud()?.init({ traceUser: false });
}
