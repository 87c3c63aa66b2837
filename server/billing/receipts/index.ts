export { ownReceipts, receiptsAboutMe } from './receipt';
export { codePicture } from './code-picture';
export { checkReceipt } from './check';
export { shareReceipt, sharedReceipt } from './share';
