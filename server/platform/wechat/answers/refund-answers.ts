import type { WeChatRefund } from '../..';
import { payFen, payField, payText, unknownShape } from './pay-answers';
import type { SdkAnswer } from '../sdk';

const states: Readonly<Record<string, WeChatRefund['state']>> = {
  SUCCESS: 'done',
  PROCESSING: 'processing',
  REFUNDCLOSE: 'failed',
  CHANGE: 'failed',
  FAIL: 'failed',
};

/** WeChat's word for how a refund stands; undefined for one that isn't known. */
export function refundState(word: string): WeChatRefund['state'] | undefined {
  return Object.hasOwn(states, word) ? states[word] : undefined;
}

/** One refund as an answer tells it, whichever way it numbers or lists its fields. */
interface Told {
  /** Empty where the answer doesn't say. */
  readonly outRefundNo: string;
  readonly status: string;
  readonly fee: unknown;
}

function listOf(answer: SdkAnswer, name: string): readonly unknown[] {
  const value = payField(answer, name);
  return Array.isArray(value) ? value : [];
}

function inLists(answer: SdkAnswer): readonly Told[] {
  const numbers = listOf(answer, 'outRefundNoList');
  const fees = listOf(answer, 'refundFeeList');
  return listOf(answer, 'refundStatusList').map((status, at) => ({
    outRefundNo: String(numbers[at] ?? ''),
    status: String(status),
    fee: fees[at],
  }));
}

/** `refundStatus_0`, `refund_status_0`, `refundStatus0`, and without a number at all. */
function numbered(answer: SdkAnswer): readonly Told[] {
  return Object.keys(answer).flatMap((name) => {
    const match = /^refund_?status(_?\d{0,3})$/i.exec(name);
    if (match === null) return [];
    const ending = match[1] ?? '';
    const beside = (camelCase: string): unknown => payField(answer, `${camelCase}${ending}`);
    return [
      {
        outRefundNo: String(beside('outRefundNo') ?? ''),
        status: String(answer[name]),
        fee: beside('refundFee'),
      },
    ];
  });
}

const mostDeep = 3;

/** Every refund that the answer tells of, wherever in it. */
function toldIn(answer: SdkAnswer, depth = 0): readonly Told[] {
  const here = [...inLists(answer), ...numbered(answer)];
  if (here.length > 0 || depth === mostDeep) return here;
  return Object.values(answer).flatMap((value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? toldIn(value as SdkAnswer, depth + 1)
      : [],
  );
}

/**
 * How the refund `outRefundNo` stands. `silent` where WeChat says that it knows of refunds and nothing of how they
 * stand, as it mostly does. Throws `UNKNOWN_SHAPE` where it tells of other refunds only, or in words nobody recorded.
 */
export function refundOf(answer: SdkAnswer, outRefundNo: string): WeChatRefund {
  const told = toldIn(answer);
  if (told.length === 0) {
    if (!/^[1-9]\d*$/.test(payText(answer, 'refundCount'))) throw unknownShape('queryRefund', answer);
    return { state: 'processing', silent: true };
  }
  const mine =
    told.find((one) => one.outRefundNo === outRefundNo) ??
    // Asked by our number there is one refund in the answer; it need not name it.
    (told.length === 1 && told[0]?.outRefundNo === '' ? told[0] : undefined);
  const state = mine === undefined ? undefined : refundState(mine.status);
  if (mine === undefined || state === undefined) throw unknownShape('queryRefund', answer);
  const refundFen = payFen(mine.fee);
  return { state, ...(refundFen === undefined ? {} : { refundFen }) };
}
