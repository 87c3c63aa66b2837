import type { OrderPart, PreviewLine, PaymentSourceOffer } from '../../../contract/orders';
import { type Fen, fen, greaterFen, lesserFen, minusFen, noFen, sumFen } from '../../../policy/money';
import { type Merchant, merchantFor } from '../../platform';
import { greedily, noMerchantWords, orderParts } from '../orders';

function shortWords({ floorWords }: AccountAmount): string {
  return `家庭共济账户可用的钱不够，可以和微信支付一起用，或先在账户页面调整授权额度。${floorWords}`;
}

function noneWords({ floorWords }: AccountAmount): string {
  return `家庭共济账户现在没有可用的钱，请先在账户页面查看余额和授权额度。${floorWords}`;
}

/** What the payer's mutual-aid account can give, and the notice's floor in words where one holds. */
interface AccountAmount {
  readonly usableFen: Fen;
  readonly floorWords: string;
}

/**
 * What each paymentSource can pay of a payment, and in which orders.
 * Who lives where nobody collects by WeChat can only be paid for from the account alone.
 */
export function paymentSourceOffers(
  merchants: readonly Merchant[],
  lines: readonly PreviewLine[],
  account: AccountAmount,
): readonly PaymentSourceOffer[] {
  const payable = lines.filter(({ amountFen }) => amountFen !== null);
  const online = payable.filter(({ onlineReason }) => onlineReason === undefined);
  const partsOf = (some: readonly PreviewLine[], accountFen: Fen): readonly OrderPart[] =>
    splitOver(merchants, some, accountFen);
  const blocked = whyBlocked(payable);
  const alone = fromAccountAlone(payable, account, blocked, partsOf);
  return [
    {
      paymentSource: 'wechat',
      available: dueOf(online) > 0,
      accountMaximumFen: noFen,
      parts: partsOf(online, noFen),
      ...(online.length < payable.length ? { reason: noMerchantWords } : {}),
    },
    alone,
    // Who can pay all of it from the account isn't offered to leave one fen for WeChat.
    alone.available
      ? { paymentSource: 'both', available: false, accountMaximumFen: noFen, parts: [] }
      : fromBoth(online, account, blocked, partsOf),
  ];
}

/** Why the account may not pay for all of them; where it may for some, that is said too. */
function whyBlocked(lines: readonly PreviewLine[]): string | undefined {
  const due = lines.filter(({ amountFen }) => amountFen !== 0);
  const blocked = due.filter(({ accountReason }) => accountReason !== undefined);
  const [first] = blocked;
  if (first === undefined || blocked.length === due.length) return first?.accountReason;
  return `不能单独用它付：${due.length}人里有${blocked.length}人不能用家庭共济账户缴，其余的人可以，不能用的部分请用微信支付。`;
}

type PartsOf = (lines: readonly PreviewLine[], accountFen: Fen) => readonly OrderPart[];

function fromAccountAlone(
  lines: readonly PreviewLine[],
  account: AccountAmount,
  accountReason: string | undefined,
  partsOf: PartsOf,
): PaymentSourceOffer {
  const accountMaximumFen = lesserFen(account.usableFen, eligibleOf(lines));
  const available = dueOf(lines) > 0 && accountMaximumFen === dueOf(lines);
  return {
    paymentSource: 'mutual-aid',
    available,
    accountMaximumFen,
    parts: available ? partsOf(lines, accountMaximumFen) : [],
    ...(available ? {} : { reason: accountReason ?? shortWords(account) }),
  };
}

function fromBoth(
  lines: readonly PreviewLine[],
  account: AccountAmount,
  accountReason: string | undefined,
  partsOf: PartsOf,
): PaymentSourceOffer {
  const eligibleFen = eligibleOf(lines);
  const totalFen = dueOf(lines);
  const mostFen = lesserFen(account.usableFen, eligibleFen);
  const accountMaximumFen = lesserFen(mostFen, greaterFen(noFen, minusFen(totalFen, fen(1))));
  const available = mostFen > 0 && totalFen > 1;
  return {
    paymentSource: 'both',
    available,
    accountMaximumFen,
    parts: available ? partsOf(lines, accountMaximumFen) : [],
    ...(mostFen > 0 ? {} : { reason: (eligibleFen === 0 ? accountReason : undefined) ?? noneWords(account) }),
  };
}

/** The account pays for those whom it may, one after the other, as `order.place` has it do within an order. */
function splitOver(
  merchants: readonly Merchant[],
  lines: readonly PreviewLine[],
  accountFen: Fen,
): readonly OrderPart[] {
  const eligible = lines.map(({ accountMaximumFen }) => accountMaximumFen);
  const fromAccount = greedily(eligible, accountFen);
  return orderParts(
    lines.map(({ recordId, region, amountFen }, at) => ({
      recordId,
      amountFen: amountFen ?? noFen,
      accountFen: fromAccount[at] ?? noFen,
      merchant: merchantFor(merchants, region),
    })),
  );
}

function dueOf(lines: readonly PreviewLine[]): Fen {
  return sumFen(lines.map(({ amountFen }) => amountFen ?? noFen));
}

function eligibleOf(lines: readonly PreviewLine[]): Fen {
  return sumFen(lines.map(({ accountMaximumFen }) => accountMaximumFen));
}
