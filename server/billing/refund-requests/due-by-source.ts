import type { DueBySource } from '../../../contract/refund-dues';
import { type Fen, greaterFen, lesserFen, minusFen, noFen, plusFen } from '../../../policy/money';
import type { Documents } from '../../platform';
import type { Order, OrderLine, RefundDue } from '../../schema';
import { officeGrantedFen, refundId } from '../refunds';

/**
 * What a notice gives back of a line to who was recognised after he paid (`refundFen`), by where it was paid from. WeChat gives its part
 * once; what two officers gave back of it counts. Two round trips, and one for each part that they gave.
 */
export async function dueOfLine(
  documents: Documents,
  { order, line }: { readonly order: Order; readonly line: OrderLine },
  refundFen: Fen,
): Promise<DueBySource> {
  const partFen = await officeGrantedFen(documents, order, line);
  const asked = await documents.get('refunds', refundId(order._id, line.line, 'recognised'));
  const wechatGivenFen = lesserFen(refundFen, plusFen(partFen, asked?.amountFen ?? noFen));
  const ofWechat = lesserFen(refundFen, line.wechatFen);
  const wechatDueFen = asked === null ? greaterFen(noFen, minusFen(ofWechat, wechatGivenFen)) : noFen;
  return withWindow(refundFen, { wechatDueFen, wechatGivenFen });
}

/** A stored one by where it was paid from. */
export function bySource({ amountFen, byWechat, ...due }: RefundDue): DueBySource {
  const { dueFen, givenFen } = byWechat ?? asBefore({ ...due, amountFen });
  return withWindow(amountFen, { wechatDueFen: dueFen, wechatGivenFen: givenFen });
}

/** The release before gave all of it in one way. */
function asBefore({ state, amountFen }: Pick<RefundDue, 'state' | 'amountFen'>): {
  readonly dueFen: Fen;
  readonly givenFen: Fen;
} {
  return {
    dueFen: state === 'due' ? amountFen : noFen,
    givenFen: state === 'given' ? amountFen : noFen,
  };
}

/** The window gives what WeChat doesn't. */
function withWindow(amountFen: Fen, ofWechat: Omit<DueBySource, 'windowFen'>): DueBySource {
  const { wechatDueFen, wechatGivenFen } = ofWechat;
  return { ...ofWechat, windowFen: minusFen(amountFen, plusFen(wechatDueFen, wechatGivenFen)) };
}

/** A stored one, once WeChat is about to give its part: what is left is the window's. `due` as it was before that, `at` in ms. */
export function afterWechatGave(held: RefundDue, due: DueBySource, at: number): RefundDue {
  const givenFen = plusFen(due.wechatGivenFen, due.wechatDueFen);
  return {
    ...held,
    amountFen: plusFen(givenFen, due.windowFen),
    byWechat: { dueFen: noFen, givenFen },
    state: due.windowFen === noFen ? 'given' : 'by-office',
    updatedAt: at,
  };
}
