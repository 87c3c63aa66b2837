import type { PaymentSource } from '../../../contract/orders';
import { type Fen, lesserFen, minusFen, noFen, sumFen } from '../../../policy/money';
import type { DraftLine } from './draft';
import { type AccountTerms, type Payee, usableFen } from '../mutual-aid';
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
  /** For whom of the lines it may pay, and what must stay in it. */
  readonly terms: AccountTerms;
}

export function dueFen({ application }: DraftLine): Fen {
  return application.determination.payFen ?? noFen;
}

export function sumDue(lines: readonly DraftLine[]): Fen {
  return sumFen(lines.map(dueFen));
}

/** The lines as the people whom an account may pay for, in the order's order. */
export function payeesOf(lines: readonly DraftLine[]): readonly Payee[] {
  return lines.map((line) => ({
    personId: line.record.personId,
    region: line.application.region,
    year: line.record.year,
    dueFen: dueFen(line),
  }));
}

/**
 * Splits the sum between the two payment sources; the account pays for those it may, in the order's order. Throws
 * `ACCOUNT_NOT_OFFERED` with the reason, or `ACCOUNT_SHORT` with the most that it can give.
 */
export function splitPayment(
  lines: readonly DraftLine[],
  { paymentSource, wantedFen, account, terms }: SplitRequest,
): PaymentSplit {
  if (paymentSource === 'wechat') return { accountFen: noFen, fromAccount: lines.map(() => noFen) };
  const wanted = paymentSource === 'mutual-aid' ? sumDue(lines) : (wantedFen ?? noFen);
  const dues = lines.map(dueFen);
  const reasons = terms.reasons.filter((_, at) => (dues[at] ?? noFen) > 0);
  const first = reasons.find((reason) => reason !== null) ?? null;
  if (first !== null && (paymentSource === 'mutual-aid' || reasons.every((reason) => reason !== null))) {
    throw refuse('ACCOUNT_NOT_OFFERED', first, { field: 'paymentSource' });
  }
  const eligible = dues.map((due, at) => (terms.reasons[at] === null ? due : noFen));
  const usable = account === null ? noFen : usableFen(account, terms.floorFen);
  const most = lesserFen(usable, sumFen(eligible));
  if (wanted > most || (paymentSource === 'both' && (wanted < 1 || wanted >= sumDue(lines)))) {
    throw accountShort(most, terms.floorWords);
  }
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

function accountShort(maximumFen: Fen, floorWords: string): Error {
  return refuse(
    'ACCOUNT_SHORT',
    `家庭共济账户可用的钱不够这个数。${floorWords}请减少从账户支付的金额，其余用微信支付，或先在账户页面调整授权额度。`,
    { field: 'accountFen', details: { maximumFen } },
  );
}
