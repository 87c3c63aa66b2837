import type { MutualAidActions } from '../../contract/mutual-aid';
import type { OrderActions } from '../../contract/orders';
import type { ReceiptActions } from '../../contract/receipts';
import type { RefundActions } from '../../contract/refunds';
import type { ResidentActions } from '../../contract/resident';
import type { ActionTable } from '../dispatch';
import { mutualAidActions } from '../mutual-aid/actions';
import { orderActions } from '../orders/actions';
import { receiptActions } from '../receipts/actions';
import { refundActions } from '../refunds/actions';
import { familyActions } from './family-actions';
import { noticeActions } from './notice-actions';
import { personActions } from './person-actions';
import { recordActions } from './record-actions';

type Actions = ResidentActions & OrderActions & MutualAidActions & RefundActions & ReceiptActions;

/** Everything a resident can ask of the office. */
export const residentActions: ActionTable<Actions> = {
  ...recordActions,
  ...personActions,
  ...familyActions,
  ...noticeActions,
  ...orderActions,
  ...mutualAidActions,
  ...refundActions,
  ...receiptActions,
};
