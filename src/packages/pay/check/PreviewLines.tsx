import { View } from '@tarojs/components';
import type { PreviewLine, PaymentSource } from '../../../../contract/orders';
import { type Fen, minusFen } from '../../../../policy/money';
import { MoneyAmount } from '../../../components/Money';
import { Card } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { usePlaceNames } from '../../../answers/learn-places';
import { placeName } from '../../../answers/places';
import { sayDay } from '../../../words/days';
import { yuan } from '../../../words/money';

function coverOf({ coveredFrom, coveredTo }: PreviewLine): string {
  return coveredFrom
    ? `${sayDay(coveredFrom)}起享受待遇${coveredTo ? `，到${sayDay(coveredTo)}为止` : ''}`
    : '';
}

/** Why this person can't be paid for now with this paymentSource; undefined where he can. */
function reasonOf({ reason, onlineReason }: PreviewLine, paymentSource: PaymentSource): string | undefined {
  return reason ?? (paymentSource === 'mutual-aid' ? undefined : onlineReason);
}

function amountOf({ amountFen, onlineReason }: PreviewLine, paymentSource: PaymentSource): string {
  if (amountFen === null) return '现在不能缴';
  if (onlineReason !== undefined && paymentSource !== 'mutual-aid') return '不能在线缴';
  return amountFen === 0 ? '不用缴费，直接登记' : `${yuan(amountFen)} 元`;
}

/** By which tier's price, where one can choose. */
function tierIn({ tier }: PreviewLine): string | null {
  if (tier === undefined) return null;
  return tier.chosen ? `缴费档次：${tier.name}` : `缴费档次：${tier.name}（还没有选，先按这一档算）`;
}

interface PreviewLinesProps {
  readonly lines: readonly PreviewLine[];
  /** Where the account is to pay, it is said for whom it may not. */
  readonly paymentSource: PaymentSource;
}

/** Each person of the order: what is due, from when he is covered, or why he can't be in it. */
export function PreviewLines({ lines, paymentSource }: PreviewLinesProps) {
  usePlaceNames(lines.map(({ region }) => region));
  return (
    <>
      {lines.map((line) => (
        <Card key={line.recordId} id={`line-${line.recordId}`}>
          <View className="record-card__head">
            <View className="strong">{line.person.name}</View>
            <View className="strong">{amountOf(line, paymentSource)}</View>
          </View>
          <View className="soft small">
            {line.person.document} · {placeName(line.region)} · {line.year}年度
          </View>
          {(line.amountFen ?? 0) > 0 && tierIn(line) !== null ? (
            <View id={`tier-${line.recordId}`}>{tierIn(line)}</View>
          ) : null}
          {line.amountOpen ? (
            <View id={`amount-open-${line.recordId}`}>
              还有问题没回答，金额可能会变。要先回答，请返回上一页。
            </View>
          ) : null}
          <View>
            <Words>{reasonOf(line, paymentSource) ?? coverOf(line)}</Words>
          </View>
          {paymentSource !== 'wechat' && line.accountReason && (line.amountFen ?? 0) > 0 ? (
            <View id={`not-from-account-${line.recordId}`} className="soft">
              {line.accountReason}
            </View>
          ) : null}
        </Card>
      ))}
    </>
  );
}

interface SumProps {
  /** Of the card and, with what they say behind it, of its parts. */
  readonly id?: string;
  readonly fen: Fen;
  readonly accountFen: Fen;
  /** Who gets what WeChat takes; undefined where nobody does, or several do. */
  readonly payee?: string | undefined;
}

/** What is due together, and what of it comes from the account, in fen. */
export function Sum({ id, fen, accountFen, payee }: SumProps) {
  const named = (part: string): string => (id === undefined ? part : `${id}-${part}`);
  return (
    <Card id={id ?? 'order-sum'}>
      <View className="soft">合计</View>
      <MoneyAmount id={named('amount')} fen={fen} name="合计" />
      {accountFen > 0 ? (
        <View id={named('parts')}>
          家庭共济账户 {yuan(accountFen)} 元
          {fen > accountFen ? `，微信支付 ${yuan(minusFen(fen, accountFen))} 元` : '，不用再付别的钱'}
        </View>
      ) : null}
      {payee === undefined ? null : (
        <View id={named('payee')} className="soft">
          微信支付收款方：{payee}
        </View>
      )}
    </Card>
  );
}
