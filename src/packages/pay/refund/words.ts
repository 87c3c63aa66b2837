import type { AskableReason, RefundOffer } from '../../../../contract/refunds';
import { insuredAnswerDays } from '../../../../contract/refunds';
import type { ResidentQuestionCode } from '../../../../policy/residents-questions';
import type { OrderLineView } from '../../../../contract/orders';
import { yuan } from '../../../words/money';

/** Which of residents' questions the notice answers for a reason. */
export const questionOf: Readonly<Record<AskableReason, ResidentQuestionCode>> = {
  recognised: 'recognised-later',
  'paid-twice': 'refund',
  died: 'refund',
  'insured-elsewhere': 'refund',
  'wrong-place': 'refund',
};

/** What shows an officer that it is so. No notice asks for a paper: it only saves a way. */
export const helpfulPapers: Readonly<Record<Exclude<AskableReason, 'recognised'>, string>> = {
  'paid-twice': '两次缴费的凭证或付款记录截图。',
  died: '死亡证明，或者户口注销的证明。',
  'insured-elsewhere': '在单位或别的地方参保缴费的凭证，能看到姓名和年度。',
  'wrong-place': '户口本或居住证上写明住址的那一页。',
};

export function offerHint(offer: Extract<RefundOffer, { readonly amountFen: unknown }>): string {
  const sum = `${yuan(offer.amountFen)} 元`;
  return offer.reason === 'recognised'
    ? `按通知退 ${sum}，不用审核，参保不变`
    : `审核同意后退 ${sum}，不再参保`;
}

const byWechat =
  '微信付的钱原路退回。微信支付的说明：用零钱付的20分钟内到账，用银行卡付的要等3个工作日左右。';

/** How all of the money comes back, and how long that takes as far as it is known. */
function wayBack({ wechatFen, accountFen }: OrderLineView): readonly string[] {
  return [
    ...(wechatFen > 0 ? [byWechat] : []),
    ...(accountFen > 0
      ? ['家庭共济账户付的钱退回账户。已经报给医保局扣款的，由工作人员办理，要多久看医保局。']
      : []),
  ];
}

interface Steps {
  readonly reason: AskableReason;
  readonly line: OrderLineView;
  readonly asksInsured: boolean;
  readonly place: string;
}

/** Who stays insured gets back what WeChat took; what the account paid only the office can give back. */
function wayOfAidedPart({ accountFen }: OrderLineView): readonly string[] {
  if (accountFen === 0) return [byWechat];
  return [byWechat, '家庭共济账户付的钱不从这里退。按通知还有要退的，请带证件到参保地医保经办窗口办理。'];
}

/** What happens after it was handed in, one thing after the other. */
export function nextSteps({ reason, line, asksInsured, place }: Steps): readonly string[] {
  if (reason === 'recognised') {
    return ['按部门名册里认定的身份算，不用审核，提交以后马上办。', ...wayOfAidedPart(line)];
  }
  return [
    ...(asksInsured
      ? [
          `先问${line.person.name}本人同不同意：本人在微信里确认过身份的，在自己的微信里回答，工作人员最多等${insuredAnswerDays}天；没有确认过的，由工作人员打电话或当面问。`,
        ]
      : []),
    `再由${place}负责退费的工作人员审核。不同意的，会写明原因。审核要多久，通知没有写。`,
    ...wayBack(line),
  ];
}
