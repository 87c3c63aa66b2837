/** What a callback says, in our words; none of it is believed. */
export interface News {
  readonly orderId: string;
  readonly success: boolean;
  /** Empty where it isn't named. */
  readonly merchantId: string;
}

/**
 * Reads WeChat Pay's v2 fields in camelCase or snake_case. Null where it can't be news of an order of ours.
 */
export function newsOf(event: unknown): News | null {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return null;
  const fields = event as Readonly<Record<string, unknown>>;
  const orderId = textOf(fields, 'outTradeNo', 'out_trade_no');
  if (!/^[0-9a-f]{32}$/.test(orderId)) return null;
  return {
    orderId,
    success:
      textOf(fields, 'returnCode', 'return_code') === 'SUCCESS' &&
      textOf(fields, 'resultCode', 'result_code') === 'SUCCESS',
    merchantId: textOf(fields, 'subMchId', 'sub_mch_id'),
  };
}

function textOf(fields: Readonly<Record<string, unknown>>, ...names: readonly string[]): string {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
  }
  return '';
}
