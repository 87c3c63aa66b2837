import { sayDay } from '../../../contract/calendar-day';
import { inYuan } from '../../../policy/money';
import type { Documents } from '../../platform';
import type { OrderLine } from '../../schema';

/**
 * What an officer who gives a payment back has to know: a notice's money for the same year that is out already. Empty where none is. Two
 * round trips.
 */
export async function moneyBackWords(
  documents: Documents,
  { recordId }: Pick<OrderLine, 'recordId'>,
): Promise<string> {
  const held = await documents.get('reimbursements', recordId);
  if (held?.state === 'paid' && held.paidOn !== null) {
    return `注意：这个人的参保补贴${inYuan(held.amountFen)}已在${sayDay(held.paidOn)}发放，退费前请核对。`;
  }
  if (held?.state === 'released') {
    return `注意：这个人的参保补贴${inYuan(held.amountFen)}已经放行发放，退费前请核对。`;
  }
  const due = await documents.get('refund-dues', recordId);
  if (due?.givenAtWindow !== undefined) {
    return `注意：这个人的资助部分${inYuan(due.givenAtWindow.amountFen)}已在${sayDay(due.givenAtWindow.on)}由窗口退还，退费前请核对。`;
  }
  return '';
}
