import { dayMs } from '../../../contract/calendar-day';
import type { ReceiptActions, ReceiptView } from '../../../contract/receipts';
import { hasReceipt, noReceipt, receiptsOf } from './receipt';
import { type Cloud, refuse } from '../../platform';
import { countAttempt, pseudonym } from '../../identity';

const shareDays = 30;

/** The token leaves the server once; only its keyed hash is kept. */
function idOf(cloud: Cloud, token: string): string {
  return pseudonym(cloud.settings, 'receipt', token);
}

/**
 * A token that opens one person's receipt to whoever holds it: the sum, names masked or, where the payer wants it so, as he typed
 * them.
 */
export async function shareReceipt(
  cloud: Cloud,
  openId: string,
  { orderId, line, inFull }: ReceiptActions['receipt.share']['request'],
): Promise<{ readonly token: string; readonly expiresAt: number }> {
  const order = await cloud.db.get('orders', orderId);
  const held = order?.lines.find((one) => one.line === line);
  if (order === null || order.openId !== openId || held === undefined || !hasReceipt(order, held)) {
    throw noReceipt();
  }
  await countAttempt(cloud, 'link');
  const token = cloud.randomHex(16);
  const expiresAt = cloud.now() + shareDays * dayMs;
  await cloud.db.insert('receipt-shares', {
    _id: idOf(cloud, token),
    orderId,
    line,
    ...(inFull === true ? { inFull } : {}),
    expiresAt,
  });
  return { token, expiresAt };
}

/** The same words for a token that never was and one that is over. */
export async function sharedReceipt(cloud: Cloud, token: string): Promise<ReceiptView> {
  const share = await cloud.db.get('receipt-shares', idOf(cloud, token));
  const order = share === null ? null : await cloud.db.get('orders', share.orderId);
  if (share === null || order === null || share.expiresAt <= cloud.now()) throw shareOver();
  const lines = order.lines.filter(({ line }) => line === share.line);
  const [receipt] = await receiptsOf(cloud, order, lines, {
    by: 'token',
    inFull: share.inFull === true,
  });
  if (receipt === undefined) throw shareOver();
  return receipt;
}

function shareOver(): Error {
  return refuse('SHARE_OVER', '这份凭证的链接已失效，请让缴费的家人重新发送。');
}
