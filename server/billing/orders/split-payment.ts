import type { PaymentSource } from '../../../contract/orders';
import { type Fen, lesserFen, minusFen, noFen, sumFen } from '../../../policy/money';
import type { DraftLine } from './draft';
import { usableFen, whyNotFromAccount } from '../mutual-aid';
import type { PolicyInForce } from '../../policy-registry';
import type { MutualAidAccount } from '../../schema';
import { refuse } from '../../platform';

export interface PaymentSplit {
  readonly accountFen: Fen;
  /** By line: how much of its amount the account gives. */
  readonly fromAccount: readonly Fen[];
}

export interface SplitRequest {
  readonly paymentSource: PaymentSource;
  /** How much the payer wants the account to give, where both pay. */
  readonly wantedFen: Fen | undefined;
  readonly account: MutualAidAccount | null;
  /** What must stay in the account. */
  readonly floorFen: Fen;
}

export function dueFen({ application }: DraftLine): Fen {
  return application.determination.payFen ?? noFen;
}

export function sumDue(lines: readonly DraftLine[]): Fen {
  return sumFen(lines.map(dueFen));
}

/** Chinese words on why the account may not pay for this line; null where it may. */
export function accountReason(
  policy: PolicyInForce,
  account: MutualAidAccount | null,
  { record, application }: DraftLine,
): string | null {
  return whyNotFromAccount(policy, account, {
    personId: record.personId,
    region: application.region,
    year: record.year,
  });
}

/**
 * Splits the sum between the two payment sources; the account pays for those it may, in the order's order. Throws
 * `ACCOUNT_NOT_OFFERED` with the reason, or `ACCOUNT_SHORT` with the most that it can give.
 */
export function splitPayment(
  policy: PolicyInForce,
  lines: readonly DraftLine[],
  { paymentSource, wantedFen, account, floorFen }: SplitRequest,
): PaymentSplit {
  if (paymentSource === 'wechat') return { accountFen: noFen, fromAccount: lines.map(() => noFen) };
  const wanted = paymentSource === 'mutual-aid' ? sumDue(lines) : (wantedFen ?? noFen);
  const paying = lines.filter((line) => dueFen(line) > 0);
  const reasons = paying.map((line) => accountReason(policy, account, line));
  const first = reasons.find((reason) => reason !== null) ?? null;
  if (first !== null && (paymentSource === 'mutual-aid' || reasons.every((reason) => reason !== null))) {
    throw refuse('ACCOUNT_NOT_OFFERED', first, { field: 'paymentSource' });
  }
  const most = lesserFen(
    account === null ? noFen : usableFen(account, floorFen),
    sumFen(paying.filter((_, at) => reasons[at] === null).map(dueFen)),
  );
  if (wanted > most || (paymentSource === 'both' && (wanted < 1 || wanted >= sumDue(lines)))) {
    throw accountShort(most);
  }
  const eligible = lines.map((line) =>
    accountReason(policy, account, line) === null ? dueFen(line) : noFen,
  );
  return { accountFen: wanted, fromAccount: greedily(eligible, wanted) };
}

/** Gives `fen` away, to each in turn as much as it takes. */
export function greedily(takes: readonly Fen[], fen: Fen): readonly Fen[] {
  let left = fen;
  return takes.map((most) => {
    const given = lesserFen(left, most);
    left = minusFen(left, given);
    return given;
  });
}

function accountShort(maximumFen: Fen): Error {
  return refuse(
    'ACCOUNT_SHORT',
    '家庭共济账户可用的钱不够这个数。请减少从账户支付的金额，其余用微信支付，或先在账户页面调整授权额度。',
    { field: 'accountFen', details: { maximumFen } },
  );
}
