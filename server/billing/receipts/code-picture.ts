import { checkPage } from '../../../contract/receipts';
import { ownReceipts, noReceipt } from './receipt';
import { type Cloud, MiniCodeError, refuse } from '../../platform';
import { countAttempt } from '../../identity';

/** Dots across: on paper a code of 4 cm. */
const width = 430;

/**
 * The mini-program's code that opens the check of one person's receipt, PNG in base64. Throws `NO_RECEIPT` for a receipt that the
 * caller may not open, and `CODE_REFUSED` where WeChat makes none: the code's signs do the same.
 */
export async function codePicture(
  cloud: Cloud,
  openId: string,
  orderId: string,
  line: number,
): Promise<string> {
  const receipts = await ownReceipts(cloud, openId, orderId);
  const receipt = receipts.find((one) => one.line === line);
  if (receipt === undefined) throw noReceipt();
  await countAttempt(cloud, 'link');
  const scene = `c=${receipt.checkCode}`;
  try {
    const picture = await cloud.miniCodes.picture({ scene, page: checkPage, width });
    return Buffer.from(picture).toString('base64');
  } catch (error) {
    if (!(error instanceof MiniCodeError)) throw error;
    cloud.log('mini-code-refused', { code: error.code });
    throw refuse('CODE_REFUSED', '微信这会儿没有给出小程序码。凭证上的核验码一样可以用来查验。');
  }
}
