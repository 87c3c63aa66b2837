export { ownReceipts, receiptsAboutMe } from './receipt';
export { checkReceipt } from './check';
export { shareReceipt, sharedReceipt } from './share';
