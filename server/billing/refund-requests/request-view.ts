import type { RefundView } from '../../../contract/refunds';
import { requestOfRefund } from './request-of-refund';
import { refundReasonWords } from '../orders';
import { refundView } from '../refunds';
import type { Refund, RefundRequest } from '../../schema';

type RequestView = Extract<RefundView, { readonly kind: 'request' }>;

/** Requests and refunds as their payer reads them, a request before the refunds that carry it out. */
export function refundViews(
  requests: readonly RefundRequest[],
  refunds: readonly Refund[],
): readonly RefundView[] {
  const before = refunds.map((one) => ({ refund: one, request: requestOfRefund(one) }));
  const views = [
    ...requests.map(requestView),
    ...before.map(({ refund, request }) => (request === null ? refundView(refund) : requestView(request))),
  ];
  // A document that is being moved may be read in both places.
  const byId = new Map(views.map((view) => [view.refundId, view]));
  return [...byId.values()].sort((one, other) => (one.refundId < other.refundId ? -1 : 1));
}

function requestView(request: RefundRequest): RefundView {
  return {
    kind: 'request',
    refundId: request._id,
    orderId: request.orderId,
    line: request.line,
    amountFen: request.amountFen,
    to: request.to,
    reason: request.reason,
    state: request.state,
    ...waiting(request),
    at: request.createdAt,
    message: `${refundReasonWords[request.reason]}。${request.reason === 'by-office' ? whereGrantStands(request) : whereItStands(request)}`,
  };
}

function waitsForInsured({ insured }: RefundRequest): boolean {
  return typeof insured?.until === 'number' && insured.answer === undefined;
}

function waiting(request: RefundRequest): Pick<RequestView, 'waitsFor' | 'answerUntil'> {
  if (request.state !== 'requested') return {};
  if (!waitsForInsured(request)) return { waitsFor: 'officer' };
  return { waitsFor: 'insured', answerUntil: request.insured?.until ?? request.createdAt };
}

/** What two officers granted: nobody asked for it, so its reason is said. */
function whereGrantStands({ state, note = '' }: RefundRequest): string {
  switch (state) {
    case 'requested':
      return `理由：${note}。正在问参保人本人，之后由工作人员办理，结果在这里显示。`;
    case 'declined':
      return `这次没有办，参保不变。工作人员的说明：${note}。`;
    case 'approved':
      return `理由：${note}。退到哪一步请看下一条。`;
  }
}

function whereItStands(request: RefundRequest): string {
  const { state, to, note } = request;
  switch (state) {
    case 'requested':
      if (waitsForInsured(request)) {
        return '已提交申请。会先问参保人本人同不同意，再由工作人员审核，结果在这里显示。';
      }
      return '已提交申请，等工作人员审核，审核后会在这里显示结果。';
    case 'declined':
      return (
        `申请没有通过${note === undefined ? '' : `，工作人员的说明：${note}`}。` +
        '有别的原因可以再申请；同一原因补齐材料后，7天后可以再申请，或到参保地医保经办窗口咨询。'
      );
    case 'approved':
      // What the bureau has not been told of is in the account at once, and makes no refund of its own.
      return to === 'wechat'
        ? '工作人员已经同意，退到哪一步请看下一条。'
        : '工作人员已经同意。钱退回家庭共济账户，在账户的变动里能看到；已经报给医保局的，由工作人员办理，请看下一条。';
  }
}
