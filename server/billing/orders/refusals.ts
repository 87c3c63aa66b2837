import { sayDay } from '../../../contract/calendar-day';
import { maskName } from '../../../contract/person-name';
import type { Determination } from '../../../policy/determination';
import type { Fen } from '../../../policy/money';
import { type Cloud, refuse } from '../../platform';
import { exemptElsewhereWords } from '../../enrolment';
import { nameOf } from '../../identity';
import type { Reservation } from '../../schema';

/** Refusals of the orders, in words that say what to do next. */
export function orderDiffers(): Error {
  return refuse('ORDER_DIFFERS', '这个订单号已经用于另一笔订单，请返回重新提交。', { field: 'orderId' });
}

export function noOrder(): Error {
  return refuse('NO_ORDER', '没有找到这笔订单，请在“缴费记录”里查看。');
}

export function noRecordToPay(line: number): Error {
  return refuse('NO_RECORD', '没有找到其中一位家人的登记，请返回家人列表重新选择。', { details: { line } });
}

export function insuredAlready(line: number, year: number): Error {
  return refuse('ALREADY_INSURED', `其中一位家人${year}年度已经参保，不需要再缴费，请把他从订单里去掉。`, {
    details: { line, year },
  });
}

export function reservedByYou(line: number, orderId: string, until: number): Error {
  return refuse('RESERVED_BY_YOU', '您有一笔没付完的订单里已经有这位家人，请继续支付那笔订单，或先取消它。', {
    details: { line, orderId, until },
  });
}

/** His family must not wait for somebody who does not pay. */
export function tooOftenUnpaid(line: number): Error {
  return refuse(
    'TOO_OFTEN_UNPAID',
    '您今天已经两次为其中一位家人下了单没有付款，今天不能再下。今天要缴的，请他本人或别的家人来缴，或到参保地窗口办理；明天您可以再来。',
    { details: { line } },
  );
}

export function reservedByOther(line: number, until: number, by: string): Error {
  const who = by === '' ? '另一位家人' : by;
  return refuse(
    'RESERVED_BY_OTHER',
    `${who}正在为其中一位家人缴费，请等对方付完，或到时间后再试；也可以先为其他人缴费。`,
    { details: { line, until, by }, retryable: true },
  );
}

/** Exempt by an identity that no office of the place has certified: who is enrolled where must not be a stranger's choice. */
export function awaitsOffice(line: number): Error {
  return refuse('AWAITS_OFFICE', exemptElsewhereWords, { details: { line } });
}

/** Why a person cannot be paid for on the day; null where he can. */
export function whyNotPayable(
  { status, opensOn }: Determination,
  year: number,
): { readonly code: string; readonly message: string } | null {
  switch (status) {
    case 'payable':
    case 'exempt':
      return null;
    case 'insured':
      return { code: 'ALREADY_INSURED', message: `${year}年度已经参保，不需要再缴费。` };
    case 'not-open':
      return {
        code: 'NOT_OPEN',
        message:
          opensOn === undefined
            ? '今天不能缴费，请留意参保地通知的缴费时间。'
            : `今天不能缴费，${sayDay(opensOn)}起可以缴，请到时再来。`,
      };
    case 'closed':
      return { code: 'CLOSED', message: `${year}年度的缴费已经截止，请向参保地医保经办窗口咨询。` };
    case 'unsupported':
      return { code: 'PLACE_UNSUPPORTED', message: '这个地方和年度还没有收录缴费通知，请检查参保地和年度。' };
  }
}

/** What a person reads whose place nobody collects for by WeChat. */
export const noMerchantWords =
  '这里还不能在线缴费：征收机构还没有在本小程序开通收款。请带身份证到参保地的办税服务厅、社区（村）或当地公布的其他渠道缴费，缴费时间和金额不变。';

export function noMerchant(line: number): Error {
  return refuse('NO_MERCHANT', noMerchantWords, { details: { line } });
}

/** `payees`: by line, who would get its money. */
export function orderSpansMerchants(payees: readonly (readonly [line: number, payee: string])[]): Error {
  return refuse(
    'ORDER_SPANS_MERCHANTS',
    '这些家人的保费由不同的征收机构收取，微信支付要分开确认，还没有扣款。请返回上一页重新核对，再逐笔确认。',
    { details: Object.fromEntries(payees.map(([line, payee]) => [`line${line}Payee`, payee])) },
  );
}

export const dayEndsWords =
  '今天的缴费马上截止，剩下的时间不够付款，过了零点金额或保障时间会变。请零点以后再来，按新的一天计算。';

export function dayEnds(): Error {
  return refuse('DAY_ENDS', dayEndsWords, { retryable: true });
}

export function amountChanged(totalFen: Fen, lineFen: readonly Fen[]): Error {
  return refuse('AMOUNT_CHANGED', '应缴金额有变化，还没有扣款。请核对新的金额，再确认支付。', {
    details: {
      totalFen,
      ...Object.fromEntries(lineFen.map((fen, line) => [`line${line}Fen`, fen])),
    },
  });
}

export function wechatSilent(): Error {
  return refuse(
    'WECHAT_SILENT',
    '微信支付暂时没有回应，还不知道有没有付款。请稍等一分钟再看，不要重复付款。',
    {
      retryable: true,
    },
  );
}

/** Found a person in another order's hands; who that is, is looked up once the transaction is over. */
export class ReservedError extends Error {
  constructor(
    readonly line: number,
    readonly reservation: Reservation,
  ) {
    super('reserved by another payer');
    this.name = 'ReservedError';
  }
}

/** Tells who has the person in hand, masked, as far as that payer is known by name. */
export async function inOtherHands(cloud: Cloud, { line, reservation }: ReservedError): Promise<Error> {
  const payer = await cloud.db.get('payers', reservation.openId);
  const self = payer?.self ? await cloud.db.get('people', payer.self.personId) : null;
  const by = self === null ? '' : maskName(nameOf(cloud, self));
  return reservedByOther(line, reservation.until, by);
}
