import type { PlaceReminderActions } from '../../../contract/agreed-messages';
import type { EvidenceActions } from '../../../contract/evidence';
import type { MutualAidActions } from '../../../contract/mutual-aid';
import type { OrderActions } from '../../../contract/orders';
import type { PayRequestActions } from '../../../contract/pay-requests';
import type { PublicProgressActions } from '../../../contract/public-progress';
import type { ReceiptActions } from '../../../contract/receipts';
import type { RefundStandingActions } from '../../../contract/refund-standing';
import type { RefundActions } from '../../../contract/refunds';
import type { ReimbursementActions } from '../../../contract/reimbursements';
import type { ResidentActions } from '../../../contract/resident';
import { evidenceActions } from './evidence';
import { mutualAidActions } from './mutual-aid';
import { orderActions } from './orders';
import { receiptActions } from './receipts';
import { payRequestActions } from './pay-requests';
import { refundActions } from './refunds';
import { reimbursementActions } from './reimbursements';
import { familyActions } from './family';
import { homeActions } from './home';
import { meActions } from './me';
import { messageActions } from './messages';
import { noticeActions } from './notices';
import { personActions } from './person';
import { placeActions } from './places';
import { publicProgressActions } from './progress';
import { recordActions } from './records';
import { reminderActions } from './reminders';
import type { ActionTable } from '../../platform';

type Actions = ResidentActions &
  OrderActions &
  MutualAidActions &
  RefundActions &
  RefundStandingActions &
  EvidenceActions &
  ReceiptActions &
  PayRequestActions &
  PublicProgressActions &
  PlaceReminderActions &
  ReimbursementActions;

/** Everything a resident can ask of the server. */
export const residentActions: ActionTable<Actions> = {
  ...recordActions,
  ...personActions,
  ...familyActions,
  ...meActions,
  ...homeActions,
  ...messageActions,
  ...reminderActions,
  ...noticeActions,
  ...placeActions,
  ...publicProgressActions,
  ...orderActions,
  ...mutualAidActions,
  ...refundActions,
  ...evidenceActions,
  ...receiptActions,
  ...payRequestActions,
  ...reimbursementActions,
};
