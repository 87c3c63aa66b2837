import type { Cloud } from '../../platform';
import type { PayRequest } from '../../schema';

/** Requests that somebody made, and those of others that he opened. Two round trips. */
export async function payRequestsWith(
  cloud: Cloud,
  openId: string,
  limit: number,
): Promise<readonly PayRequest[]> {
  const made = await cloud.db.find('pay-requests', { filter: { openId }, limit });
  const opened = await cloud.db.find('pay-requests', { filter: { helpers: openId }, limit });
  return [...made, ...opened.filter(({ _id }) => made.every((one) => one._id !== _id))];
}
