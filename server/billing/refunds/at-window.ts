import { type Fen, greaterFen, lesserFen, minusFen, noFen } from '../../../policy/money';
import type { Documents } from '../../platform';
import type { Order, OrderLine, RefundDue } from '../../schema';

/** What two officers say the window gave back of a line while he stayed insured (Ruizhou 3.2). One round trip. */
export async function windowFenOf(documents: Documents, order: Order, line: OrderLine): Promise<Fen> {
  return windowFen(await dueOf(documents, order, line));
}

function windowFen(due: RefundDue | null): Fen {
  return due?.givenAtWindow?.amountFen ?? noFen;
}

async function dueOf(documents: Documents, { _id }: Order, line: OrderLine): Promise<RefundDue | null> {
  const due = await documents.get('refund-dues', line.recordId);
  return due?.orderId === _id && due.line === line.line ? due : null;
}

/** By source: the window gives the account's part, and of WeChat's only what exceeds that. */
export function windowBySource(
  { accountFen }: Pick<OrderLine, 'accountFen'>,
  givenFen: Fen,
): { readonly ofAccountFen: Fen; readonly ofWechatFen: Fen } {
  const ofAccountFen = lesserFen(accountFen, givenFen);
  return { ofAccountFen, ofWechatFen: greaterFen(noFen, minusFen(givenFen, ofAccountFen)) };
}

/**
 * Ends what was due of a line with its insurance, in the caller's transaction, and answers what the window gave. Its document is written,
 * so that an officer who says at this very moment that the window gave it conflicts with it. `at`: ms.
 */
export async function endDueOf(tx: Documents, order: Order, line: OrderLine, at: number): Promise<Fen> {
  const due = await dueOf(tx, order, line);
  if (due === null) return noFen;
  await tx.put(
    'refund-dues',
    due.givenAtWindow === undefined ? noLongerDue(due, at) : { ...due, updatedAt: at },
  );
  return windowFen(due);
}

/** A stored one of who is insured no more, or to whom the notice gives nothing any more; `at` in ms. */
export function noLongerDue(held: RefundDue, at: number): RefundDue {
  const byWechat = { dueFen: noFen, givenFen: noFen };
  return { ...held, state: 'over', amountFen: noFen, byWechat, updatedAt: at };
}
