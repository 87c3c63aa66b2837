import type { ReceiptView } from '../../../../contract/receipts';
import { ask } from '../../../cloud/cloud';

/** The code that opens a receipt's check, PNG in base64; null where it can't be had just now: the signs below do the same. */
export async function codePicture({ orderId, line }: ReceiptView): Promise<string | null> {
  try {
    return (await ask('resident', 'receipt.code-picture', { orderId, line })).png;
  } catch {
    return null;
  }
}
