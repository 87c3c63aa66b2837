import type { PaymentSource } from '../../../contract/orders';
import type { DraftLine } from './draft';
import { usableFen, whyNotFromAccount } from '../mutual-aid';
import type { PolicyInForce } from '../../policy-registry';
import type { MutualAidAccount } from '../../schema';
import { refuse } from '../../platform';

export interface PaymentSplit {
  readonly accountFen: number;
  /** By line: how much of its amount the account gives. */
  readonly fromAccount: readonly number[];
}

export interface SplitRequest {
  readonly paymentSource: PaymentSource;
  /** How much the payer wants the account to give, where both pay. */
  readonly wantedFen: number | undefined;
  readonly account: MutualAidAccount | null;
  /** What must stay in the account. */
  readonly floorFen: number;
}

export function dueFen({ application }: DraftLine): number {
  return application.determination.payFen ?? 0;
}

export function sumDue(lines: readonly DraftLine[]): number {
  return lines.reduce((sum, line) => sum + dueFen(line), 0);
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
  if (paymentSource === 'wechat') return { accountFen: 0, fromAccount: lines.map(() => 0) };
  const wanted = paymentSource === 'mutual-aid' ? sumDue(lines) : (wantedFen ?? 0);
  const paying = lines.filter((line) => dueFen(line) > 0);
  const reasons = paying.map((line) => accountReason(policy, account, line));
  const first = reasons.find((reason) => reason !== null) ?? null;
  if (first !== null && (paymentSource === 'mutual-aid' || reasons.every((reason) => reason !== null))) {
    throw refuse('ACCOUNT_NOT_OFFERED', first, { field: 'paymentSource' });
  }
  const most = Math.min(
    account === null ? 0 : usableFen(account, floorFen),
    paying.reduce((sum, line, at) => sum + (reasons[at] === null ? dueFen(line) : 0), 0),
  );
  if (wanted > most || (paymentSource === 'both' && (wanted < 1 || wanted >= sumDue(lines)))) {
    throw accountShort(most);
  }
  const eligible = lines.map((line) => (accountReason(policy, account, line) === null ? dueFen(line) : 0));
  return { accountFen: wanted, fromAccount: greedily(eligible, wanted) };
}

/** Gives `fen` away, to each in turn as much as it takes. */
export function greedily(takes: readonly number[], fen: number): readonly number[] {
  let left = fen;
  return takes.map((most) => {
    const given = Math.min(left, most);
    left -= given;
    return given;
  });
}

function accountShort(maximumFen: number): Error {
  return refuse(
    'ACCOUNT_SHORT',
    '家庭共济账户可用的钱不够这个数。请减少从账户支付的金额，其余用微信支付，或先在账户页面调整授权额度。',
    { field: 'accountFen', details: { maximumFen } },
  );
}
