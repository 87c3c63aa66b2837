export { ownReceipts, receiptsAboutMe } from './receipt';
export { shareReceipt, sharedReceipt } from './share';
