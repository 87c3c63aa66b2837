export { lookAtAnswer, readAnswer } from './answer';
export { applyFor } from './apply';
export { approve, lookAtApproval } from './approve';
export { batchFile, batchTable, dissolveBatch } from './batches';
export { lookAtOne } from './find';
export {
  accountsToForget,
  accountsUnderOldKeys,
  countAccountsUnderOldKeys,
  forgetAccount,
  resealAccount,
} from './keep';
export { findByDocument, listBatches, listByState, listToTell, overview } from './lists';
export { advanceLook, dueLooks } from './looks';
export { applyAtWindow, decline, tick } from './officers';
export { prepareBatch } from './prepare';
export { lookAtRelease, release } from './release';
export { applyForFamily, lookForFamily } from './of-family';
export { giveRefundDues, listRefundDues, lookAtGiving } from './refund-dues';
export { refundDuesWorkbook } from './refund-dues-workbook';
export { lookAtSettling, settleRefundDues } from './settle-refund-dues';
export { reimbursementMoves } from './states';
export { lookAtAccounts, takeAccounts } from './take-accounts';
export { reimbursementViews, standingOf } from './views';
export { lookAtUndoneAccounts, undoAccounts } from './undo-accounts';
export { payoutUpload } from './uploaded';
export { accountsUpload } from './uploaded-accounts';
